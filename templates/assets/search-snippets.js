"use strict";
/*
 * A text and the terms that were searched for in; the piece of it with most of them, in marked segments, out.
 */
(() => {
  const LENGTH = 240;
  const LEAD = 80;

  /**
   * @param {Analysis} analysis
   * @param {string} text
   * @param {Set<string>} marks
   * @returns {[string, boolean][]} nothing where the text has none of the terms
   */
  function snippet(analysis, text, marks) {
    /** @type {{at: number, terms: string[]}[]} */
    const hits = [];
    let end = 0;
    for (const chunk of analysis.chunks(text)) {
      const at = text.indexOf(chunk, end);
      end = at + chunk.length;
      const terms = analysis.textTerms(chunk).filter((term) => marks.has(term));
      if (terms.length) hits.push({ at, terms });
    }
    if (!hits.length) return [];
    let best = 0;
    let most = -1;
    hits.forEach(({ at }, place) => {
      const within = hits.slice(place).filter((hit) => hit.at < at + LENGTH - LEAD);
      const worth = new Set(within.flatMap(({ terms }) => terms)).size * 100 + Math.min(within.length, 99);
      if (worth > most) [best, most] = [at, worth];
    });
    const start = startOf(text, best);
    const stop = stopOf(text, start + LENGTH);
    const piece = `${start > 0 ? "… " : ""}${text.slice(start, stop).trim()}${stop < text.length ? " …" : ""}`;
    return analysis.segments(piece, marks);
  }

  /**
   * Where the sentence of a place begins, if that is near, else a word somewhat before it.
   * @param {string} text
   * @param {number} at
   */
  function startOf(text, at) {
    if (at <= LEAD) return 0;
    const before = text.slice(at - LEAD, at);
    const sentence = Math.max(...[". ", "? ", "! "].map((end) => before.lastIndexOf(end)));
    const space = before.indexOf(" ", LEAD / 2);
    return at - LEAD + (sentence >= 0 ? sentence + 2 : space >= 0 ? space + 1 : LEAD);
  }

  /**
   * @param {string} text
   * @param {number} at
   */
  function stopOf(text, at) {
    if (at >= text.length) return text.length;
    const space = text.lastIndexOf(" ", at);
    return space > at - LEAD ? space : at;
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { snippet });
})();
