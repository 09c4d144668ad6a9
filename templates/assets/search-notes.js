"use strict";
/*
 * A query and what was found for it in; what the reader should know of it, in paragraphs, out.
 */
(() => {
  const { link, element } = globalThis.Papershelf;
  const { parse, rewritten, years: endsOf } = globalThis.Papershelf.query;
  const FILTERS = ["author:surname", "topic:name", "session:name", "year:2019..2021", "has:code", "id:number"];
  /** @type {Record<Filter["field"], (value: string) => string>} */
  const NOT_HERE = {
    author: (value) => `No author on this shelf is called “${value}”.`,
    topic: (value) => `No topic on this shelf is called “${value}”.`,
    session: (value) => `No event on this shelf is called “${value}”.`,
    year: (value) => `No paper on this shelf is dated ${value.replace(/\.\./g, "–")}.`,
    has: (value) => `No paper on this shelf has “${value}”.`,
    id: (value) => `No paper has the identifier “${value}”.`,
  };

  /**
   * @param {string} query
   * @param {number} [page]
   */
  function href(query, page = 1) {
    const values = new URLSearchParams(query ? { q: query } : {});
    if (page > 1) values.set("p", String(page));
    return `${location.pathname.split("/").pop()}?${values}`;
  }

  /** @param {number} count @param {string} [what] */
  const papers = (count, what = "") => `${count} ${what}${count === 1 ? "paper" : "papers"}`;
  /** @param {string[]} words */
  const quoted = (words) => words.map((word) => `“${word}”`).join(", ");

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
    const unknown = new Set(found.unknown.filter((word) => !found.unidentified.some((each) => each.includes(word))));
    if (unknown.size) say(`On no paper of this shelf: ${quoted([...unknown])}.`);
    if (found.dropped.length) say(`Too many words; left out: ${quoted(found.dropped)}.`);
    if (found.stopped) say("These words are in nearly every paper. Add one that is not.");
    if (found.unidentified.length && !found.exact) say(`No paper has the identifier ${quoted(found.unidentified)}.`);
    for (const { piece, meant } of found.unfiltered) {
      if (!meant && found.exact) continue;
      say(`“${piece}” is no filter; its words were searched for. `, ...(meant
        ? ["Did you mean ", changed(query, (each) => each === piece, meant), "?"]
        : ["Filters are ", ...samples(FILTERS), "."]));
    }
    lines.push(...filterNotes(engine, query, found));
    if (!found.total) {
      const { urls } = engine;
      say("Browse instead: ",
        element("a", { href: link(urls.papers) }, "titles A–Z"), ", ",
        element("a", { href: link(urls.topics) }, "topics"), ", ",
        element("a", { href: link(urls.authors) }, "authors"), ".");
    }
    return lines;
  }

  /** @param {Filter} filter */
  const written = ({ field, value, negated }) =>
    `${negated ? "-" : ""}${field}:${/\s/.test(value) ? `"${value}"` : value}`;

  /** @param {string[]} texts */
  const samples = (texts) => texts.flatMap((each, at) => [at ? ", " : "", element("code", {}, each)]);

  /**
   * A link to the query with another text, or none, in place of one of its pieces.
   * @param {string} query
   * @param {(piece: string) => boolean} chosen
   * @param {string} by
   */
  function changed(query, chosen, by) {
    const better = rewritten(query, (piece) => (chosen(piece) ? by : piece));
    return element("a", { href: href(better) }, better);
  }

  /**
   * What is wrong with the filters of a query, and which of them leave nothing over.
   * @param {Engine} engine
   * @param {string} query
   * @param {Found} found
   */
  function filterNotes(engine, query, { filters, unfit, total, without }) {
    const wrong = filters.filter(({ field, value }) => field === "year" && !endsOf(value));
    const known = () => engine.kinds().map((kind) => `has:${kind}`);
    /** @type {(Node | string)[][]} */
    const lines = wrong.map((filter) =>
      [`“${filter.value}” is no year. Write `, ...samples(["year:2021", "year:2019..2021", "year:..2019"]), "."]);
    if (total) return lines.map((line) => element("p", {}, ...line));
    for (const { field, value } of unfit.filter((filter) => !wrong.includes(filter))) {
      const [from, to] = field === "year" ? endsOf(value) || ["", ""] : ["", ""];
      if (from > to) {
        lines.push([`“${value}” ends before it begins. Did you mean `,
          changed(query, (piece) => parse(piece).filters[0]?.value === value, `year:${to}..${from}`), "?"]);
      } else lines.push([NOT_HERE[field](value), ...(field === "has" && known().length
        ? [" There is ", ...samples(known()), "."] : [])]);
    }
    if (filters.length && !unfit.length && !wrong.length) {
      const names = quoted(filters.map(written));
      if (without) lines.push([`No paper with these words passes ${names}.`]);
      else if (filters.length > 1) lines.push([`Each of ${names} fits some papers, but not the same ones.`]);
      else if (filters[0].negated) lines.push([`Every paper is left out by ${names}.`]);
    }
    if (filters.length && without) {
      const words = rewritten(query, (piece) => (parse(piece).filters.length ? "" : piece));
      const filter = filters.length > 1 ? "the filters" : "the filter";
      lines.push([element("a", { href: href(words) }, `${papers(without)} without ${filter}`)]);
    }
    return lines.map((line) => element("p", {}, ...line));
  }

  function tips() {
    return [
      element("p", {}, "Type words of a title or an abstract, names, topics, a year, or a DOI or arXiv number."),
      element("p", {}, "To narrow a search, add ", ...samples(FILTERS), ", or ", ...samples(["-word"]), "."),
    ];
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { notes: { href, papers, notes, tips } });
})();
