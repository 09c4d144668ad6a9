"use strict";
/*
 * A query's text in; its words, filters, exclusions, years and identifiers out, as written.
 */
(() => {
  const LONGEST_QUERY = 256;
  const PIECE = /[^\s"]*"[^"]*"?|\S+/g;
  const FILTER = /^(-?)(author|topic|session|venue|year|has|is|id):([^]+)$/i;
  const STARRED = /^([^"]*[\p{L}\p{N}][^"]*[\p{L}\p{N}])\*+$/u;
  const FIELD = /^-?\p{L}[\p{L}-]*:[^\s:]/u;
  /** What readers write for a filter that is called otherwise. */
  const FIELDS = new Map(Object.entries({
    by: "author", authors: "author", date: "year", topics: "topic", tag: "topic", event: "session", venue: "session",
  }));
  const KINDS = new Set(["award", "code", "pdf", "video", "data", "project"]);
  const YEARS = /^(\d{4})?(\.\.|[-\u2010-\u2015])?(\d{4})?$/;
  const PLACE = new RegExp(
    "^(?:https?://)?(?:(?:www|dx|export)\\.)?(?:doi\\.org/|arxiv\\.org/(?:abs|pdf|html)/|" +
    "openreview\\.net/(?:forum|pdf)\\?id=|aclanthology\\.org/)|^(?:doi|arxiv|openreview|acl):");
  const IDENTIFIER = /^(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7}|10\.\d{4,9}\/\S+|[a-z]\d\d-\d{4}|\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d+)$/;
  const IDENTIFIER_BEGUN = /^(?:\d{4}\.\d|[a-z-]+(?:\.[a-z]{2})?\/\d|10\.\d{4,9}\/.)/;

  /**
   * The pieces of a query in their order. What is no known filter is words, and so is a phrase that is being typed.
   * @param {string} query
   * @param {boolean} typing whether the last piece may be unfinished
   * @returns {Asked}
   */
  function read(query, typing) {
    const letters = [...query];
    const text = letters.slice(0, LONGEST_QUERY).join("").replace(/[\x1c-\x1f\x85]/g, " ").replace(/[“”„‟＂]/g, '"');
    /** @type {Asked} */
    const asked = { pieces: [], filters: [], excluded: [], cut: letters.length > LONGEST_QUERY };
    const written = text.replace(/\b(doi|arxiv):\s+/gi, "$1:").match(PIECE) || [];
    written.forEach((piece, at) => {
      const unfinished = typing && !asked.cut && at === written.length - 1 && !/\s$/.test(text);
      const [, minus, field, rest = ""] = FILTER.exec(piece) || [];
      const value = rest.replaceAll('"', "").trim();
      const starred = STARRED.exec(piece)?.[1];
      const number = identifier(piece);
      const put = (/** @type {AskedPiece["kind"]} */ kind, written = piece) =>
        asked.pieces.push({ kind, text: written, kept: fieldLike(piece), silent: false, unfinished });
      if (value) asked.filters.push({ field: /** @type {any} */ (field.toLowerCase()), value, negated: minus === "-" });
      else if (/^-[^\s-]/.test(piece)) asked.excluded.push(piece.slice(1));
      else if (/^"/.test(piece) && !(unfinished && !/^".*"$/.test(piece))) put("phrase", piece.replaceAll('"', " "));
      else if (starred) put("starred", starred);
      else if (isIdentifier(number) || isIdentifier(number, unfinished) || PLACE.test(piece.toLowerCase())) put("identifier");
      else put("words");
    });
    return asked;
  }

  /**
   * Whether a piece is written as a filter is, known or not: such words are meant as they are.
   * @param {string} piece
   */
  function fieldLike(piece) {
    return FIELD.test(piece);
  }

  /**
   * The filter that was probably meant by a piece that only looks like one, or "".
   * @param {string} piece
   */
  function meant(piece) {
    if (!fieldLike(piece)) return "";
    const [field] = piece.toLowerCase().split(":", 1);
    const value = piece.slice(field.length + 1);
    const name = FIELDS.get(field);
    if (name) return name === "year" && !years(value) ? "" : `${name}:${value}`;
    const kind = [field, field.replace(/s$/, "")].find((each) => KINDS.has(each));
    return kind ? `has:${kind}` : "";
  }

  /**
   * The first and the last year of "2021", "2019..2021", "2019-2021", "..2019" or "2020..", or nothing.
   * @param {string} value
   * @returns {[string, string] | null}
   */
  function years(value) {
    const [, from, range, to] = YEARS.exec(value) || [];
    if (range) return from || to ? [from || "0000", to || "9999"] : null;
    return from && !to ? [from, from] : null;
  }

  /**
   * An identifier in comparable form: a DOI's or an arXiv number's address is the same as the bare one, and an arXiv
   * number's version does not matter.
   * @param {string} text
   */
  function identifier(text) {
    const bare = text.toLowerCase().replace(/^["'([<]+|["')\]>.,;]+$/g, "").replace(PLACE, "").replace(PLACE, "")
      .replace(/^10\.48550\/arxiv\./, "").replace(/\.pdf$|\/+$/, "");
    return bare.replaceAll("%2f", "/").replace(/^(\d{4}\.\d{4,5}|[a-z.-]+\/\d{7})v\d+$/, "$1");
  }

  /**
   * Whether text in comparable form is a DOI or an arXiv number, or the beginning of one.
   * @param {string} text
   * @param {boolean} [begun]
   */
  function isIdentifier(text, begun = false) {
    return (begun ? IDENTIFIER_BEGUN : IDENTIFIER).test(text);
  }

  /**
   * The query without those of its pieces, or with others in their place.
   * @param {string} query
   * @param {(piece: string) => string} change
   */
  function rewritten(query, change) {
    return query.replace(PIECE, change).replace(/\s+/g, " ").trim();
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, {
    query: { read, fieldLike, meant, years, identifier, isIdentifier, rewritten },
  });
})();
