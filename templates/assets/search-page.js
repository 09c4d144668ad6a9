"use strict";
/*
 * The search page: `?q=` and `&p=` of its address as a list of papers, while the reader types and afterwards.
 */
(() => {
  const { openSearch, link, element, marked } = globalThis.Papershelf;
  const { href, papers, notes, tips } = globalThis.Papershelf.notes;
  const PAGE = 20;
  const SHOWN_WHOLE = 9;
  const MOST_AUTHORS = 8;
  const MOST_TOPICS = 4;
  const KEY_PAUSE = 80;
  const SPEECH_PAUSE = 400;

  const box = document.querySelector("form.search input[type=search]");
  const [title, status, results, pager] = ["title", "status", "results", "pager"].map((part) =>
    document.getElementById(`search-${part}`));
  if (!(box instanceof HTMLInputElement) || !box.form || !title || !status || !results || !pager) return;
  const input = box;
  const parts = { title, status, results, pager };
  const pageTitle = document.title;
  const aside = element("div", { id: "search-notes" });
  parts.results.before(aside);

  /** @typedef {{query: string, page: number}} Address */

  /** @returns {Address} */
  function address() {
    const given = new URLSearchParams(location.search);
    return { query: given.get("q") || "", page: Math.max(1, Math.floor(Number(given.get("p"))) || 1) };
  }

  /**
   * @param {"pushState" | "replaceState"} how
   * @param {Address} to
   */
  function move(how, { query, page }) {
    try {
      history[how](null, "", href(query, page));
    } catch {
      // Some browsers keep the address of a file as it is; the results show all the same.
    }
  }

  /**
   * @param {string} query
   * @param {Found} found
   */
  function heading(query, found) {
    if (found.exact) return `${papers(found.exact)} for “${query}”`;
    return found.total ? `No paper has all of “${query}”` : `Nothing for “${query}”`;
  }

  /**
   * What the heading does not say of the results.
   * @param {Found} found
   */
  function summary({ total, exact, filters, groups }) {
    if (!total) return "";
    if (!exact) return total > 1 ? `${some(total)}; those with most come first.` : `${some(total)}.`;
    const order = groups.length || !filters.length ? "Best match first" : "Newest first";
    return total > exact ? `${order}; ${some(total - exact, "more ")}.` : total > 1 ? `${order}.` : "";
  }

  /** @param {number} count @param {string} [what] */
  function some(count, what = "") {
    return `${papers(count, what)} ${count === 1 ? "has" : "have"} some of the words`;
  }

  /**
   * @param {Engine} engine
   * @param {Hit} hit
   * @param {Found} found
   */
  function row(engine, hit, found) {
    const { marks, years } = found;
    const paper = engine.paper(hit.number);
    const heading = element("h2", { class: paper.titled ? "row-title" : "row-title untitled" },
      element("a", { href: link(paper.url) }, ...marked(engine, paper.label, marks)));
    const made = element("li", { class: "row", "data-p": paper.id }, heading,
      element("p", { class: "row-authors" }, ...authors(engine, paper, marks)));
    if (paper.summary) made.append(element("p", { class: "row-summary" }, ...marked(engine, paper.summary, marks)));
    const { identifiers, abstract } = engine.unseen(hit, found);
    made.append(...because("Identifier: ", identifiers), ...because("In the abstract: ", abstract));
    const details = meta(engine, paper, marks, years).map((each) => element("li", {}, each));
    made.append(element("ul", { class: "row-meta" }, ...details));
    return made;
  }

  /**
   * Why a paper is here, where nothing else in its row says it.
   * @param {string} where
   * @param {string[]} words
   */
  function because(where, words) {
    const shown = words.flatMap((word, at) => [at ? ", " : "", element("mark", {}, word)]);
    return shown.length ? [element("p", { class: "row-found" }, where, ...shown)] : [];
  }

  /**
   * The rows of a page of results; a line parts those that have all words from those that have some.
   * @param {Engine} engine
   * @param {Found} found
   * @param {number} first
   */
  function rows(engine, found, first) {
    const { exact, total } = found;
    const made = found.hits.slice(first, first + PAGE).map((hit) => row(engine, hit, found));
    const place = Math.max(0, exact - first);
    if (exact && exact < total && place < made.length) {
      made.splice(place, 0, element("li", { class: "rows-more" }, some(total - exact, "more ")));
    }
    return made;
  }

  /**
   * @param {Engine} engine
   * @param {PaperView} paper
   * @param {Set<string>} marks
   */
  function authors(engine, paper, marks) {
    if (!paper.authors.length) return [element("span", { class: "none" }, "No authors in source")];
    // A long list is cut, but never an author who was searched for.
    const all = paper.authors.map((author) => ({ ...author, text: marked(engine, author.name, marks, true) }));
    const most = all.length > MOST_AUTHORS ? MOST_AUTHORS - 1 : all.length;
    const shown = all.filter(({ text }, at) => at < most || text.some((piece) => typeof piece !== "string"));
    /** @type {(Node | string)[]} */
    const made = shown.flatMap(({ url, text }, at) => [at ? ", " : "", element("a", { href: link(url) }, ...text)]);
    const hidden = all.length - shown.length;
    if (hidden) made.push(" ", element("span", { class: "more" }, `+${hidden} more`));
    if (!paper.complete) made.push(" ", element("span", { class: "cut" }, "and others"));
    return made;
  }

  /** @param {string} url */
  function host(url) {
    try {
      return new URL(url).hostname;
    } catch {
      return ""; // A browser may be stricter than what read the address; it is no reason to show no results.
    }
  }

  /**
   * @param {Engine} engine
   * @param {PaperView} paper
   * @param {Set<string>} marks
   * @param {Set<string>} years
   * @returns {HTMLElement[]}
   */
  function meta(engine, paper, marks, years) {
    /** @type {HTMLElement[]} */
    const made = [];
    if (paper.award) made.push(element("span", { class: "badge award" }, paper.award));
    if (!paper.titled) made.push(element("span", { class: "badge gap" }, "No title in source"));
    const topics = paper.topics.map(({ url, name }) => ({ url, text: marked(engine, name, marks) }));
    const sought = (/** @type {{text: (Node | string)[]}} */ { text }) => text.some((piece) => typeof piece !== "string");
    topics.sort((one, other) => Number(sought(other)) - Number(sought(one)));
    for (const { url, text } of topics.slice(0, MOST_TOPICS)) {
      made.push(element("a", { class: "chip", href: link(url) }, ...text));
    }
    for (const [kind, name] of [["pdf", "PDF"], ["code", "Code"]]) {
      const first = paper.links.find(([each]) => each === kind);
      if (first) {
        made.push(element("a", { href: first[1], rel: "external", title: host(first[1]) }, name));
      }
    }
    if (paper.date) {
      const time = element("time", { datetime: paper.date }, paper.day || paper.date);
      made.push(years.has(paper.date.slice(0, 4)) ? element("mark", {}, time) : time);
    }
    return made;
  }

  /**
   * @param {string} query
   * @param {number} current
   * @param {number} last
   */
  function steps(query, current, last) {
    if (last < 2) return [];
    const near = (/** @type {number} */ page) =>
      last <= SHOWN_WHOLE || page === 1 || page === last || Math.abs(page - current) <= 2;
    const shown = Array.from({ length: last }, (_, at) => at + 1).filter(near);
    /** @type {HTMLElement[]} */
    const made = shown.flatMap((page, at) => {
      const step = element("a", { href: href(query, page) }, String(page));
      if (page === current) step.setAttribute("aria-current", "page");
      return at && page > shown[at - 1] + 1 ? [element("span", { "aria-hidden": "true" }, "…"), step] : [step];
    });
    if (current < last) made.push(element("a", { href: href(query, current + 1), rel: "next" }, "Next"));
    return made;
  }

  let speech = 0;

  /**
   * The heading, too, is read out; for the eye it stands above already.
   * @param {string} text
   * @param {string} [heading]
   * @param {number} [pause]
   */
  function announce(text, heading = "", pause = SPEECH_PAUSE) {
    clearTimeout(speech);
    const spoken = heading ? [element("span", { class: "vh" }, `${heading}. `)] : [];
    speech = setTimeout(() => parts.status.replaceChildren(...spoken, text), pause);
  }

  /**
   * @param {string} heading
   * @param {string} status
   * @param {{notes: HTMLElement[], rows?: HTMLElement[], first?: number, steps?: HTMLElement[], spoken?: string,
   *   pause?: number}} content
   */
  function put(heading, status, { notes, rows = [], first = 1, steps = [], spoken = "", pause = 0 }) {
    parts.title.textContent = heading;
    aside.replaceChildren(...notes);
    aside.className = rows.length ? "small" : "empty";
    aside.hidden = !notes.length;
    parts.results.replaceChildren(...rows);
    parts.results.setAttribute("start", String(first));
    parts.pager.replaceChildren(...steps);
    parts.pager.hidden = !steps.length;
    announce(status, spoken, pause);
  }

  /**
   * @param {Engine} engine
   * @param {Address} wanted
   * @param {boolean} typing
   */
  function show(engine, { query, page }, typing) {
    const found = engine.search(query, typing);
    const last = Math.max(1, Math.ceil(found.total / PAGE));
    const current = Math.min(page, last);
    const first = (current - 1) * PAGE;
    put(heading(query, found), summary(found), {
      notes: notes(engine, query, found),
      rows: rows(engine, found, first),
      first: first + 1,
      spoken: heading(query, found),
      steps: steps(query, current, last),
      pause: typing ? SPEECH_PAUSE : 0,
    });
  }

  function fail() {
    const retry = element("button", { type: "button", class: "button" }, "Retry");
    retry.addEventListener("click", () => render(address(), false));
    const sentence = "The search data could not be loaded. Papers, topics and authors can be browsed without it.";
    put("Search", "", { notes: [element("p", { role: "alert" }, sentence), element("p", {}, retry)] });
  }

  let latest = 0;

  /**
   * @param {Address} wanted
   * @param {boolean} typing
   */
  function render(wanted, typing) {
    latest += 1;
    const mine = latest;
    document.title = wanted.query ? `“${wanted.query.trim()}” – ${pageTitle}` : pageTitle;
    if (!wanted.query) {
      put("Search", "", { notes: tips() });
      return Promise.resolve();
    }
    announce("Loading the search…");
    return openSearch().then(
      (engine) => { if (mine === latest) show(engine, wanted, typing); },
      () => { if (mine === latest) fail(); });
  }

  let typed = 0;
  // Whether the next key begins a new entry of the browser's history, so that Back leads to the last finished query.
  let finished = address().query !== "";

  input.addEventListener("input", () => {
    const wanted = { query: input.value.trim(), page: 1 };
    move(finished ? "pushState" : "replaceState", wanted);
    finished = false;
    clearTimeout(typed);
    typed = setTimeout(() => render({ query: input.value.trimStart(), page: 1 }, true), KEY_PAUSE);
  });
  box.form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(typed);
    const wanted = { query: input.value.trim(), page: 1 };
    if (wanted.query !== address().query) move("pushState", wanted);
    finished = true;
    render(wanted, false);
  });
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target.closest("a") : null;
    if (!target || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (!parts.pager.contains(target) && !aside.contains(target)) return;
    if (!target.getAttribute("href")?.startsWith(href("").split("?")[0] + "?")) return;
    event.preventDefault();
    const given = new URL(target.href).searchParams;
    const wanted = { query: given.get("q") || "", page: Number(given.get("p")) || 1 };
    move("pushState", wanted);
    finished = true;
    input.value = wanted.query;
    render(wanted, false).then(() => {
      parts.title.focus();
      parts.title.scrollIntoView();
    });
  });
  window.addEventListener("popstate", () => {
    const wanted = address();
    finished = true;
    input.value = wanted.query;
    render(wanted, false);
  });

  input.value = address().query;
  render(address(), false);
})();
