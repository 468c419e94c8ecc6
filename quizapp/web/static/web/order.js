// Putting things in order with buttons (drag.js: by dragging). Without this file each has a list of places to choose
// from, and keeps it here.
(() => {
  "use strict";

  const rows = (list) => [...list.children];
  const place = (row) => row.querySelector("select");

  const number = (list) => rows(list).forEach((row, index) => (place(row).value = String(index + 1)));

  const say = (list, row) => {
    const said = list.parentElement.querySelector("[data-order-said]");
    const name = row.querySelector("label").textContent.trim();
    if (said) said.textContent = `${name}: place ${rows(list).indexOf(row) + 1} of ${rows(list).length}`;
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    const row = button.closest("li");
    const list = row.parentElement;
    if (button.dataset.move === "-1" && row.previousElementSibling) row.previousElementSibling.before(row);
    else if (button.dataset.move === "1" && row.nextElementSibling) row.nextElementSibling.after(row);
    number(list);
    button.focus(); // a moved element loses it
    say(list, row);
  });

  // A row was dropped: its list of places is where a keyboard goes on.
  document.addEventListener("order:moved", (event) => {
    const row = event.target;
    number(row.parentElement);
    place(row).focus({ preventScroll: true });
    say(row.parentElement, row);
  });

  // Once every place is chosen and chosen once, the rows stand as they were numbered.
  document.addEventListener("change", (event) => {
    const list = event.target.closest(".order");
    if (!list) return;
    const places = rows(list).map((row) => place(row).value);
    if (places.includes("") || new Set(places).size < places.length) return;
    list.append(...rows(list).sort((one, other) => place(one).value - place(other).value));
    event.target.focus();
  });
})();
