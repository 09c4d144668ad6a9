"use strict";
/*
 * The search page: `?q=` and `&p=` of its address as a list of papers, while the reader types and afterwards.
 */
(() => {
  const { openSearch, link, element, marked } = globalThis.Papershelf;
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
   * @param {string} query
   * @param {number} [page]
   */
  function href(query, page = 1) {
    const values = new URLSearchParams(query ? { q: query } : {});
    if (page > 1) values.set("p", String(page));
    return `${location.pathname.split("/").pop()}?${values}`;
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

  /** @param {number} count @param {string} [what] */
  const papers = (count, what = "") => `${count} ${what}${count === 1 ? "paper" : "papers"}`;
  /** @param {string[]} words */
  const quoted = (words) => words.map((word) => `“${word}”`).join(", ");

  /**
   * @param {string} query
   * @param {Found} found
   */
  function heading(query, found) {
    if (found.exact) return `${papers(found.exact)} for “${query}”`;
    return found.total ? `No paper has all of “${query}”` : `Nothing for “${query}”`;
  }

  /** @param {Found} found */
  function summary({ total, exact, filters, hits }) {
    const more = total - exact;
    if (!total) return "Nothing found.";
    if (!more) return `${papers(total)}, ${filters.length && !hits[0].score ? "newest" : "best match"} first.`;
    const some = `${papers(more, exact ? "more " : "")} ${more === 1 ? "has" : "have"} some of the words`;
    return exact ? `${some} and ${more === 1 ? "follows" : "follow"}.` : `${some}; those with most come first.`;
  }

  /**
   * What the reader should know of how the query was understood, and what to do when nothing was found.
   * @param {Engine} engine
   * @param {string} query
   * @param {Found} found
   */
  function notes(engine, query, found) {
    /** @type {HTMLElement[]} */
    const lines = [];
    const say = (/** @type {(Node | string)[]} */ ...text) => lines.push(element("p", {}, ...text));
    for (const { word, by } of found.corrected) say(`No paper has “${word}”; these have ${quoted(by)}.`);
    const better = engine.corrected(query, found);
    if (better !== query) say("Did you mean ", element("a", { href: href(better) }, better), "?");
    if (found.unknown.length) say(`On no paper of this shelf: ${quoted([...new Set(found.unknown)])}.`);
    if (found.dropped.length) say(`Too many words; left out: ${quoted(found.dropped)}.`);
    if (found.stopped) say("These words are in nearly every paper. Add one that is not.");
    if (found.filters.length && !found.total) {
      const names = found.filters.map(({ field, value, negated }) => `${negated ? "-" : ""}${field}:${value}`);
      say(`No paper passes ${quoted(names)} together with the rest of the query.`);
    }
    if (!found.total) {
      const { urls } = engine;
      say("Browse instead: ",
        element("a", { href: link(urls.papers) }, "titles A–Z"), ", ",
        element("a", { href: link(urls.topics) }, "topics"), ", ",
        element("a", { href: link(urls.authors) }, "authors"), ".");
    }
    return lines;
  }

  function tips() {
    const samples = ["author:surname", "topic:name", "year:2019..2021", "has:code", "-word"];
    const written = samples.flatMap((each, at) => [at ? ", " : "", element("code", {}, each)]);
    return [
      element("p", {}, "Type words of a title or an abstract, names, or topics."),
      element("p", {}, "To narrow a search, add ", ...written, "."),
    ];
  }

  /**
   * @param {Engine} engine
   * @param {PaperView} paper
   * @param {Set<string>} marks
   */
  function row(engine, paper, marks) {
    const heading = element("h2", { class: paper.titled ? "row-title" : "row-title untitled" },
      element("a", { href: link(paper.url) }, ...marked(engine, paper.label, marks)));
    const made = element("li", { class: "row", "data-p": paper.id }, heading,
      element("p", { class: "row-authors" }, ...authors(engine, paper, marks)));
    if (paper.summary) made.append(element("p", { class: "row-summary" }, ...marked(engine, paper.summary, marks)));
    made.append(element("ul", { class: "row-meta" }, ...meta(engine, paper, marks).map((each) => element("li", {}, each))));
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
   * @returns {HTMLElement[]}
   */
  function meta(engine, paper, marks) {
    /** @type {HTMLElement[]} */
    const made = [];
    if (paper.award) made.push(element("span", { class: "badge award" }, paper.award));
    if (!paper.titled) made.push(element("span", { class: "badge gap" }, "No title in source"));
    for (const topic of paper.topics.slice(0, MOST_TOPICS)) {
      made.push(element("a", { class: "chip", href: link(topic.url) }, ...marked(engine, topic.name, marks)));
    }
    for (const [kind, name] of [["pdf", "PDF"], ["code", "Code"]]) {
      const first = paper.links.find(([each]) => each === kind);
      if (first) {
        made.push(element("a", { href: first[1], rel: "external", title: host(first[1]) }, name));
      }
    }
    if (paper.date) made.push(element("time", { datetime: paper.date }, paper.day || paper.date));
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

  /** @param {string} text @param {number} [pause] */
  function announce(text, pause = SPEECH_PAUSE) {
    clearTimeout(speech);
    speech = setTimeout(() => { parts.status.textContent = text; }, pause);
  }

  /**
   * @param {string} heading
   * @param {string} status
   * @param {{notes: HTMLElement[], rows?: HTMLElement[], first?: number, steps?: HTMLElement[], pause?: number}} content
   */
  function put(heading, status, { notes, rows = [], first = 1, steps = [], pause = 0 }) {
    parts.title.textContent = heading;
    aside.replaceChildren(...notes);
    aside.className = rows.length ? "small" : "empty";
    aside.hidden = !notes.length;
    parts.results.replaceChildren(...rows);
    parts.results.setAttribute("start", String(first));
    parts.pager.replaceChildren(...steps);
    parts.pager.hidden = !steps.length;
    announce(status, pause);
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
      rows: found.hits.slice(first, first + PAGE).map((hit) => row(engine, engine.paper(hit.number), found.marks)),
      first: first + 1,
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
