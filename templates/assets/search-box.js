"use strict";
/*
 * The search box of every page offers papers, authors, topics and events while the reader types. Without it the form
 * leads to the search page all the same.
 */
(() => {
  const { link, element, marked, counted, search } = globalThis.Papershelf;
  const KEY_PAUSE = 80;
  const SPEECH_PAUSE = 400;
  const LEAST_LETTERS = 2;
  const MOST = 8;
  const MOST_NAMES = 4;
  /** @type {[OfferedName["kind"], string][]} */
  const KINDS = [["person", "Authors"], ["topic", "Topics"], ["session", "Events"]];

  const found = document.querySelector("form.search input[type=search]");
  if (!(found instanceof HTMLInputElement) || !found.form) return;
  const input = found;
  const form = found.form;

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || !globalThis.Papershelf.keys.pressed(event)) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  input.addEventListener("focus", () => search.open().catch(() => undefined), { once: true });
  // The search page shows its results in place.
  if (document.getElementById("search-results")) return;

  const list = element("div", { id: "suggestions", role: "listbox", "aria-label": "Suggestions", class: "popup-list" });
  const foot = element("p", { class: "popup-foot" });
  const popup = element("div", { class: "popup", hidden: "" }, list, foot);
  const status = element("p", { class: "vh", role: "status" });
  const keys = element("span", { class: "popup-keys", "aria-hidden": "true" }, ...[
    ["↑", ""], ["↓", " choose"], ["Enter", " open"], ["Esc", " close"],
  ].flatMap(([key, does]) => [element("kbd", {}, key), `${does} `]));
  form.append(popup, status);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-expanded": "false", "aria-controls": "suggestions", "aria-autocomplete": "list",
  })) input.setAttribute(name, value);

  /** @type {HTMLElement[]} */
  let options = [];
  let active = -1;
  let typed = 0;
  let speech = 0;
  let lastKey = -Infinity;

  function close() {
    clearTimeout(typed);
    clearTimeout(speech);
    search.cancel();
    popup.hidden = true;
    input.setAttribute("aria-expanded", "false");
    activate(-1);
  }

  /** @param {number} place */
  function activate(place) {
    options[active]?.setAttribute("aria-selected", "false");
    active = place;
    const option = options[active];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    return input.setAttribute("aria-activedescendant", option.id);
  }

  /**
   * @param {string} name
   * @param {HTMLElement[]} members
   */
  function group(name, members) {
    const id = `suggested-${name.toLowerCase()}`;
    const label = element("div", { class: "popup-label", id }, name);
    return members.length
      ? [element("div", { class: "popup-group", role: "group", "aria-labelledby": id }, label, ...members)] : [];
  }

  /**
   * @param {string} url
   * @param {(Node | string)[]} title
   * @param {(Node | string)[]} note
   */
  function option(url, title, note) {
    const made = element("div", { class: "option", role: "option", "aria-selected": "false" },
      element("span", { class: "option-title" }, ...title), " ", element("span", { class: "option-note" }, ...note));
    made.addEventListener("click", () => location.assign(link(url)));
    return made;
  }

  /**
   * Two authors, of whom one that was searched for is always one.
   * @param {PaintedPaper} paper
   */
  function byline({ authors, complete }) {
    if (!authors.length) return ["No authors in source"];
    const sought = authors.findIndex((author) => author.marked.some(([, hit]) => hit));
    const shown = authors.filter((_, at) =>
      at === 0 || at === Math.max(1, sought) || (authors.length === 3 && complete));
    const others = authors.length - shown.length;
    const rest = complete ? others && ` and ${others} more` : " and others";
    return [...shown.flatMap((author, at) => [at ? ", " : "", ...marked(author.marked)]), rest || ""];
  }

  /** @param {PaintedResult} result */
  function show({ phase, hits, names, total, exactTotal }) {
    const query = input.value.trim();
    if (query.length < LEAST_LETTERS || document.activeElement !== input) return close();
    const some = names.slice().sort((one, other) => other.score - one.score).slice(0, MOST_NAMES);
    const papers = hits.flatMap(({ paper }) => (paper ? [paper] : [])).slice(0, MOST - some.length);
    // A list in which the reader has chosen stays as it is.
    if (active < 0 || popup.hidden) {
      const groups = [
        ["Papers", papers.map((paper) => option(paper.url, marked(paper.title), byline(paper)))],
        ...KINDS.map(([kind, label]) => [label, some.filter((each) => each.kind === kind).map((each) =>
          option(each.url, marked(each.marked), [counted(each.papers)]))]),
      ];
      options = groups.flatMap(([, made]) => /** @type {HTMLElement[]} */ (made));
      options.forEach((each, place) => { each.id = `suggestion-${place}`; });
      list.replaceChildren(...groups.flatMap(([name, made]) =>
        group(/** @type {string} */ (name), /** @type {HTMLElement[]} */ (made))));
      popup.hidden = false;
      input.setAttribute("aria-expanded", String(options.length > 0));
      activate(-1);
    }
    const results = exactTotal || total;
    const all = results === 1 ? "1 result" : `All ${results} results`;
    foot.replaceChildren(keys, results
      ? element("a", { href: `${form.getAttribute("action")}?q=${encodeURIComponent(query)}` }, `${all} for “${query}”`)
      : `No paper for “${query}”`);
    const said = results || options.length
      ? `${counted(options.length, "suggestion")}, ${counted(results, "result")}.` : "No results.";
    if (phase === 1) return undefined; // What is said would change at once.
    clearTimeout(speech);
    speech = setTimeout(() => { status.textContent = said; }, Math.max(0, lastKey + SPEECH_PAUSE - performance.now()));
    return undefined;
  }

  function fail() {
    options = [];
    list.replaceChildren();
    input.setAttribute("aria-expanded", "false");
    foot.replaceChildren("Suggestions could not be loaded. Enter leads to the search page.");
    popup.hidden = document.activeElement !== input;
  }

  function update() {
    if (input.value.trim().length < LEAST_LETTERS) return close();
    activate(-1);
    clearTimeout(speech); // what waits to be said is of fewer letters
    return search.query({ q: input.value.trimStart(), typing: true, count: MOST }, show, fail);
  }

  input.addEventListener("input", () => {
    clearTimeout(typed);
    clearTimeout(speech);
    const now = performance.now();
    typed = setTimeout(update, now - lastKey < KEY_PAUSE ? KEY_PAUSE : 0);
    lastKey = now;
  });
  input.addEventListener("blur", close);
  // A press inside the popup must not take the focus from the box, or the popup is gone before the click.
  popup.addEventListener("mousedown", (event) => event.preventDefault());
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && popup.hidden) {
      event.preventDefault();
      update();
    } else if (step && options.length) {
      event.preventDefault();
      const places = options.length;
      activate(active < 0 && step < 0 ? places - 1 : (active + step + places) % places);
    } else if (event.key === "Enter" && options[active] && !popup.hidden) {
      event.preventDefault();
      options[active].click();
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (popup.hidden) input.value = "";
      else close();
    }
  });
})();
