"use strict";
/* Which week of a reading list is next, by the reader's own clock. */
(() => {
  const { element } = globalThis.Papershelf;
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  const parts = [...document.querySelectorAll(".part[data-date]")].filter((part) => part instanceof HTMLElement);
  const day = (/** @type {HTMLElement} */ part) => part.dataset.date || "";
  const next = [...parts].sort((one, other) => (day(one) < day(other) ? -1 : 1)).find((part) => day(part) >= today);
  for (const part of parts) {
    const word = part === next ? (day(part) === today ? "Today" : "Next") : day(part) < today ? "Past" : "";
    if (!word) continue;
    part.classList.add(word === "Past" ? "past" : "next");
    part.querySelector("h2")?.append(" ", element("span", { class: `badge ${word === "Past" ? "gap" : "start"}` }, word));
  }
})();
