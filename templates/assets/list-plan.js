"use strict";
/* The reader's plan of a session or a list as a page to print: what is queued, being read or starred, in its groups. */
(() => {
  const { marks, reading, element, counted, list, shelf } = globalThis.Papershelf;
  if (!list || !list.rows.length) return;
  const WAIT = 3000;
  const KIND = list.bar.dataset.list;
  const all = list.rows.length;

  /** The papers to go to, in the order on view. */
  const planned = () => [...document.querySelectorAll(".listed .row[data-p]")].filter((row) => {
    const { state, star } = marks.get(reading.idOf(row));
    return star || state === "queued" || state === "reading";
  });

  /**
   * All authors, also of papers whose row counts the last of them.
   * @param {Element} row
   * @param {Map<string, { authors: { name: string }[] } | null>} known
   */
  function authors(row, known) {
    const paper = known.get(reading.idOf(row));
    const given = row.querySelector(".row-authors");
    const cut = given?.querySelector(".cut") ? " and others" : "";
    return paper ? paper.authors.map(({ name }) => name).join(", ") + cut : given?.textContent || "";
  }

  /**
   * @param {Element} row
   * @param {Parameters<typeof authors>[1]} known
   */
  function item(row, known) {
    const { state, star, note } = marks.get(reading.idOf(row));
    const number = row.querySelector(".row-n")?.textContent;
    return element("li", {}, element("i", {}),
      element("b", {}, `${number ? `${number}. ` : ""}${reading.titleOf(row)}${star ? " ★" : ""}`),
      element("span", {}, state === "none" ? "Starred" : reading.WORDS[state]),
      element("p", {}, authors(row, known)), ...(note ? [element("p", { class: "row-note" }, note)] : []));
  }

  /** The heading that a row stands under. @param {Element} row */
  function group(row) {
    const rows = row.closest(".rows");
    const head = rows?.closest(".part")?.querySelector("h2:not(.vh)")
      || (rows?.previousElementSibling?.matches("h2") ? rows.previousElementSibling : null);
    return head?.firstChild?.textContent?.trim() || "";
  }

  async function print() {
    const rows = planned();
    if (!rows.length) return window.print();
    /** @type {Parameters<typeof authors>[1]} */
    let known = new Map();
    const counting = rows.filter((row) => row.querySelector(".more")).map(reading.idOf);
    if (counting.length && shelf) {
      const late = new Promise((done) => setTimeout(() => done(known), WAIT));
      known = await Promise.race([shelf.papers(counting), late]).catch(() => known);
    }
    /** @type {Map<string, Element[]>} */
    const groups = new Map();
    for (const row of rows) groups.set(group(row), [...(groups.get(group(row)) || []), row]);
    const title = document.querySelector("h1")?.textContent || "";
    const venue = document.querySelector(".crumbs .event")?.textContent;
    const facts = document.querySelector(".gaps")?.textContent;
    const plan = element("section", { class: "plan" },
      element("h1", {}, `${title}, my plan`),
      element("p", {}, [venue && `${venue}.`, `${rows.length} of ${counted(all)}: queued, reading or starred.`, facts]
        .filter(Boolean).join(" ")),
      ...[...groups].flatMap(([name, has]) => [
        ...(name ? [element("h2", { class: "group" }, `${name} `, element("span", {}, String(has.length)))] : []),
        element("ul", {}, ...has.map((row) => item(row, known)))]),
      element("p", { class: "plan-foot" },
        `${document.querySelector(".brand")?.textContent}${location.protocol === "file:" ? "" : `, ${location.host}${location.pathname}`}`));
    document.querySelector(".plan")?.remove();
    document.querySelector("main")?.append(plan);
    document.documentElement.toggleAttribute("data-plan", true);
    addEventListener("afterprint", () => {
      document.documentElement.removeAttribute("data-plan");
      plan.remove();
    }, { once: true });
    window.print();
  }

  const button = element("button", { type: "button", class: "button i-print" }, KIND === "session" ? "Print my plan" : "Print");
  button.addEventListener("click", KIND === "session" ? print : () => window.print());
  list.bar.append(button);
})();
