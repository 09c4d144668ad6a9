"use strict";
/*
 * A query in, ranked papers out: first those that have all words, then those that have some; within that by the
 * score of lunr.js.
 */
(() => {
  const LONGEST_QUERY = 256;
  const MOST_WORDS = 16;
  const SUGGESTED = { papers: 5, people: 3, topics: 2, all: 8 };
  // A pair is a surname beside a first name or an initial: stronger than two words that happen to meet in a text.
  const WEIGHT = { pair: 2, joined: 0.25, completed: 0.5, stop: 0.5 };
  const FILTER = /^(-?)(author|topic|session|year|has):([^]+)$/i;

  /**
   * A query's words, its filters and what it excludes. What is no known filter is words.
   * @param {string} query
   * @returns {{text: string, filters: Filter[], excluded: string[]}}
   */
  function parse(query) {
    /** @type {Filter[]} */
    const filters = [];
    /** @type {string[]} */
    const excluded = [];
    /** @type {string[]} */
    const text = [];
    for (const piece of query.slice(0, LONGEST_QUERY).match(/[^\s"]*"[^"]*"?|\S+/g) || []) {
      const [, minus, field, rest = ""] = FILTER.exec(piece) || [];
      const value = rest.replaceAll('"', "").trim();
      if (value) {
        const name = /** @type {Filter["field"]} */ (field.toLowerCase());
        filters.push({ field: name, value, negated: minus === "-" });
      } else if (/^-[^\s-]/.test(piece)) excluded.push(piece.slice(1));
      else text.push(piece);
    }
    return { text: text.join(" "), filters, excluded };
  }

  /**
   * A paper's number is its place among the display's rows, and in digits its ref in the index.
   * @param {Lunr} lunr
   * @param {Manifest} manifest
   * @param {StockIndex} stock
   * @param {Display} display
   * @param {Words} words
   * @returns {Engine}
   */
  function engine(lunr, manifest, stock, display, words) {
    const analysis = globalThis.Papershelf.analysis(manifest.tables, lunr);
    const index = lunr.Index.load(stock);
    const postings = index.invertedIndex;
    const { completions, corrections } = globalThis.Papershelf.lexicon(words);
    /** @type {Map<string, string[][]>} */
    const startsOf = new Map();

    /** @param {string} term */
    const exists = (term) => term !== "" && term in postings;

    /**
     * The words of a text, each with the chunk that it stands in.
     * @param {string} text
     */
    function queryWords(text) {
      return analysis.chunks(analysis.fold(text)).flatMap((chunk, at) => {
        const parts = analysis.parts(chunk);
        const joined = analysis.joinedForm(parts);
        const single = joined ? parts : analysis.words(chunk);
        return single.map((word) => ({ word, at, whole: parts.join("") }));
      });
    }

    /**
     * For each word the terms that answer it, with their weights.
     * @param {string} text
     * @param {boolean} typing
     * @param {Found} found
     * @returns {Group[]}
     */
    function groupsOf(text, typing, found) {
      const all = queryWords(text);
      const words = all.slice(0, MOST_WORDS);
      found.dropped = all.slice(MOST_WORDS).map(({ word }) => word);
      /** @type {Group[]} */
      const groups = words.map(({ word }) => ({ word, required: true, terms: new Map() }));
      words.forEach(({ word, at, whole }, place) => {
        const stem = analysis.term(word);
        groups[place].required = stem !== "";
        add([groups[place]], stem, 1);
        add([groups[place]], `${word}_`, stem ? 1 : WEIGHT.stop);
        const unit = groups.filter((_, other) => words[other].at === at);
        if (whole !== word) addJoined(unit, whole);
        if (place + 1 < words.length) {
          const next = words[place + 1];
          const both = [groups[place], groups[place + 1]];
          if ([...word + next.word].length > 3) addJoined(both, word + next.word);
          addPair(both, word, next.word);
          if (next.at !== at) {
            addPair([...unit, ...groups.filter((_, other) => words[other].at === next.at)], whole, next.whole);
          }
        }
      });
      const last = groups[groups.length - 1];
      for (const group of groups) {
        const unfinished = typing && group === last && !all[MOST_WORDS];
        // A beginning of words is no mistake, even where it is not the last one.
        const least = unfinished ? 2 : group.terms.size || !group.required ? Infinity : 3;
        if ([...group.word].length < least) continue;
        for (const word of completions(group.word)) add([group], surfaceTerm(word), WEIGHT.completed);
      }
      return groups;
    }

    /**
     * @param {Group[]} groups
     * @param {string} term
     * @param {number} weight
     */
    function add(groups, term, weight) {
      if (!exists(term)) return;
      for (const { terms } of groups) terms.set(term, Math.max(weight, terms.get(term) || 0));
    }

    /**
     * @param {Group[]} groups
     * @param {string} word
     */
    function addJoined(groups, word) {
      add(groups, analysis.term(word), WEIGHT.joined);
      add(groups, `${word}_`, WEIGHT.joined);
    }

    /**
     * A surname beside a given name or an initial, in either order.
     * @param {Group[]} groups
     * @param {string} one
     * @param {string} other
     */
    function addPair(groups, one, other) {
      add(groups, `${other}.${one}_`, WEIGHT.pair);
      add(groups, `${one}.${other}_`, WEIGHT.pair);
    }

    /**
     * The term of a word of the lexicon, where names end in `_`.
     * @param {string} word
     */
    function surfaceTerm(word) {
      return word.endsWith("_") ? word : analysis.term(word);
    }

    /**
     * @param {Group[]} groups
     * @param {Found} found
     */
    function correct(groups, found) {
      for (const group of groups) {
        if (!group.required || group.terms.size) continue;
        const words = corrections(group.word);
        for (const word of words) add([group], surfaceTerm(word), 1);
        if (words.length) {
          const shown = [...new Set(words.map((word) => word.replace("_", "")))];
          found.corrected.push({ word: group.word, by: shown });
        } else found.unknown.push(group.word);
      }
    }

    /**
     * @param {Filter} filter
     * @returns {(row: PaperRow, ref: string) => boolean}
     */
    function test({ field, value }) {
      if (field === "year") {
        const [from, to] = value.includes("..") ? value.split("..") : [value, value];
        return ([, , , , , date]) => !!date && date.slice(0, 4) >= from && (!to || date.slice(0, 4) <= to);
      }
      if (field === "has") {
        const kind = value.toLowerCase();
        return (row) => (kind === "award" ? !!row[9] : row[11].some(([each]) => each === kind));
      }
      if (field === "author") {
        const held = papersOf(value);
        return (_, ref) => held.has(ref);
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
     * The papers of an author: by surname and first name or initial, else by all words of the name.
     * @param {string} name
     */
    function papersOf(name) {
      const atoms = analysis.authorAtoms([name]);
      const exact = atoms.filter((atom) => atom.includes(".")).pop();
      const wanted = exact && exists(exact) ? [exact] : atoms.filter((atom) => !atom.includes("."));
      const lists = wanted.map((atom) => (exists(atom) ? Object.keys(postings[atom].authors) : []));
      const [first = [], ...others] = lists;
      return new Set(first.filter((ref) => others.every((list) => list.includes(ref))));
    }

    /** @param {string} text */
    function slug(text) {
      return analysis.chunks(analysis.fold(text)).flatMap(analysis.parts).join("-");
    }

    /**
     * @param {string} query
     * @param {boolean} [typing] whether the last word may be unfinished
     * @returns {Found}
     */
    function search(query, typing = false) {
      const { text, filters, excluded } = parse(query);
      /** @type {Found} */
      const found = {
        total: 0, exact: 0, hits: [], marks: new Set(), dropped: [], unknown: [], corrected: [], filters, stopped: false,
      };
      const groups = groupsOf(text, typing && !/\s$/.test(query), found);
      correct(groups, found);
      let required = groups.filter((group) => group.required && group.terms.size);
      if (!required.length && !found.unknown.length) required = groups.filter((group) => group.terms.size);
      found.stopped = groups.length > 0 && !groups.some((group) => group.required || group.terms.size);
      const keep = keeper(filters, excluded);
      if (groups.length) found.hits = scored(groups, required, found).filter((hit) => keep(hit.number));
      else if (filters.length || excluded.length) found.hits = everything().filter((hit) => keep(hit.number));
      found.total = found.hits.length;
      found.exact = found.hits.filter((hit) => hit.tier === required.length).length;
      if (found.unknown.length) found.exact = 0;
      if (text) exactTitleFirst(found.hits, text);
      return found;
    }

    /**
     * @param {Filter[]} filters
     * @param {string[]} excluded
     * @returns {(number: number) => boolean}
     */
    function keeper(filters, excluded) {
      const out = new Set(excluded.flatMap((text) => everyWord(analysis.textWords(text))));
      const wanted = filters.map((filter) => ({ ...filter, holds: test(filter) }));
      return (number) => {
        const row = display.papers[number];
        const ref = String(number);
        if (out.has(ref)) return false;
        return wanted.every(({ field, negated, holds }) => {
          if (negated) return !holds(row, ref);
          return wanted.some((other) => other.field === field && !other.negated && other.holds(row, ref));
        });
      };
    }

    /**
     * The papers that hold all of these words, in any field.
     * @param {string[]} words
     */
    function everyWord(words) {
      const lists = words.filter(analysis.term).map((word) => new Set(
        [analysis.term(word), `${word}_`].filter(exists).flatMap((term) =>
          manifest.fields.flatMap((field) => Object.keys(postings[term][field])))));
      return [...(lists[0] || [])].filter((ref) => lists.every((list) => list.has(ref)));
    }

    /**
     * Every paper that holds one of the terms, best first.
     * @param {Group[]} groups
     * @param {Group[]} required
     * @param {Found} found
     * @returns {Hit[]}
     */
    function scored(groups, required, found) {
      /** @type {Map<string, number>} */
      const weights = new Map();
      for (const { terms } of groups) {
        for (const [term, weight] of terms) weights.set(term, Math.max(weight, weights.get(term) || 0));
      }
      found.marks = new Set(weights.keys());
      if (!weights.size) return [];
      const results = index.query((query) => {
        for (const [term, boost] of weights) query.clause({ term, boost, usePipeline: false });
      });
      const hits = results.map(({ ref, score, matchData }) => ({
        number: Number(ref),
        score,
        tier: required.filter(({ terms }) => [...terms.keys()].some((term) => term in matchData.metadata)).length,
      }));
      // A difference of less than a billionth is one of rounding.
      const level = (/** @type {Hit} */ hit) => Math.round(hit.score * 1e9);
      return hits.sort((one, other) => other.tier - one.tier || level(other) - level(one) || one.number - other.number);
    }

    /** @returns {Hit[]} the newest first */
    function everything() {
      const hits = display.papers.map((_, number) => ({ number, score: 0, tier: 0 }));
      const date = (/** @type {Hit} */ hit) => display.papers[hit.number][5] || "";
      return hits.sort((one, other) => (date(one) < date(other) ? 1 : date(one) > date(other) ? -1 : 0));
    }

    /**
     * @param {Hit[]} hits
     * @param {string} text
     */
    function exactTitleFirst(hits, text) {
      const wanted = analysis.textWords(text).join(" ");
      const same = hits.slice(0, 50).filter(({ number }) => {
        const [, label, titled] = display.papers[number];
        return titled && analysis.textWords(label).join(" ") === wanted;
      });
      if (same.length) hits.splice(0, hits.length, ...same, ...hits.filter((hit) => !same.includes(hit)));
    }

    /** @param {string} query */
    function suggest(query) {
      const found = search(query, true);
      const words = analysis.textWords(parse(query).text);
      const topics = named("topics", words).slice(0, SUGGESTED.topics);
      const papers = found.hits.slice(0, SUGGESTED.papers).map((hit) => paper(hit.number));
      const room = Math.min(SUGGESTED.people, SUGGESTED.all - papers.length - topics.length);
      return { found, papers, people: named("people", words).slice(0, room), topics };
    }

    /**
     * The people or topics in whose name a word starts with each of these, those with most papers first.
     * @param {"people" | "topics"} kind
     * @param {string[]} words
     * @returns {Named[]}
     */
    function named(kind, words) {
      if (!words.length) return [];
      const rows = display[kind];
      let starts = startsOf.get(kind);
      if (!starts) startsOf.set(kind, starts = rows.map(([, name]) => analysis.textWords(name)));
      const fitting = rows.filter((_, place) => words.every((word) =>
        /** @type {string[][]} */ (starts)[place].some((start) => start.startsWith(word))));
      return fitting.sort((one, other) => other[2] - one[2])
        .map((row) => namedRow(kind === "people" ? "person" : "topic", row));
    }

    /**
     * @param {"person" | "topic" | "session"} kind
     * @param {NamedRow} row
     * @returns {Named}
     */
    function namedRow(kind, [id, name, papers]) {
      return { name, papers, url: manifest.urls[kind].replace("*", id) };
    }

    /**
     * @param {number} number
     * @returns {PaperView}
     */
    function paper(number) {
      const [id, label, titled, authors, complete, date, day, summary, topics, award, session, links] =
        display.papers[number];
      return {
        id, label, titled: !!titled, complete: !!complete, date, day, summary, award, links,
        url: manifest.urls.paper.replace("*", id),
        authors: authors.map((author) => {
          const [place, name] = typeof author === "number" ? [author, null] : author;
          const person = namedRow("person", display.people[place]);
          return { ...person, name: name ?? person.name };
        }),
        topics: topics.map((place) => namedRow("topic", display.topics[place])),
        session: session === null ? null : namedRow("session", display.sessions[session]),
      };
    }

    /**
     * The text in pieces, each with whether it is a hit.
     * @param {string} text
     * @param {Set<string>} marks
     * @param {boolean} [name] whether the text is an author's name
     * @returns {[string, boolean][]}
     */
    function segments(text, marks, name = false) {
      const hit = (/** @type {string} */ piece) => analysis.textWords(piece).some((word) =>
        marks.has(name ? `${word}_` : analysis.term(word)));
      /** @type {[string, boolean][]} */
      const found = [];
      const put = (/** @type {string} */ piece, /** @type {boolean} */ on) => {
        const last = found[found.length - 1];
        if (last && last[1] === on) last[0] += piece;
        else if (piece) found.push([piece, on]);
      };
      let end = 0;
      for (const chunk of analysis.chunks(text)) {
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

    /**
     * The query with each wrong word as it was understood.
     * @param {string} query
     * @param {Found} found
     */
    function corrected(query, found) {
      const by = new Map(found.corrected.map((each) => [each.word, each.by[0]]));
      return query.split(/([\s"':.,;()-]+)/).map((piece) => by.get(analysis.fold(piece)) ?? piece).join("");
    }

    return { search, suggest, corrected, paper, segments, urls: manifest.urls };
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { engine });
})();
