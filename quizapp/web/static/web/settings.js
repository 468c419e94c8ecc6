// The settings: what zone the browser is in, and a slider over the table of recall and minutes.
// Everything works without this file: zones are chosen from a list, and the recall is a number beside a table.
(() => {
  "use strict";

  const offerZone = () => {
    const offer = document.getElementById("browser-zone");
    if (!offer) return;
    const canonical = (zone) => new Intl.DateTimeFormat("en", zone ? { timeZone: zone } : {}).resolvedOptions().timeZone;
    let zone = "";
    try {
      zone = canonical();
      if (!zone || zone === canonical(offer.dataset.zone)) return; // an alias of what is set is no other zone
    } catch {
      if (!zone) return; // the browser does not say; else it only does not know the zone that is set
    }
    for (const place of offer.querySelectorAll("[data-name]")) place.textContent = zone.replaceAll("_", " ");
    offer.elements.zone.value = zone;
    offer.hidden = false;
  };

  const slide = () => {
    const input = document.getElementById("id_desired_retention");
    const words = document.getElementById("goal-words");
    const dot = document.getElementById("goal-dot");
    if (!input || !words || !dot) return;
    const points = new Map();
    for (const row of document.querySelectorAll("#goal-table tr[data-percent]")) {
      const [minutes, held] = [...row.querySelectorAll("td")].map((cell) => cell.textContent.trim());
      points.set(Number(row.dataset.percent), { minutes, held, x: row.dataset.x, y: row.dataset.y });
    }
    const chosen = Number(words.dataset.chosen);
    const say = () => {
      const percent = Number(input.value);
      const point = points.get(percent);
      if (!point) return;
      const first = `At ${percent} %: about ${point.minutes} a day, and you can tell about ${point.held} of ${words.dataset.questions} at any time`;
      const now = points.get(chosen);
      const second = percent === chosen || !now ? "." : `; at ${chosen} %, as now: ${now.minutes}, ${now.held}.`;
      words.textContent = first + second;
      input.setAttribute("aria-valuetext", `${percent} %, about ${point.minutes} a day`);
      dot.setAttribute("cx", point.x);
      dot.setAttribute("cy", point.y);
    };
    if (!points.has(Number(input.value))) return; // what was refused stays to be mended as a number
    input.type = "range";
    input.step = "1";
    input.addEventListener("input", say);
    say();
  };

  offerZone();
  slide();
})();
