"use strict";
/*
 * The papers of a result in, their rows out; what comes later, from other files, is put into the rows that are there.
 */
(() => {
  const { link, element, marked, writing } = globalThis.Papershelf;
  const MOST_AUTHORS = 8;
  const MOST_TOPICS = 4;
  const SHOWN_WHOLE = 9;
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const LINKS = [["pdf", "PDF"], ["code", "Code"]];

  /**
   * How many different hits there are, more or less: endings do not count.
   * @param {Segments} segments
   */
  const hitsIn = (segments) => new Set(segments.flatMap(([text, hit]) => (hit ? [text.toLowerCase().slice(0, 5)] : []))).size;

  /**
   * A date of any precision, for readers.
   * @param {string} date
   */
  function day(date) {
    const [year, month, number] = date.split("-");
    return [number && String(Number(number)), MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
  }

  /** @param {PaintedPaper} paper */
  function authors({ authors: all, complete }) {
    if (!all.length) return [element("span", { class: "none" }, "No authors in source")];
    // A long list is cut, but never an author who was searched for.
    const most = all.length > MOST_AUTHORS ? MOST_AUTHORS - 1 : all.length;
    const shown = all.filter((author, at) => at < most || hitsIn(author.marked));
    /** @type {(Node | string)[]} */
    const made = shown.flatMap((author, at) =>
      [at ? ", " : "", element("a", { href: link(author.url), ...writing(author.name) }, ...marked(author.marked))]);
    const hidden = all.length - shown.length;
    if (hidden) made.push(" ", element("span", { class: "more" }, `+${hidden} more`));
    if (!complete) made.push(" ", element("span", { class: "cut" }, "and others"));
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
   * A row with what is known at once.
   * @param {PaintedResult["hits"][number]} hit
   * @param {Set<string>} marks
   */
  function row({ paper }, marks) {
    if (!paper) {
      return element("li", { class: "row" }, element("p", { class: "row-found" }, "The details of this paper did not load."));
    }
    const heading = element("h2", { class: paper.titled ? "row-title" : "row-title untitled" },
      element("a", { href: link(paper.url), ...writing(paper.label) }, ...marked(paper.title)));
    const made = element("li", { class: "row", "data-p": paper.id }, heading,
      element("p", { class: "row-authors" }, ...authors(paper)));
    // Its text follows, and shall push nothing away.
    if (paper.has.includes("abstract")) made.append(element("p", { class: "row-summary awaited" }));
    made.append(meta(paper, marks, null, new Set()));
    return made;
  }

  /**
   * @param {PaintedPaper} paper
   * @param {Set<string>} marks
   * @param {PaintedDetails | null} details
   * @param {Set<string>} chosen the topics that all rows have
   */
  function meta(paper, marks, details, chosen) {
    /** @type {HTMLElement[]} */
    const made = [];
    if (paper.award) made.push(element("span", { class: "badge award" }, paper.award));
    if (!paper.titled) made.push(element("span", { class: "badge gap" }, "No title in source"));
    const topics = (details?.topics || []).filter(({ id }) => !chosen.has(id));
    topics.sort((one, other) => Number(hitsIn(other.marked) > 0) - Number(hitsIn(one.marked) > 0));
    for (const topic of topics.slice(0, MOST_TOPICS)) {
      made.push(element("a", { class: "chip", href: link(topic.url) }, ...marked(topic.marked)));
    }
    for (const [kind, name] of LINKS) {
      const first = details?.links.find(([each]) => each === kind);
      if (first) made.push(element("a", { href: first[1], rel: "external", title: host(first[1]) }, name));
    }
    if (paper.date) {
      const time = element("time", { datetime: paper.date }, day(paper.date));
      made.push(marks.has(paper.date.slice(0, 4)) ? element("mark", {}, time) : time);
    }
    return element("ul", { class: made.length ? "row-meta" : "row-meta awaited" },
      ...made.map((each) => element("li", {}, each)));
  }

  /**
   * Puts what came later into a row: a sentence or, where it has more of the words, a piece of the abstract; topics and
   * links.
   * @param {HTMLElement} made
   * @param {PaintedPaper} paper
   * @param {Set<string>} marks
   * @param {PaintedDetails} details
   * @param {Set<string>} chosen
   */
  function fill(made, paper, marks, details, chosen) {
    const { summary, snippet, loaded } = details;
    const text = hitsIn(snippet) > hitsIn(summary) ? snippet : summary;
    const place = made.querySelector(".row-summary");
    const sentence = text.length
      ? element("p", { class: "row-summary", ...writing(text.map(([piece]) => piece).join("")) }, ...marked(text))
      : loaded ? null : element("p", { class: "row-found" }, "The rest of this row did not load.");
    if (sentence && place) renew(place, sentence);
    else if (sentence) made.querySelector(".row-authors")?.after(sentence);
    else place?.remove();
    const line = meta(paper, marks, details, chosen);
    const there = made.querySelector(".row-meta");
    if (there && line.childElementCount) renew(there, line);
    else there?.remove();
  }

  /**
   * @param {Element} old
   * @param {Element} by
   */
  function renew(old, by) {
    if (!old.isEqualNode(by)) old.replaceWith(by);
  }

  /**
   * The links to the pages of a result.
   * @param {number} last
   * @param {number} current
   * @param {(page: number) => string} href
   */
  function steps(last, current, href) {
    if (last < 2) return [];
    const near = (/** @type {number} */ page) =>
      last <= SHOWN_WHOLE || page === 1 || page === last || Math.abs(page - current) <= 2;
    const shown = Array.from({ length: last }, (_, at) => at + 1).filter(near);
    /** @type {HTMLElement[]} */
    const made = shown.flatMap((page, at) => {
      const step = element("a", { href: href(page) }, String(page));
      if (page === current) step.setAttribute("aria-current", "page");
      return at && page > shown[at - 1] + 1 ? [element("span", { "aria-hidden": "true" }, "…"), step] : [step];
    });
    if (current < last) made.push(element("a", { href: href(current + 1), rel: "next" }, "Next"));
    return made;
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { results: { row, fill, steps } });
})();
