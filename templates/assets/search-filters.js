"use strict";
/*
 * What a paper must be, whatever its score: filters, exclusions, identifiers and years in, papers out.
 */
(() => {
  const { years, yearsIn, identifier, isIdentifier } = globalThis.Papershelf.query;

  /**
   * @param {Manifest} manifest
   * @param {LunrIndex["invertedIndex"]} postings
   * @param {Display} display
   * @param {Analysis} analysis
   * @returns {Narrowing}
   */
  function narrowing(manifest, postings, display, analysis) {
    /** @type {Map<string, Set<number>> | null} */
    let identifiers = null;
    /** @type {Map<string, Set<number>> | null} */
    let dated = null;

    /** @param {string} term */
    const exists = (term) => term !== "" && term in postings;

    /**
     * The numbers of the papers by what `keys` gives for their rows.
     * @param {(row: PaperRow) => Iterable<string>} keys
     */
    function by(keys) {
      /** @type {Map<string, Set<number>>} */
      const found = new Map();
      display.papers.forEach((row, number) => {
        for (const key of keys(row)) found.set(key, (found.get(key) || new Set()).add(number));
      });
      return found;
    }

    /**
     * The identifiers that a paper's source gives, as such or in a link.
     * @param {PaperRow} row
     */
    function identifiersOf(row) {
      const linked = row[11].map(([, url]) => identifier(url)).filter((each) => isIdentifier(each));
      return [...row[12].map(([, value]) => identifier(value)), ...linked];
    }

    /**
     * The papers with an identifier, written bare, with its label or as an address; while it is typed, those whose
     * identifier begins so.
     * @param {string} text
     * @param {boolean} [typing]
     * @returns {Set<number>}
     */
    function identified(text, typing = false) {
      identifiers ??= by(identifiersOf);
      const wanted = identifier(text);
      const exact = identifiers.get(wanted);
      if (exact || !typing || !isIdentifier(wanted, true)) return exact || new Set();
      return new Set([...identifiers].flatMap(([each, papers]) => (each.startsWith(wanted) ? [...papers] : [])));
    }

    /**
     * The papers that are dated in one of a text's years, by year; years without papers are only words.
     * @param {string} text
     * @returns {Map<string, Set<number>>}
     */
    function inYears(text) {
      dated ??= by((row) => (row[5] ? [row[5].slice(0, 4)] : []));
      const all = dated;
      return new Map([...yearsIn(text)].flatMap((year) => {
        const papers = all.get(year);
        return papers ? [[year, papers]] : [];
      }));
    }

    /**
     * @param {Filter} filter
     * @returns {(row: PaperRow, number: number) => boolean}
     */
    function test({ field, value }) {
      if (field === "year") {
        const [from, to] = years(value) || ["", ""];
        return ([, , , , , date]) => !!date && date.slice(0, 4) >= from && date.slice(0, 4) <= to;
      }
      if (field === "has") return (row) => kindsOf(row).has(value.toLowerCase());
      if (field === "id" || field === "author") {
        const held = field === "id" ? identified(value) : papersOf(value);
        return (_, number) => held.has(number);
      }
      const rows = field === "topic" ? display.topics : display.sessions;
      const wanted = slug(value);
      const places = (/** @type {(id: string) => boolean} */ fits) =>
        rows.flatMap(([id, name], place) => (fits(id) || fits(slug(name)) ? [place] : []));
      const exact = places((id) => id === wanted);
      const chosen = new Set(exact.length || !wanted ? exact : places((id) => id.startsWith(wanted)));
      return (row) => (field === "topic" ? row[8] : [row[10] ?? -1]).some((place) => chosen.has(place));
    }

    /**
     * What `has:` can ask of a paper.
     * @param {PaperRow} row
     */
    function kindsOf(row) {
      const kinds = new Set([...row[11], ...row[12]].map(([kind]) => kind));
      return row[9] ? kinds.add("award") : kinds;
    }

    /**
     * The papers of an author: by surname and first name or initial, else by all words of the name.
     * @param {string} name
     * @returns {Set<number>}
     */
    function papersOf(name) {
      const atoms = analysis.authorAtoms([name]);
      const exact = atoms.filter((atom) => atom.includes(".")).pop();
      const wanted = exact && exists(exact) ? [exact] : atoms.filter((atom) => !atom.includes("."));
      return common(wanted.map((atom) => (exists(atom) ? Object.keys(postings[atom].authors).map(Number) : [])));
    }

    /**
     * The papers that are in all lists.
     * @param {Iterable<number>[]} lists
     */
    function common(lists) {
      const [first = new Set(), ...others] = lists.map((list) => new Set(list));
      return new Set([...first].filter((number) => others.every((list) => list.has(number))));
    }

    /** @param {string} text */
    function slug(text) {
      return analysis.chunks(analysis.fold(text)).flatMap(analysis.parts).join("-");
    }

    /**
     * The papers that have all words of an excluded text in any field, or its years as their dates, or its identifier.
     * @param {string} text
     */
    function having(text) {
      const known = identified(text);
      if (known.size) return known;
      const years = inYears(text);
      return common(analysis.textWords(text).filter(analysis.term).map((word) => [
        ...[analysis.term(word), `${word}_`].filter(exists).flatMap((term) =>
          manifest.fields.flatMap((field) => Object.keys(postings[term][field]).map(Number))),
        ...(years.get(word) || []),
      ]));
    }

    /**
     * Filters of different fields must all pass, of those of one field any.
     * @param {Filter[]} filters
     * @param {string[]} excluded
     * @returns {(number: number) => boolean}
     */
    function keeper(filters, excluded) {
      const out = new Set(excluded.flatMap((text) => [...having(text)]));
      const wanted = filters.map((filter) => ({ ...filter, holds: test(filter) }));
      return (number) => {
        const row = display.papers[number];
        if (out.has(number)) return false;
        return wanted.every(({ field, negated, holds }) => {
          if (negated) return !holds(row, number);
          return wanted.some((other) => other.field === field && !other.negated && other.holds(row, number));
        });
      };
    }

    /**
     * Whether any paper is what a filter says, negated or not.
     * @param {Filter} filter
     */
    function fits(filter) {
      return display.papers.some(test(filter));
    }

    /** What `has:` can ask of this shelf. */
    function kinds() {
      return [...new Set(display.papers.flatMap((row) => [...kindsOf(row)]))].sort();
    }

    return { identified, inYears, keeper, fits, kinds };
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { narrowing });
})();
