"use strict";
/*
 * The reader's marks on every row and line of papers: its state and star as controls, its note and tags as text. All
 * views of a paper on the page follow the marks, wherever they were changed.
 */
(() => {
  const { marks, element, toast, trouble, counted } = globalThis.Papershelf;
  const WORDS = { none: "None", queued: "Queued", reading: "Reading", skimmed: "Skimmed", read: "Read" };
  const ROWS = ".row[data-p], .line[data-p]";

  // Made once, then copied: a page has up to some hundred rows.
  const choice = element("select", {}, ...marks.STATES.map((state) => element("option", { value: state }, WORDS[state])));
  const state = element("div", { class: "state", role: "group", "aria-label": "Reading state" },
    element("button", { type: "button", class: "next glyph" }), choice.cloneNode(true));
  const controls = element("div", { class: "mine" }, state, element("button", { type: "button", class: "star", title: "Star" }));
  const pick = element("span", { class: "mine glyph pick" }, choice);

  /** @param {Element} row */
  const titleOf = (row) => row.querySelector(".row-title a, .line-title a")?.textContent?.trim() || "";
  /** @param {Element | null | undefined} row */
  const idOf = (row) => (row instanceof HTMLElement && row.dataset.p) || "";

  /** What the browser does not keep is said, not only in a toast. */
  function complain() {
    if (marks.problem() === "full") {
      trouble("No more room in this browser's storage.", "Export your list, then delete old notes.", true);
    } else if (marks.problem()) {
      trouble("This browser does not let the page keep data.",
        "Your marks will be lost when you close the tab. Export your list, or allow storage for this site.", true);
    }
  }

  /** @type {Shelf["reading"]["change"]} */
  function change(id, title, fields, said) {
    const undo = marks.set(id, title && title !== marks.get(id).title ? { ...fields, title } : fields);
    if (said) toast(said, () => marks.setAll(undo));
    complain();
  }

  /** @type {Shelf["reading"]["setState"]} */
  function setState(id, title, to) {
    const { state: from, star, note, tags } = marks.get(id);
    if (to === from) return;
    const left = star || note || tags.length;
    const did = to === "queued" ? "Queued" : to !== "none" ? `Moved to ${WORDS[to]}`
      : left ? "Moved to None" : "Removed from My list";
    change(id, title, { state: to }, `${did}: ${title}`);
  }

  /** @type {Shelf["reading"]["next"]} */
  const next = (id, title) => setState(id, title, marks.STATES[(marks.STATES.indexOf(marks.get(id).state) + 1) % marks.STATES.length]);

  /** @type {Shelf["reading"]["star"]} */
  function star(id, title) {
    const on = !marks.get(id).star;
    change(id, title, { star: on }, `${on ? "Starred" : "Star removed"}: ${title}`);
  }

  /** @type {Shelf["reading"]["queueAll"]} */
  function queueAll(papers) {
    const wanted = [...new Map(papers)].filter(([id]) => marks.get(id).state === "none");
    if (!wanted.length) return toast("All of them are on your list already.");
    const undo = marks.setAll(wanted.map(([id, title]) => [id, { state: "queued", title }]));
    toast(`${counted(wanted.length)} queued`, () => marks.setAll(undo));
    complain();
  }

  /** @type {Shelf["reading"]["papersIn"]} */
  const papersIn = (container) => [...container.querySelectorAll(ROWS)].map((row) => [idOf(row), titleOf(row)]);

  /** @param {readonly string[]} tags */
  const chips = (tags) => tags.map((tag) => element("li", {}, element("span", { class: "chip tag" }, tag)));

  /**
   * The note and the tags of a row, as text above its controls.
   * @param {Element} row
   * @param {Element} before
   * @param {Mark} mark
   */
  function showWords(row, before, { note, tags }) {
    for (const old of row.querySelectorAll(":scope > .row-note, :scope > .row-tags")) old.remove();
    if (tags.length) before.before(element("ul", { class: "row-tags", "aria-label": "My tags" }, ...chips(tags)));
    if (note && !row.querySelector(".row-edit")) {
      before.before(element("p", { class: "row-note" }, element("b", {}, "My note"), ` ${note}`));
    }
  }

  /** @param {Element} row */
  function show(row) {
    const mine = row.querySelector(".mine");
    const select = mine?.querySelector("select");
    if (!(mine instanceof HTMLElement) || !select) return;
    const mark = marks.get(idOf(row));
    const title = titleOf(row);
    mine.dataset.state = select.value = mark.state;
    mine.toggleAttribute("data-star", mark.star);
    const [button, star] = mine.querySelectorAll("button");
    select.setAttribute("aria-label", `Set reading state: ${title}${!star && mark.star ? ", starred" : ""}`);
    if (!button) return;
    const word = mark.state === "none" ? "Queue" : WORDS[mark.state];
    button.textContent = word;
    button.setAttribute("aria-label", `${word}: ${title}`);
    star.setAttribute("aria-label", `Star: ${title}`);
    star.setAttribute("aria-pressed", String(mark.star));
    showWords(row, mine, mark);
  }

  /** @type {Shelf["reading"]["dress"]} */
  function dress(container) {
    for (const row of container.querySelectorAll(ROWS)) {
      if (!row.querySelector(".mine")) {
        if (row.matches(".row")) row.append(controls.cloneNode(true));
        else row.prepend(pick.cloneNode(true));
      }
      show(row);
    }
  }

  /**
   * A text field for the note of a row; on the paper's own page there is a better one.
   * @type {Shelf["reading"]["edit"]}
   */
  function edit(row) {
    const there = row.querySelector("textarea");
    if (there) return there.focus();
    const [id, title] = [idOf(row), titleOf(row)];
    const from = document.activeElement;
    const area = element("textarea", { maxlength: "2000", rows: "3", placeholder: "My note. Esc when done.", "aria-label": `My note: ${title}` });
    area.value = marks.get(id).note;
    const box = element("div", { class: "row-edit" }, area);
    let open = true;
    function close() {
      if (!open) return;
      open = false;
      box.remove();
      if (area.value !== marks.get(id).note) change(id, title, { note: area.value }, `Note saved: ${title}`);
      show(row);
    }
    area.addEventListener("blur", close);
    area.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" && !(event.key === "Enter" && (event.ctrlKey || event.metaKey))) return;
      close();
      if (from instanceof HTMLElement) from.focus();
    });
    addEventListener("pagehide", close, { once: true });
    if (row.matches(".row")) row.querySelector(".mine")?.before(box);
    else row.append(box);
    show(row);
    area.focus();
  }

  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest("button");
    if (!button) return;
    if (button.dataset.queue !== undefined) {
      return queueAll(papersIn(document.getElementById(button.dataset.queue) || document.body));
    }
    const row = button.matches(".mine button") && button.closest("[data-p]");
    if (row) (button.matches(".star") ? star : next)(idOf(row), titleOf(row));
  });
  document.addEventListener("change", ({ target }) => {
    const row = target instanceof HTMLSelectElement && target.matches(".mine select") && target.closest("[data-p]");
    if (row) setState(idOf(row), titleOf(row), /** @type {ReadingState} */ (/** @type {HTMLSelectElement} */ (target).value));
  });

  const count = document.querySelector(".my-list .count");
  function showCount() {
    const number = marks.ids().length;
    count?.replaceChildren(...(number ? [String(number), element("span", { class: "vh" }, number === 1 ? " paper" : " papers")] : []));
  }

  marks.on((ids) => {
    const changed = ids && new Set(ids);
    for (const row of document.querySelectorAll(ROWS)) if (!changed || changed.has(idOf(row))) show(row);
    showCount();
  });
  dress(document);
  showCount();
  if (marks.kept()) {
    trouble("What this browser kept for this site is not a Papershelf list.",
      `It was put aside as “${marks.kept()}” in the browser's storage; what could be read of it is your list now.`, false);
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, {
    reading: { WORDS, dress, change, setState, next, star, queueAll, papersIn, chips, edit, complain, idOf, titleOf },
  });
})();
