// Keys for what stands on the page as a button or a link: whatever names its key in `data-key` ("1", "n Enter").
// They rest while something is typed, and can be switched off: some people speak to their computer.
// Everything works without this file.
(() => {
  "use strict";

  const STORE = "keys";
  const TYPED = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]";
  const PRESSED = "a, button, summary, input, select, textarea"; // what Enter presses by itself

  const areOn = () => {
    try {
      return localStorage.getItem(STORE) !== "off";
    } catch {
      return true; // no storage: they stay on, and the switch works until the page is left
    }
  };
  let on = areOn();

  const showSwitch = () => {
    for (const box of document.querySelectorAll("[data-keys-switch]")) {
      box.checked = on;
      box.closest("[hidden]")?.removeAttribute("hidden");
    }
  };

  document.addEventListener("change", (event) => {
    if (!event.target.matches?.("[data-keys-switch]")) return;
    on = event.target.checked;
    try {
      localStorage.setItem(STORE, on ? "on" : "off");
    } catch {
      return; // nothing to keep it in
    }
  });

  document.addEventListener("keydown", (event) => {
    if (!on || event.defaultPrevented || event.repeat || event.isComposing) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest?.(TYPED)) return;
    if (event.key === "Enter" && event.target.closest?.(PRESSED)) return;
    const wanted = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const named = [...document.querySelectorAll("[data-key]")];
    const found = named.find((one) => one.dataset.key.split(" ").includes(wanted));
    if (!found) return;
    event.preventDefault();
    if (found.matches("input")) found.focus(); // arrow keys and Enter go on from there
    found.click();
  });

  showSwitch();
  for (const name of ["htmx:afterSwap", "htmx:after:swap"]) document.addEventListener(name, showSwitch);
})();
