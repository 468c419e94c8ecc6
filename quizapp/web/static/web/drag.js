// Dragging: rows of an order, and the card of a timeline into its place. Whatever is dragged can be done with buttons,
// lists and radio buttons too; a keyboard needs no dragging, and without this file there is none.
(() => {
  "use strict";

  const FROM = 6; // pixels before a press is a drag, so that a click stays a click
  const EDGE = 56; // pixels from the window's edge at which it scrolls
  let drag = null;

  // A row says how it is moved, put down and put back. The dragged row stays in the page: its neighbours pass it.
  const ofRow = (row) => {
    const list = row.parentElement;
    const before = [...list.children];
    const step = (other, gap) => other.offsetHeight + gap;
    return {
      item: row,
      follow(event, grab) {
        const away = () => event.pageY - grab.y - row.offsetTop;
        for (;;) {
          const next = row.nextElementSibling;
          const previous = row.previousElementSibling;
          if (next && away() > step(next, next.offsetTop - row.offsetTop - row.offsetHeight) / 2) row.before(next);
          else if (previous && -away() > step(previous, row.offsetTop - previous.offsetTop - previous.offsetHeight) / 2) row.after(previous);
          else break;
        }
        row.style.transform = `translateY(${away()}px)`;
      },
      drop() {
        row.dispatchEvent(new CustomEvent("order:moved", { bubbles: true }));
      },
      giveUp() {
        list.append(...before);
      },
    };
  };

  const settle = (board, option) => {
    const card = board.querySelector("[data-slot-card]");
    if (card && card.parentElement !== option) option.append(card);
  };

  const ofCard = (card) => {
    const board = card.closest("[data-slots]");
    let over = null;
    const mark = (option) => {
      over?.classList.remove("is-over");
      over = option;
      over?.classList.add("is-over");
    };
    return {
      item: card,
      follow(event, grab, start) {
        card.style.transform = `translate(${event.pageX - start.x}px, ${event.pageY - start.y}px)`;
        const under = document.elementFromPoint(event.clientX, event.clientY)?.closest(".option");
        mark(under && board.contains(under) ? under : null);
      },
      drop() {
        const option = over;
        mark(null);
        if (!option) return;
        const radio = option.querySelector("input");
        radio.checked = true;
        settle(board, option);
        radio.focus({ preventScroll: true });
        const said = board.querySelector("[data-slot-said]");
        if (said) said.textContent = `Placed: ${option.querySelector("span").textContent.trim()}`;
      },
      giveUp() {
        mark(null);
      },
    };
  };

  const grabbed = (event) => {
    const card = event.target.closest("[data-slot-card]");
    if (card) return ofCard(card);
    const row = event.target.closest(".order-item");
    if (!row || event.target.closest("select, button")) return null;
    // A finger on a row scrolls the page; on its handle it drags.
    return event.pointerType === "mouse" || event.target.closest("[data-grip]") ? ofRow(row) : null;
  };

  const scrollNear = (y) => {
    if (y < EDGE) scrollBy(0, -EDGE / 4);
    else if (y > innerHeight - EDGE) scrollBy(0, EDGE / 4);
  };

  const end = (isDropped) => {
    const { what, isMoving } = drag;
    drag = null;
    what.item.style.transform = "";
    what.item.classList.remove("is-lifted");
    if (!isMoving || !what.item.isConnected) return;
    if (isDropped) what.drop();
    else what.giveUp();
  };

  document.addEventListener("pointerdown", (event) => {
    if (drag || !event.isPrimary || event.button !== 0) return;
    const what = grabbed(event);
    if (!what) return;
    const start = { x: event.pageX, y: event.pageY };
    drag = { what, id: event.pointerId, start, grab: { y: event.pageY - what.item.offsetTop }, isMoving: false };
  });

  document.addEventListener("pointermove", (event) => {
    if (!drag || event.pointerId !== drag.id) return;
    if (!drag.isMoving) {
      if (Math.hypot(event.pageX - drag.start.x, event.pageY - drag.start.y) < FROM) return;
      drag.isMoving = true;
      drag.what.item.classList.add("is-lifted");
    }
    drag.what.follow(event, drag.grab, drag.start);
    scrollNear(event.clientY);
  });

  document.addEventListener("pointerup", (event) => {
    if (drag && event.pointerId === drag.id) end(true);
  });
  document.addEventListener("pointercancel", (event) => {
    if (drag && event.pointerId === drag.id) end(false);
  });
  document.addEventListener("keydown", (event) => {
    if (drag && event.key === "Escape") end(false);
  });

  // However a place was chosen, the card lies in it.
  document.addEventListener("change", (event) => {
    const board = event.target.closest("[data-slots]");
    if (board && event.target.matches("input[type=radio]")) settle(board, event.target.closest(".option"));
  });
})();
