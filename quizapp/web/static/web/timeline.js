// Keys on the timeline: arrows between facts and periods, + and - to look closer or wider.
// They act only while the focus is on something of the timeline that is no form field (WCAG 2.1.4).
(() => {
  "use strict";

  let wanted = ""; // the fact that had the focus before the timeline was swapped

  const timeline = () => document.getElementById("timeline");
  const items = () => [...timeline().querySelectorAll("a[data-item]")];

  const visit = (url) => {
    if (!url) return false;
    wanted = document.activeElement?.dataset?.item || "";
    const link = [...timeline().querySelectorAll("a[hx-get]")].find((one) => one.getAttribute("href") === url);
    if (link) link.click();
    else window.location.assign(url); // a page without such a link: a plain visit
    return true;
  };

  const step = (by) => {
    const all = items();
    const at = all.indexOf(document.activeElement);
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
    if (next) next.focus();
    return Boolean(next);
  };

  const end = (place) => {
    const found = items().at(place);
    if (found) found.focus();
    return Boolean(found);
  };

  const act = (key) => {
    const data = timeline().dataset;
    switch (key) {
      case "ArrowDown": return step(1);
      case "ArrowUp": return step(-1);
      case "ArrowRight": return visit(data.after);
      case "ArrowLeft": return visit(data.before);
      case "Home": return end(0);
      case "End": return end(-1);
      case "+":
      case "=": return visit(document.activeElement.dataset.closer || data.closer);
      case "-":
      case "−": return visit(data.wider);
    }
    return false;
  };

  document.addEventListener("keydown", (event) => {
    const target = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || !timeline()?.contains(target)) return;
    if (target.matches("input, select, textarea, button, summary")) return;
    if (act(event.key)) event.preventDefault();
  });

  // A narrow window shows a part of the columns: that of the period that is looked at.
  const reveal = () => {
    const here = timeline()?.querySelector(".band .here");
    const room = here?.closest(".band-scroll");
    if (room) room.scrollLeft = here.offsetLeft - (room.clientWidth - here.offsetWidth) / 2;
  };
  reveal();

  const refocus = () => {
    reveal();
    if (!wanted) return;
    const found = items().find((item) => item.dataset.item === wanted);
    wanted = "";
    if (found) found.focus();
  };
  for (const name of ["htmx:afterSettle", "htmx:after:settle"]) document.addEventListener(name, refocus);
})();
