// Names for what the stock admin leaves without one: the parts that select2 draws, and the head of a row's first cell.
"use strict";

function nameOf(select) {
  const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
  return select.getAttribute("aria-label") || (label ? label.textContent.trim().replace(/:$/, "") : "");
}

function nameParts(root) {
  for (const select of root.querySelectorAll("select.admin-autocomplete")) {
    const drawn = select.nextElementSibling;
    if (!drawn || !drawn.classList.contains("select2")) continue;
    for (const part of drawn.querySelectorAll(".select2-selection, .select2-selection__rendered, .select2-search__field")) {
      part.setAttribute("aria-label", nameOf(select));
    }
  }
  for (const head of root.querySelectorAll("th.original:empty")) {
    const text = document.createElement("span");
    text.className = "visually-hidden";
    text.textContent = "Row";
    head.append(text);
  }
}

// select2 draws in a ready callback of jQuery's; one that is added later runs later.
window.addEventListener("load", () => {
  const whenReady = window.django && window.django.jQuery;
  if (whenReady) whenReady(() => nameParts(document));
  else nameParts(document);
});
document.addEventListener("formset:added", (event) => setTimeout(() => nameParts(event.target)));
