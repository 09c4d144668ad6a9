"use strict";
/*
 * The search page: its address as a query with filters, an order and a page; the papers found for it; and back.
 */
(() => {
  const { element, counted, search, advice, results: rows, filters, reading, marks, keys, readingPlace, awaitedTexts, afterPaint } =
    globalThis.Papershelf;
  const { read, write, pageOf, ORDERS, NONE } = globalThis.Papershelf.address;
  const PAGE = 20;
  const KEY_PAUSE = 80;
  const ADDRESS_PAUSE = 250;
  const SPEECH_PAUSE = 400;
  const COUNT_PAUSE = 150;
  const ROW_HEIGHT = 150;

  const box = document.querySelector("form.search input[type=search]");
  const found = ["title", "status", "summary", "actions", "filters", "notes", "chips", "sort", "results", "pager"]
    .map((part) => document.getElementById(`search-${part}`));
  if (!(box instanceof HTMLInputElement) || !box.form || found.some((part) => !part)) return;
  const input = box;
  const form = box.form;
  const [title, status, summary, actions, place, notes, chips, sorting, list, pager] = /** @type {HTMLElement[]} */ (found);
  const pageTitle = document.title;
  const panel = filters.panel(place, { ticked, opened: count, done: () => focusOn(title) });
  const sort = element("select", { id: "search-order" }, ...ORDERS.map(([value, name]) => element("option", { value }, name)));
  sorting.append(element("label", { for: "search-order" }, "Sort"), " ", sort);

  /* The address */

  /** @param {Partial<Address>} change */
  const href = (change) =>
    `${location.pathname.split("/").pop()}?${write({ ...state, page: 1, ...change })}`;

  /** @param {"pushState" | "replaceState"} how */
  function move(how) {
    clearTimeout(writing);
    const to = write(state);
    entitle();
    try {
      if (how === "pushState") history.replaceState({ y: scrollY }, "");
      history[how]({ y: how === "pushState" ? 0 : scrollY }, "", `${location.pathname}${to && `?${to}`}`);
    } catch {
      // Some browsers refuse to change the address of a file, but for what comes after #.
      if (how === "pushState") location.hash = to || "q=";
      else location.replace(`#${to || "q="}`);
    }
  }

  function entitle() {
    const query = state.query.trim();
    document.title = query ? `“${query}” – ${pageTitle}` : pageTitle;
  }

  let state = read();
  let writing = 0;
  let typed = 0;
  let speech = 0;
  let slow = 0;
  let counting = 0;
  let asked = 0;
  let lastKey = -Infinity;
  // Whether the next key begins a new entry of the browser's history, so that Back leads to the last finished query.
  let finished = state.query !== "";

  /* What is asked, and what is shown */

  /** @param {boolean} typing */
  function request(typing) {
    return {
      q: state.query, typing, marks: marks.byState(),
      filters: filters.groups.flatMap(({ key, field }) => state.ticks[key].map((value) => ({ field, value }))),
    };
  }

  const narrowed = () => Object.values(state.ticks).some((ids) => ids.length);

  /** @type {PaintedResult | null} */
  let current = null;
  /** @type {Map<number, HTMLElement>} number → row */
  let shown = new Map();
  /** @type {WeakMap<HTMLElement, {head: string, filled: string}>} what a row was made of, and the words of its texts */
  const states = new WeakMap();
  let countedFor = "";
  const before = readingPlace();
  const texts = awaitedTexts((numbers) => {
    if (current) search.details(numbers, current.marks, fill, () => undefined);
  });

  /**
   * @param {boolean} [typing]
   * @param {() => void} [then] called when the rows are there
   */
  function render(typing = false, then = () => undefined) {
    const { query, page } = state;
    clearTimeout(slow);
    clearTimeout(speech); // what waits to be said is of fewer letters
    clearTimeout(counting);
    asked += 1;
    sort.value = state.sort;
    countedFor = "";
    if (!typing) showChips();
    if (!query.trim() && !narrowed()) {
      search.cancel();
      current = null;
      title.textContent = "Search";
      summary.replaceChildren();
      say("");
      put([], advice.tips(), []);
      panel.begin("", state.ticks, 0);
      then();
      return;
    }
    const own = asked;
    // Who types sees the rows in the window first; all that takes longer follows when they are painted.
    const near = typing ? Math.min(PAGE / 2, Math.ceil(innerHeight / ROW_HEIGHT)) : PAGE;
    let painting = typing;
    /** @type {PaintedResult | null} */
    let latest = null;
    const present = () => {
      if (!latest || painting) return;
      if (latest.phase === 2 && current?.phase === 1 && touched()) offer(latest, typing);
      else show(latest, typing);
    };
    slow = setTimeout(() => { summary.textContent = "Searching…"; }, SPEECH_PAUSE);
    search.query({ ...request(typing), from: (page - 1) * PAGE, count: PAGE, soon: typing ? near : 0, sort: /** @type {any} */ ({ year: "date" })[state.sort] || state.sort },
      (result) => {
        const last = Math.max(1, Math.ceil(result.total / PAGE));
        // Titles and authors alone may have nothing, or not yet enough for a further page.
        if (result.phase === 1 && !result.hits.length) return;
        if (page > last) {
          state.page = last;
          render(typing, then);
          return;
        }
        const first = !latest;
        latest = result;
        if (!first) return present();
        show(result, typing, near);
        then();
        if (typing) {
          afterPaint(() => {
            painting = false;
            if (own === asked) present();
          });
        }
        return undefined;
      }, fail);
  }

  /** Whether the reader is in the rows: nothing may move there then. */
  function touched() {
    if (document.activeElement === input) return false; // The selection is in the box then.
    const selection = getSelection();
    return list.contains(document.activeElement) ||
      (!!selection && !selection.isCollapsed && list.contains(selection.anchorNode));
  }

  /**
   * @param {PaintedResult} result
   * @param {boolean} typing
   */
  function offer(result, typing) {
    const button = element("button", { type: "button", class: "link" }, `Show all ${counted(result.total, "paper")}`);
    button.addEventListener("click", () => {
      show(result, typing);
      focusOn(title);
    });
    clearTimeout(slow);
    summary.replaceChildren(button);
  }

  /**
   * @param {PaintedResult} result
   * @param {boolean} typing
   * @param {number} [most] how many rows; the filters and texts wait for an answer with all of them
   */
  function show(result, typing, most = PAGE) {
    const { phase, exactTotal, total, hits } = result;
    const whole = most === PAGE;
    const complete = result.complete && whole;
    clearTimeout(slow);
    current = result;
    title.textContent = advice.heading(result, state.query.trim(), narrowed());
    summary.replaceChildren(...advice.overview(result, narrowed()));
    const sought = new Set(result.marks);
    const first = (state.page - 1) * PAGE;
    const old = shown;
    const how = [...result.marks, "in", ...state.ticks.topic].join(" ");
    const fresh = document.createDocumentFragment();
    shown = new Map();
    const listed = hits.filter(({ paper }, at) => (paper || result.complete) && at < most);
    const made = listed.map((hit, at) => {
      const kept = old.get(hit.n);
      const head = hit.paper ? JSON.stringify([hit.paper, sought.has(hit.paper.date?.slice(0, 4) || ""), state.ticks.topic]) : "";
      const row = kept && head && states.get(kept)?.head === head ? kept : rows.row(hit, sought);
      if (row !== kept) {
        states.set(row, { head, filled: "" });
        fresh.append(row);
      }
      const place = String(first + at + 1);
      if (row.getAttribute("value") !== place) row.setAttribute("value", place);
      shown.set(hit.n, row);
      return row;
    });
    reading.dress(fresh);
    const from = Math.max(0, exactTotal - first);
    if (phase === 2 && exactTotal && exactTotal < total && from < made.length) {
      made.splice(from, 0, element("li", { class: "rows-more" }, advice.some(total - exactTotal, "more ")));
    }
    const lost = result.notes.flatMap(({ code, words = [] }) => (code === "partial" ? words : []));
    const gaps = complete && hits.some(({ paper }) => !paper);
    put(made, [...broken(lost, gaps), ...advice.notes(state.query, result, (query) => href({ query, ticks: {} }))],
      phase === 2 ? rows.steps(Math.ceil(total / PAGE), state.page, (page) => href({ page })) : []);
    list.setAttribute("start", String(first + 1));
    if (!whole) return;
    for (const { paper } of hits) {
      for (const { id, name } of paper?.authors || []) panel.learn("author", id, name);
      if (paper?.session) panel.learn("session", paper.session.id, paper.session.name);
    }
    panel.begin(state.query.trim(), state.ticks, exactTotal || total);
    showChips();
    if (phase === 2 && complete) say(advice.spoken(result), typing);
    texts.of(listed.flatMap(({ n, paper }) => {
      const row = shown.get(n);
      return paper && row && states.get(row)?.filled !== how ? [[n, row]] : [];
    }), before.arriving());
    before.settle();
    if (phase !== 2 || !complete) return;
    if (typing) counting = setTimeout(count, Math.max(0, lastKey + COUNT_PAUSE - performance.now()));
    else count();
  }

  /**
   * What did not load, and how to try again.
   * @param {string[]} words
   * @param {boolean} gaps
   */
  function broken(words, gaps) {
    if (!words.length && !gaps) return [];
    const what = words.length ? `: ${words.map((word) => `“${word}”`).join(", ")}` : "";
    return [element("p", { class: "partial" }, `Some search data did not load${what}. `, again())];
  }

  /** @param {PaintedDetails[]} details */
  function fill(details) {
    if (!current) return;
    for (const { n } of details) texts.came(n);
    if (details.some(({ loaded }) => !loaded) && !notes.querySelector(".partial")) {
      notes.prepend(...broken([], true));
      notes.hidden = false;
    }
    const sought = new Set(current.marks);
    const how = [...current.marks, "in", ...state.ticks.topic].join(" ");
    const papers = new Map(current.hits.map(({ n, paper }) => [n, paper]));
    const chosen = new Set(state.ticks.topic);
    for (const each of details) {
      const paper = papers.get(each.n);
      const row = shown.get(each.n);
      if (!paper || !row) continue;
      rows.fill(row, paper, sought, each, chosen);
      const kept = states.get(row);
      if (kept) Object.assign(kept, each.loaded ? { filled: how } : { head: "" });
      for (const { id, name } of each.topics) panel.learn("topic", id, name);
    }
    before.settle();
    if (current.complete && texts.all()) before.arrived();
    showChips();
  }

  /** Asks for the counts of the filters that are on view. */
  function count() {
    if (!current || current.phase === 1 || !(current.total || narrowed())) return;
    const wishes = panel.wanted();
    const { kinds, most, like } = wishes;
    const now = JSON.stringify([write(state), kinds, most, like]);
    if (!kinds.length || countedFor === now) return;
    countedFor = now;
    search.facets({ ...request(false), ...wishes }, (counts, left) => {
      panel.update(counts, left, state.ticks, Object.entries(marks.byState()).flatMap(([mark, ids]) => (ids.length ? [mark] : [])));
      showChips();
    }, panel.failed);
  }

  /**
   * @param {HTMLElement[]} made
   * @param {HTMLElement[]} lines
   * @param {HTMLElement[]} steps
   */
  function put(made, lines, steps) {
    notes.replaceChildren(...lines);
    notes.className = made.length ? "small" : "empty";
    notes.hidden = !lines.length;
    sorting.hidden = made.length < 2;
    arrange(made);
    actions.hidden = !made.length;
    pager.replaceChildren(...steps);
    pager.hidden = !steps.length;
  }

  /**
   * Puts the rows into the list; those that stay in their order are not touched.
   * @param {HTMLElement[]} made
   */
  function arrange(made) {
    const kept = new Set(made);
    for (const row of [...list.children]) if (!kept.has(/** @type {HTMLElement} */ (row))) row.remove();
    let next = list.firstElementChild;
    for (const row of made) {
      if (row === next) next = row.nextElementSibling;
      else list.insertBefore(row, next);
    }
  }

  /**
   * Once a pause: what changes while the reader types is not read out.
   * @param {string} text
   * @param {boolean} [typing]
   */
  function say(text, typing = false) {
    clearTimeout(speech);
    const pause = typing ? Math.max(0, lastKey + SPEECH_PAUSE - performance.now()) : 0;
    speech = setTimeout(() => { status.textContent = text; }, pause);
  }

  function again() {
    const button = element("button", { type: "button", class: "link" }, "Try again");
    button.addEventListener("click", () => render());
    return button;
  }

  function fail() {
    clearTimeout(slow);
    asked += 1;
    current = null;
    title.textContent = "Search";
    summary.replaceChildren();
    const text = "The search index did not load. Check the connection and press Try again, or browse A–Z.";
    put([], [element("p", { role: "alert" }, text), element("p", {}, again()), advice.ways()], []);
    panel.begin("", state.ticks, 0);
  }

  function showChips() {
    const made = panel.chips(state.ticks, (key, id) => ticked(key, id, false, true), () => narrow(NONE, true));
    const texts = (/** @type {Iterable<Element>} */ all) => [...all].map((each) => each.textContent).join("\n");
    if (texts(made) !== texts(chips.children)) chips.replaceChildren(...made);
    chips.hidden = !made.length;
  }

  /* What the reader does */

  /** @param {HTMLElement} target */
  function focusOn(target) {
    target.focus({ preventScroll: true });
    target.scrollIntoView();
  }

  /**
   * @param {string} key
   * @param {string} id
   * @param {boolean} on
   * @param {boolean} [leave] whether what was pressed goes away
   */
  function ticked(key, id, on, leave = false) {
    const others = state.ticks[key].filter((each) => each !== id);
    narrow({ ...state.ticks, [key]: on ? [...others, id].sort() : others }, leave);
  }

  /**
   * @param {Address["ticks"]} ticks
   * @param {boolean} leave
   */
  function narrow(ticks, leave) {
    state = { ...state, ticks, page: 1 };
    move("pushState");
    finished = true;
    if (leave) title.focus({ preventScroll: true });
    render();
  }

  input.addEventListener("input", () => {
    const now = performance.now();
    state = { ...state, query: input.value, page: 1 };
    clearTimeout(speech);
    clearTimeout(writing);
    if (finished) move("pushState");
    else writing = setTimeout(() => move("replaceState"), ADDRESS_PAUSE);
    finished = false;
    clearTimeout(typed);
    typed = setTimeout(() => render(true), now - lastKey < KEY_PAUSE ? KEY_PAUSE : 0);
    lastKey = now;
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(typed);
    state = { ...state, query: input.value, page: 1 };
    move(finished && write(state) !== write(read()) ? "pushState" : "replaceState");
    finished = true;
    render();
  });
  sort.addEventListener("change", () => {
    state = { ...state, sort: sort.value, page: 1 };
    move("pushState");
    render();
  });
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target.closest("a") : null;
    if (!target || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (!pager.contains(target) && !notes.contains(target)) return;
    const [path, query] = (target.getAttribute("href") || "").split("?");
    if (path !== location.pathname.split("/").pop() || query === undefined) return;
    event.preventDefault();
    const given = new URLSearchParams(query);
    state = { ...state, query: given.get("q") || "", page: pageOf(given) };
    if (notes.contains(target)) state.ticks = NONE;
    move("pushState");
    finished = true;
    input.value = state.query;
    render(false, () => focusOn(title));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "f" || !keys.pressed(event)) return;
    event.preventDefault();
    panel.focus();
  });

  /** Shows what the address says, at the place where the reader was. */
  function arrive() {
    state = read();
    finished = true;
    input.value = state.query;
    before.arrive();
    entitle();
    render(false, before.settle);
  }

  addEventListener("popstate", () => {
    // A step to a place of the page, such as the skip link's, leaves the results as they are.
    if (write(read()) !== write(state)) arrive();
  });
  marks.on(() => {
    countedFor = "";
    count();
  });
  arrive();
  finished = state.query !== "";
})();
