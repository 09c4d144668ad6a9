"use strict";
/*
 * Which papers came since the reader's last visit: the hashes of all papers now, without those of then. A visit ends
 * half an hour after the last look at the home page or at My list. What was there at the first visit is not new.
 */
(() => {
  const { marks, carried, shelf } = globalThis.Papershelf;
  const VISIT = 30 * 60 * 1000;
  const BITS = 26;
  const KEY = marks.key("seen");

  /** @param {string} edition */
  const textKey = (edition) => `${KEY}:${edition}`;

  /** @type {Seen["visit"]} */
  function visit(before, edition, now) {
    if (!before) return { v: 1, at: now, since: 0, old: "", now: edition };
    const ended = now - before.at > VISIT || before.at - now > VISIT;
    return ended ? { v: 1, at: now, since: before.at, old: before.now, now: edition }
      : { ...before, at: now, now: edition };
  }

  /** @returns {Visit | null} */
  function stored() {
    try {
      const found = JSON.parse(localStorage.getItem(KEY) || "null");
      const whole = found?.v === 1 && [found.at, found.since].every(Number.isFinite)
        && [found.old, found.now].every((each) => /^[0-9a-f]*$/.test(each));
      return whole ? found : null;
    } catch {
      return null;
    }
  }

  /** @type {Seen["added"]} */
  function added(before, after) {
    const known = new Set(shelf.sums(before));
    return known.size ? (shelf.sums(after) || []).filter((place) => !known.has(place)) : [];
  }

  /** Keeps the lists of hashes that a visit names, and no others. */
  function tidy(/** @type {Visit} */ { old, now }) {
    const keys = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) || "");
    const wanted = [old, now].map(textKey);
    for (const key of keys) if (key.startsWith(`${KEY}:`) && !wanted.includes(key)) localStorage.removeItem(key);
  }

  /** @type {Seen["look"]} */
  async function look() {
    const edition = document.querySelector("[data-edition]")?.getAttribute("data-edition") || "";
    try {
      const next = visit(stored(), edition, Date.now());
      let text = localStorage.getItem(textKey(edition));
      if (text === null) {
        text = String(await carried.load(`all-${edition}`));
        localStorage.setItem(textKey(edition), text);
      }
      localStorage.setItem(KEY, JSON.stringify(next));
      tidy(next);
      const before = next.old && next.old !== edition ? localStorage.getItem(textKey(next.old)) || "" : "";
      return { since: next.since, hashes: added(before, text) };
    } catch {
      return { since: 0, hashes: [] }; // Nothing can be kept here, or the list did not come.
    }
  }

  // Days stand before months, as in the pages.
  const language = document.documentElement.lang.replace(/^(en)?$/, "en-GB");
  /** @param {number} time */
  const on = (time) => new Date(time).toLocaleDateString(language, { dateStyle: "medium" });

  /** @type {Seen["papers"]} */
  const papers = (hashes) => shelf.resolve(hashes, BITS);

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { seen: { visit, added, look, papers, on } });

  const home = document.getElementById("since");
  if (home) {
    look().then(({ since, hashes }) => {
      const { counted, element, link } = globalThis.Papershelf;
      if (!hashes.length) return;
      home.append(element("a", { href: link("my-list.html#new") }, counted(hashes.length, "new paper")),
        ` since your last visit, ${on(since)}.`);
      home.hidden = false;
    });
  }
})();
