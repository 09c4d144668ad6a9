"use strict";
/*
 * The search box of every page: it loads the search's files on first use and offers papers, authors and topics
 * while the reader types. Without it the form leads to the search page all the same.
 */
(() => {
  const root = document.documentElement.dataset.root || "";
  const KEY_PAUSE = 80;
  const SPEECH_PAUSE = 400;
  const LEAST_LETTERS = 2;

  /** @type {Shelf["link"]} */
  const link = (path) => root + path;

  /** @type {Shelf["element"]} */
  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  /** @type {Shelf["marked"]} */
  function marked(engine, text, marks, name = false) {
    return engine.segments(text, marks, name).map(([piece, hit]) => (hit ? element("mark", {}, piece) : piece));
  }

  /** @type {Map<string, unknown>} */
  const payloads = new Map();
  globalThis.__papershelf = (name, payload) => payloads.set(name, payload);

  /**
   * @param {string} path
   * @returns {Promise<void>}
   */
  function run(path) {
    return new Promise((resolve, reject) => {
      const script = element("script", { src: link(path) });
      script.onload = () => resolve();
      script.onerror = () => reject(new Error(`${path} did not load`));
      document.head.append(script);
    });
  }

  /**
   * The payload of one of the search's files.
   * @param {string} name
   * @param {string} [again] what makes the browser ask anew
   */
  async function load(name, again = "") {
    await run(`search/${name}.js${again}`);
    const payload = payloads.get(name);
    payloads.delete(name);
    if (payload === undefined) throw new Error(`${name} holds nothing`);
    return payload;
  }

  /** @param {string} again */
  async function open(again) {
    const library = globalThis.lunr ? null : run(document.documentElement.dataset.lunr || "");
    const manifest = /** @type {Manifest} */ (await load("manifest", again));
    const { index, papers, words } = manifest.files;
    const [stock, display, lexicon] = await Promise.all([load(index), load(papers), load(words), library]);
    return globalThis.Papershelf.engine(
      /** @type {Lunr} */ (globalThis.lunr), manifest, /** @type {StockIndex} */ (stock),
      /** @type {Display} */ (display), /** @type {Words} */ (lexicon));
  }

  /** @type {Promise<Engine> | null} */
  let opening = null;

  /** @type {Shelf["openSearch"]} */
  function openSearch() {
    // A manifest from before the last publication names files that are gone: ask for it anew, once.
    opening ??= open("").catch(() => open(`?${Date.now()}`)).catch((error) => {
      opening = null;
      throw error;
    });
    return opening;
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { openSearch, link, element, marked });

  const found = document.querySelector("form.search input[type=search]");
  if (!(found instanceof HTMLInputElement) || !found.form) return;
  const input = found;
  const form = found.form;

  document.addEventListener("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : document.body;
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.closest("input, textarea, select, dialog, [contenteditable]")) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  input.addEventListener("focus", () => openSearch().catch(() => undefined), { once: true });
  // The search page shows its results in place.
  if (document.getElementById("search-results")) return;

  const list = element("div", { id: "suggestions", role: "listbox", "aria-label": "Suggestions", class: "popup-list" });
  const foot = element("p", { class: "popup-foot" });
  const popup = element("div", { class: "popup", hidden: "" }, list, foot);
  const status = element("p", { class: "vh", role: "status" });
  form.append(popup, status);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-expanded": "false", "aria-controls": "suggestions", "aria-autocomplete": "list",
  })) input.setAttribute(name, value);

  /** @type {HTMLElement[]} */
  let options = [];
  let active = -1;
  let typed = 0;
  let speech = 0;

  function close() {
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
    made.dataset.href = link(url);
    made.addEventListener("click", () => location.assign(link(url)));
    return made;
  }

  /**
   * Two authors, of whom one that was searched for is always one.
   * @param {Engine} engine
   * @param {PaperView} paper
   * @param {Set<string>} marks
   */
  function byline(engine, { authors, complete }, marks) {
    if (!authors.length) return ["No authors in source"];
    const all = authors.map(({ name }) => marked(engine, name, marks, true));
    const sought = all.findIndex((name) => name.some((piece) => typeof piece !== "string"));
    const shown = all.filter((_, at) => at === 0 || at === Math.max(1, sought) || (all.length === 3 && complete));
    const others = all.length - shown.length;
    const rest = complete ? others && ` and ${others} more` : " and others";
    return [...shown.flatMap((name, at) => [at ? ", " : "", ...name]), rest || ""];
  }

  /** @param {number} papers */
  const count = (papers) => (papers === 1 ? "1 paper" : `${papers} papers`);

  /** @param {Engine} engine */
  function show(engine) {
    const query = input.value.trim();
    if (query.length < LEAST_LETTERS || document.activeElement !== input) return close();
    const { found: { marks, total }, papers, people, topics } = engine.suggest(input.value);
    const titles = papers.map((paper) =>
      option(paper.url, marked(engine, paper.label, marks), byline(engine, paper, marks)));
    const names = people.map((person) =>
      option(person.url, marked(engine, person.name, marks, true), [count(person.papers)]));
    const subjects = topics.map((topic) =>
      option(topic.url, marked(engine, topic.name, marks), [count(topic.papers)]));
    options = [...titles, ...names, ...subjects];
    options.forEach((each, place) => { each.id = `suggestion-${place}`; });
    list.replaceChildren(...group("Papers", titles), ...group("Authors", names), ...group("Topics", subjects));
    const all = total === 1 ? "1 result" : `All ${total} results`;
    foot.replaceChildren(total
      ? element("a", { href: `${link(engine.urls.search)}?q=${encodeURIComponent(query)}` }, `${all} for “${query}”`)
      : `No paper for “${query}”`);
    popup.hidden = false;
    input.setAttribute("aria-expanded", String(options.length > 0));
    activate(-1);
    clearTimeout(speech);
    const suggestions = options.length === 1 ? "1 suggestion" : `${options.length} suggestions`;
    speech = setTimeout(() => { status.textContent = `${suggestions}, ${total === 1 ? "1 result" : `${total} results`}.`; },
      SPEECH_PAUSE);
  }

  function fail() {
    options = [];
    list.replaceChildren();
    foot.replaceChildren("Suggestions could not be loaded. Enter leads to the search page.");
    popup.hidden = document.activeElement !== input;
  }

  function update() {
    openSearch().then(show, fail);
  }

  input.addEventListener("input", () => {
    clearTimeout(typed);
    typed = setTimeout(update, KEY_PAUSE);
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
