"use strict";
/*
 * What was found for a query in; what the reader should know of how it was understood, in paragraphs, out.
 */
(() => {
  const { link, element, counted } = globalThis.Papershelf;
  const PIECE = /[^\s"]*"[^"]*"?|\S+/g;
  const FILTERS = ["author:surname", "topic:name", "session:name", "venue:name", "year:2019..2021", "has:code"];
  const FORMS = ["“a phrase”", "begin*", "-word"];
  const YEARS = ["year:2021", "year:2019..2021", "year:..2019"];
  const KINDS = ["code", "pdf", "video", "data", "project", "award", "abstract"].map((kind) => `has:${kind}`);
  const MARKS = ["queued", "reading", "skimmed", "read", "unread", "starred"].map((mark) => `is:${mark}`);
  /** @type {Record<AskedFilter["field"], (value: string) => string>} */
  const NOT_HERE = {
    author: (value) => `No author on this shelf is called “${value}”.`,
    person: (value) => `No author on this shelf has the page “${value}”.`,
    topic: (value) => `No topic on this shelf is called “${value}”.`,
    session: (value) => `No event on this shelf is called “${value}”.`,
    venue: (value) => `No venue on this shelf is called “${value}”.`,
    year: (value) => (/^[\d.\u2010-\u2015-]+$/.test(value)
      ? `No paper on this shelf is dated ${value.replace("..", "–")}.` : `“${value}” is no year.`),
    has: (value) => `No paper on this shelf has “${value}”.`,
    is: (value) => `“${value}” is no mark.`,
    id: (value) => `No paper has the identifier “${value}”.`,
  };
  /** @type {Partial<Record<AskedFilter["field"], string[]>>} */
  const INSTEAD = { year: YEARS, has: KINDS, is: MARKS };

  /** @param {string[]} words */
  const quoted = (words) => words.map((word) => `“${word}”`).join(", ");
  /** @param {string[]} texts */
  const samples = (texts) => texts.flatMap((each, at) => [at ? ", " : "", element("code", {}, each)]);

  /**
   * The query with another filter in place of one.
   * @param {string} query
   * @param {string} field
   * @param {string} value
   * @param {string} by
   */
  function refiltered(query, field, value, by) {
    const written = /\s/.test(by) ? `"${by}"` : by;
    return query.replace(PIECE, (piece) => {
      const [, minus, name, rest = ""] = /^(-?)(\w+):([^]*)$/.exec(piece) || [];
      const same = name?.toLowerCase() === field && rest.replaceAll('"', "").trim() === value;
      return same ? `${minus}${name}:${written}` : piece;
    });
  }

  /**
   * @param {string} query
   * @param {Pick<PaintedResult, "notes" | "better" | "total">} result
   * @param {(query: string) => string} href the address of another query
   */
  function notes(query, { notes: found, better, total }, href) {
    /** @type {HTMLElement[]} */
    const lines = [];
    const say = (/** @type {(Node | string)[]} */ ...text) => lines.push(element("p", {}, ...text));
    const other = (/** @type {string} */ to) => element("a", { href: href(to) }, to);
    const missing = found.flatMap(({ code, word }) => (code === "not-found" && word ? [word] : []));
    for (const { code, word = "", words = [], by = [], field = "id", value = "", nearest = "" } of found) {
      if (code === "shown-for") say(`No paper has “${word}”; these have ${quoted(by)}.`);
      else if (code === "dropped-words") say(`Too many words; left out: ${quoted(words)}.`);
      else if (code === "cut") say("The query is longer than 256 characters; the rest was left out.");
      else if (code === "only-stop-words") say("These words are in nearly every paper. Add one that is not.");
      else if (code === "completions-cut") say(`Many words begin with “${word}”; the commonest were looked for.`);
      else if (code === "positions") say("In abstracts, the words of a phrase were looked for wherever they stand.");
      else if (code === "no-filter") {
        const [piece, meant] = words;
        say(`“${piece}” is no filter; its words were searched for. `, ...(meant
          ? ["Did you mean ", other(query.replace(piece, () => meant)), "?"] : ["Filters are ", ...samples(FILTERS), "."]));
      } else if (code === "unknown-value") {
        const [from, to] = value.split("..");
        if (field === "year" && to && from > to) say(`“${value}” ends before it begins. `);
        else say(NOT_HERE[field](value));
        const line = lines[lines.length - 1];
        if (nearest) line.append(" Did you mean ", other(refiltered(query, field, value, nearest)), "?");
        else if (INSTEAD[field]) line.append(" Write ", ...samples(INSTEAD[field] || []), ".");
      }
    }
    if (better) say("Did you mean ", other(better), "?");
    if (missing.length) say(`${missing.length === 1 ? "This is" : "These are"} not on this shelf: ${quoted(missing)}.`);
    if (!total) lines.push(ways());
    return lines;
  }

  function ways() {
    return element("p", {}, "Browse instead: ", element("a", { href: link("papers/index.html") }, "titles A–Z"), ", ",
      element("a", { href: link("topics/index.html") }, "topics"), ", ",
      element("a", { href: link("authors/index.html") }, "authors"), ".");
  }

  /**
   * People, topics and events that are called what was searched for.
   * @param {Painted<OfferedName>[]} names
   */
  function also(names) {
    /** @type {Record<OfferedName["kind"], string>} */
    const kinds = { person: "author", topic: "topic", session: "event" };
    return names.flatMap(({ kind, name, papers, url }, at) => [
      at ? ", " : "Also: ", `${kinds[kind]} `, element("a", { href: link(url) }, name), ` (${papers})`]);
  }

  function tips() {
    return [
      element("p", {}, "Type words of a title or an abstract, names, topics, a year, or a DOI or arXiv number."),
      element("p", {}, "To narrow a search, add ", ...samples(FILTERS), ", or write ", ...samples(FORMS), "."),
    ];
  }

  /** @param {number} count @param {string} [what] */
  function some(count, what = "") {
    return `${counted(count, `${what}paper`)} ${count === 1 ? "has" : "have"} some of the words`;
  }

  /**
   * @param {PaintedResult} result
   * @param {string} query
   * @param {boolean} narrowed whether filters are ticked
   */
  function heading({ phase, exactTotal, total, without }, query, narrowed) {
    const what = query && ` for “${query}”`;
    if (phase === 1) return `Papers${what}`; // How many there are is known with the abstracts.
    if (exactTotal) return `${counted(exactTotal)}${what}`;
    if (total) return `No paper has all of “${query}”`;
    return narrowed && (without || !query) ? "No paper matches all filters" : `Nothing${what}`;
  }

  /**
   * What the heading does not say.
   * @param {PaintedResult} result
   * @param {boolean} narrowed
   */
  function overview({ phase, exactTotal, total, names, without }, narrowed) {
    /** @type {(Node | string)[]} */
    const made = [];
    if (phase === 2 && narrowed && without) made.push(`${without} without filters. `);
    if (phase === 1) made.push("Looking into abstracts… ");
    else if (total && !exactTotal) made.push(`${some(total)}${total > 1 ? "; those with most come first" : ""}. `);
    else if (total > exactTotal) made.push(`${some(total - exactTotal, "more ")}. `);
    const named = also(names);
    return named.length ? [...made, ...named, "."] : made;
  }

  /** @param {PaintedResult} result */
  function spoken({ exactTotal, total }) {
    if (!total) return "No results.";
    if (!exactTotal) return `No paper has all words; ${some(total)}.`;
    return `${counted(exactTotal)}.${total > exactTotal ? ` ${some(total - exactTotal, "more ")}.` : ""}`;
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, {
    advice: { notes, heading, overview, spoken, tips, ways, some },
  });
})();
