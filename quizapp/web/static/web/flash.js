// Space turns a flashcard over while the focus is in the card (keys.js knows the other keys, and Space only scrolls
// elsewhere). Without this file the button does the same.
(() => {
  "use strict";

  const CONTROLS = "a, button, input, select, textarea, summary, [contenteditable]";

  document.addEventListener("keydown", (event) => {
    if (event.key !== " " || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.repeat) return;
    const turn = event.target.closest?.("[data-flash]")?.querySelector("[data-turn]");
    if (!turn || event.target.closest(CONTROLS)) return;
    event.preventDefault(); // it would scroll
    turn.click();
  });
})();
