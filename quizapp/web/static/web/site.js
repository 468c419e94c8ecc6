// What HTML alone cannot do: name the browser's time zone, and say that a request failed while keeping the answer.
// Everything works without this file.
(() => {
  "use strict";

  const nameZone = () => {
    let zone = "";
    try {
      zone = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
    } catch {
      return; // the server then keeps the zone it has
    }
    for (const field of document.querySelectorAll("input[name=browser_zone]")) field.value = zone;
    const choice = document.querySelector("select[data-browser-zone]");
    if (choice && [...choice.options].some((option) => option.value === zone)) choice.value = zone;
  };

  const WORDS = {
    403: "This page has grown old. Reload it, then answer again.",
    429: "That was a lot at once. Wait a moment, then try again: your choice is kept.",
    0: "The site could not be reached. Your choice is kept: try again.",
  };

  const SWAPPED = [404, 422]; // these answers carry their own words and are shown in place

  const showTrouble = (status) => {
    if (SWAPPED.includes(status)) return;
    const box = document.getElementById("trouble");
    if (!box) return;
    box.hidden = false;
    box.querySelector("[role=alert]").textContent =
      WORDS[status] || "Something went wrong on our side. Your choice is kept: try again.";
  };

  const hideTrouble = () => {
    const box = document.getElementById("trouble");
    if (!box) return;
    box.hidden = true;
    box.querySelector("[role=alert]").textContent = "";
  };

  nameZone();
  // htmx 2 and 4 name these events differently; the status is in `xhr` or in `ctx.response`.
  for (const name of ["htmx:responseError", "htmx:response:error"]) {
    document.addEventListener(name, (event) => {
      const detail = event.detail || {};
      showTrouble(detail.xhr?.status ?? detail.ctx?.response?.status ?? 500);
    });
  }
  for (const name of ["htmx:sendError", "htmx:timeout", "htmx:error"]) {
    document.addEventListener(name, (event) => {
      if (!event.detail?.errorInfo) showTrouble(0); // version 2 repeats every error as htmx:error, with errorInfo
    });
  }
  for (const name of ["htmx:beforeRequest", "htmx:before:request"]) document.addEventListener(name, hideTrouble);
  for (const name of ["htmx:afterSwap", "htmx:after:swap"]) document.addEventListener(name, nameZone);
})();
