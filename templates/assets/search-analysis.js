"use strict";
/*
 * Text in, words and terms out: the page's side of src/papershelf/search/analysis.py. The tables come with the
 * search's manifest; stems and stop words are lunr.js's own.
 */
(() => {
  /**
   * The inside of a regular expression's brackets for ranges like "2010-2015".
   * @param {string[]} ranges
   */
  function characterClass(ranges) {
    return ranges.map((range) => range.split("-").map((end) => `\\u{${end}}`).join("-")).join("");
  }

  /**
   * @param {Tables} tables
   * @param {Lunr} lunr
   * @returns {Analysis}
   */
  function analysis(tables, lunr) {
    const separators = characterClass(tables.separators);
    const cjk = characterClass(tables.cjk);
    const dash = new RegExp(`[${characterClass(tables.dashes)}]`, "gu");
    const mark = new RegExp(`[${characterClass(tables.marks)}]`, "gu");
    const folded = new RegExp(`[${Object.keys(tables.folds).join("")}]`, "gu");
    const spellings = Object.keys(tables.spelled).map((word) => word.replaceAll("+", "\\+")).join("|");
    const spelled = new RegExp(`(?<![^${separators}'\\-])(?:${spellings})(?![^${separators}'\\-])`, "gu");
    const chunk = new RegExp(`[^${separators}]+`, "gu");
    const run = new RegExp(`[${cjk}]+|[^${cjk}]+`, "gu");
    const ideograph = new RegExp(`[${cjk}]`, "u");
    const unjoinable = new RegExp(`[\\u{${tables.joinable_below}}-\\u{10ffff}]`, "u");

    /** @param {string} text */
    function fold(text) {
      const plain = text.replace(dash, "-").replace(/[\ud800-\udfff]/gu, "\ufffd").normalize("NFKD");
      return plain.replace(mark, "").toLowerCase().normalize("NFC")
        .replace(folded, (letter) => tables.folds[letter])
        .replace(spelled, (word) => tables.spelled[word]);
    }

    /** @param {string} foldedText */
    function chunks(foldedText) {
      return foldedText.match(chunk) || [];
    }

    /** @param {string} piece */
    function parts(piece) {
      return piece.replace(/^['-]+|['-]+$/g, "").replace(/'s(?=-|$)/g, "").split(/['-]/).filter(Boolean);
    }

    /** @param {string} piece */
    function words(piece) {
      const found = parts(piece);
      const joined = joinedForm(found);
      const single = ideograph.test(piece) ? found.flatMap(pairs) : found;
      return joined ? [...single, joined] : single;
    }

    /**
     * All parts in one word, or nothing when there is but one, or when they are too long or not to be joined.
     * @param {string[]} found
     */
    function joinedForm(found) {
      const joined = found.join("");
      return found.length > 1 && joined.length <= tables.joined_length && !unjoinable.test(joined) ? joined : "";
    }

    /**
     * The overlapping pairs of each run of ideographs, and the other runs whole.
     * @param {string} part
     */
    function pairs(part) {
      return (part.match(run) || []).flatMap((piece) => {
        const characters = [...piece];
        if (characters.length < 2 || !ideograph.test(piece)) return [piece];
        return characters.slice(1).map((character, at) => characters[at] + character);
      });
    }

    /** @param {string} text */
    function textWords(text) {
      return chunks(fold(text)).flatMap(words);
    }

    /**
     * What the index holds of a word: its stem, or "" when it is a stop word.
     * @param {string} word
     */
    function term(word) {
      const token = lunr.stopWordFilter(new lunr.Token(word));
      return token ? lunr.stemmer(token).toString() : "";
    }

    /** @param {string} text */
    function textTerms(text) {
      return textWords(text).map(term).filter(Boolean);
    }

    /**
     * The terms of a paper's authors, each once: `word_` for every word of a name, `last.f_` and `last.first_`.
     * @param {string[]} names
     */
    function authorAtoms(names) {
      /** @type {Set<string>} */
      const atoms = new Set();
      for (const name of names) {
        const comma = name.indexOf(",");
        const turned = comma < 0 ? name : `${name.slice(comma + 1)} ${name.slice(0, comma)}`;
        const found = chunks(fold(turned));
        for (const word of found.flatMap(words)) atoms.add(`${word}_`);
        const wholes = found.map((piece) => parts(piece).join("")).filter(Boolean);
        if (wholes.length > 1) {
          const first = wholes[0];
          const last = wholes[wholes.length - 1];
          atoms.add(`${last}.${[...first][0]}_`);
          atoms.add(`${last}.${first}_`);
        }
      }
      return [...atoms];
    }

    /**
     * The text in pieces, each with whether it is a hit.
     * @param {string} text
     * @param {Set<string>} marks
     * @param {boolean} [name] whether the text is an author's name
     * @returns {[string, boolean][]}
     */
    function segments(text, marks, name = false) {
      const hit = (/** @type {string} */ piece) => textWords(piece).some((word) =>
        marks.has(name ? `${word}_` : term(word)));
      /** @type {[string, boolean][]} */
      const found = [];
      const put = (/** @type {string} */ piece, /** @type {boolean} */ on) => {
        const last = found[found.length - 1];
        if (last && last[1] === on) last[0] += piece;
        else if (piece) found.push([piece, on]);
      };
      let end = 0;
      for (const chunk of chunks(text)) {
        const start = text.indexOf(chunk, end);
        put(text.slice(end, start), false);
        end = start + chunk.length;
        const pieces = chunk.split(/(['-]+)/);
        const hits = pieces.map(hit);
        if (hits.includes(true)) pieces.forEach((piece, at) => put(piece, hits[at]));
        else put(chunk, hit(chunk));
      }
      put(text.slice(end), false);
      return found;
    }

    return { fold, chunks, parts, joinedForm, words, textWords, term, textTerms, authorAtoms, segments };
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { analysis });
})();
