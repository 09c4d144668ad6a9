"use strict";
/*
 * A query in, ranked papers out: first those that have all words, then those that have some; within that by the
 * score of lunr.js.
 */
(() => {
  const MOST_WORDS = 16;
  const SUGGESTED = { papers: 5, people: 3, topics: 2, all: 8 };
  // A pair is a surname beside a first name or an initial: stronger than two words that happen to meet in a text.
  const WEIGHT = { pair: 2, joined: 0.25, completed: 0.5, stop: 0.5 };
  const { parse, fieldLike, meant, identifier, isIdentifier, rewritten } = globalThis.Papershelf.query;

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
    const { completions, corrections, includes } = globalThis.Papershelf.lexicon(words);
    const { identified, inYears, keeper, fits, kinds } =
      globalThis.Papershelf.narrowing(manifest, postings, display, analysis);
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
      const groups = words.map(({ word }) => ({ word, required: true, terms: new Map(), papers: new Set() }));
      for (const [year, papers] of inYears(text)) {
        found.years.add(year);
        for (const group of groups) if (group.word === year) group.papers = papers;
      }
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
        const least = unfinished ? 2 : answered(group) || !group.required ? Infinity : 3;
        if ([...group.word].length < least) continue;
        for (const word of completions(group.word)) add([group], surfaceTerm(word), WEIGHT.completed, word);
      }
      return groups;
    }

    /** @param {Group} group */
    function answered({ terms, papers }) {
      return terms.size > 0 || papers.size > 0;
    }

    /**
     * @param {Group[]} groups
     * @param {string} term
     * @param {number} weight
     * @param {string} [word] what it stands for, if not for the group's own word
     */
    function add(groups, term, weight, word = "") {
      if (!exists(term)) return;
      for (const group of groups) {
        const known = group.terms.get(term);
        if (!known || known.weight < weight) group.terms.set(term, { weight, word: word || group.word });
      }
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
     * @param {Set<string>} kept words that are meant as they are
     * @param {Found} found
     */
    function correct(groups, kept, found) {
      for (const group of groups) {
        if (!group.required || answered(group)) continue;
        const words = kept.has(group.word) ? [] : corrections(group.word);
        for (const word of words) add([group], surfaceTerm(word), 1, word);
        if (words.length) {
          const shown = [...new Set(words.map((word) => word.replace("_", "")))];
          found.corrected.push({ word: group.word, by: shown });
        } else found.unknown.push(group.word);
      }
    }

    /**
     * @param {string} query
     * @param {boolean} [typing] whether the last word may be unfinished
     * @returns {Found}
     */
    function search(query, typing = false) {
      const { pieces, filters, excluded } = parse(query);
      const unfinished = typing && !/\s$/.test(query);
      /** @type {Found} */
      const found = {
        total: 0, exact: 0, without: 0, hits: [], groups: [], marks: new Set(), years: new Set(), dropped: [],
        unknown: [], corrected: [], filters, unfit: [], stopped: false,
        unfiltered: pieces.filter((piece) => fieldLike(piece)).map((piece) => ({ piece, meant: meant(piece) })),
        unidentified: [],
      };
      /** @type {Group[]} */
      const numbers = [];
      const written = pieces.filter((piece, at) => {
        const papers = identified(piece, unfinished && at === pieces.length - 1);
        if (papers.size) numbers.push({ word: identifier(piece), required: true, terms: new Map(), papers });
        else if (isIdentifier(identifier(piece))) found.unidentified.push(identifier(piece));
        return !papers.size;
      });
      const text = written.join(" ");
      found.unfiltered = found.unfiltered.filter(({ piece }) => written.includes(piece));
      const kept = written.filter((piece) => fieldLike(piece) || isIdentifier(identifier(piece)));
      const groups = [...groupsOf(text, unfinished && written.length > 0, found), ...numbers];
      correct(groups, new Set(kept.flatMap(analysis.textWords)), found);
      let required = groups.filter((group) => group.required && answered(group));
      if (!required.length && !found.unknown.length) required = groups.filter(answered);
      found.groups = required;
      found.stopped = groups.length > 0 && !groups.some((group) => group.required || group.terms.size);
      const keep = keeper(filters, excluded);
      const all = groups.length ? ranked(groups, required, numbers, found) : filters.length || excluded.length ? everything() : [];
      found.hits = all.filter((hit) => keep(hit.number));
      found.without = groups.length ? all.length : 0;
      found.total = found.hits.length;
      found.exact = found.unknown.length ? 0 : found.hits.filter((hit) => hit.tier === required.length).length;
      if (!found.total) found.unfit = filters.filter((filter) => !filter.negated && !fits(filter));
      if (text && !numbers.length) exactTitleFirst(found.hits, text);
      return found;
    }

    /**
     * Every paper that answers one of the groups, best first: those with an identifier that was asked for, then those
     * that answer most groups. Where a year is among the words, of the papers that answer all, one of that year goes
     * before one that only mentions it, but not before a title that has all the words.
     * @param {Group[]} groups
     * @param {Group[]} required
     * @param {Group[]} numbers the groups of identifiers
     * @param {Found} found
     * @returns {Hit[]}
     */
    function ranked(groups, required, numbers, found) {
      const dated = required.filter(({ word }) => found.years.has(word));
      const hits = scored(groups, found).map((hit) => {
        const inTitle = (/** @type {Group} */ { terms }) => [...terms.keys()].some((term) => hit.matched[term]?.title);
        const tier = required.filter((group) => answers(group, hit)).length;
        const first = numbers.some(({ papers }) => papers.has(hit.number));
        const fresh = dated.filter(({ papers }) => papers.has(hit.number)).length;
        const grade = !dated.length || tier < required.length ? 0 : required.every(inTitle) ? dated.length + 1 : fresh;
        return { ...hit, tier, order: [Number(first), tier, grade, level(hit)] };
      });
      return hits.sort((one, other) => {
        const at = one.order.findIndex((value, place) => value !== other.order[place]);
        return at < 0 ? one.number - other.number : other.order[at] - one.order[at];
      });
    }

    /**
     * A difference of less than a billionth is one of rounding.
     * @param {{score: number}} hit
     */
    function level({ score }) {
      return Math.round(score * 1e9);
    }

    /**
     * @param {Group} group
     * @param {{number: number, matched: Hit["matched"]}} hit
     */
    function answers({ terms, papers }, { number, matched }) {
      return papers.has(number) || [...terms.keys()].some((term) => term in matched);
    }

    /**
     * @param {Group[]} groups
     * @param {Found} found
     * @returns {Omit<Hit, "tier">[]}
     */
    function scored(groups, found) {
      /** @type {Map<string, number>} */
      const weights = new Map();
      for (const { terms } of groups) {
        for (const [term, { weight }] of terms) weights.set(term, Math.max(weight, weights.get(term) || 0));
      }
      found.marks = new Set(weights.keys());
      const results = !weights.size ? [] : index.query((query) => {
        for (const [term, boost] of weights) query.clause({ term, boost, usePipeline: false });
      });
      const hits = results.map(({ ref, score, matchData }) =>
        ({ number: Number(ref), score, matched: matchData.metadata }));
      const known = new Set(hits.map(({ number }) => number));
      const more = new Set(groups.flatMap(({ papers }) => [...papers]).filter((number) => !known.has(number)));
      return [...hits, ...[...more].map((number) => ({ number, score: 0, matched: {} }))];
    }

    /** @returns {Hit[]} the newest first */
    function everything() {
      const hits = display.papers.map((_, number) => ({ number, score: 0, tier: 0, matched: {} }));
      const date = (/** @type {Hit} */ hit) => display.papers[hit.number][5] || "";
      return hits.sort((one, other) => (date(one) < date(other) ? 1 : date(one) > date(other) ? -1 : 0));
    }

    /**
     * Why a paper is a hit, as far as what is shown of it does not: its identifiers, and words of its abstract.
     * @param {Hit} hit
     * @param {Found} found
     */
    function unseen({ number, matched }, found) {
      const summary = display.papers[number][7];
      const seen = new Set(summary ? analysis.textTerms(summary) : []);
      const asked = found.groups.filter(({ terms, papers }) => !terms.size && papers.has(number));
      const identifiers = asked.map(({ word }) => word).filter((word) => !found.years.has(word));
      const abstract = found.groups.flatMap(({ terms, papers }) => {
        const held = [...terms].filter(([term]) => matched[term]);
        const shown = papers.has(number) || held.some(([term]) =>
          seen.has(term) || Object.keys(matched[term]).some((field) => field !== "abstract"));
        return shown || !held.length ? [] : [respelled(held[0][1].word)];
      });
      return { identifiers, abstract: [...new Set(abstract)] };
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
      const words = analysis.textWords(parse(query).pieces.join(" "));
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
     * The word as the shelf's papers write it, where it is a slip that the stemmer hides: "reinforcment" has the stem
     * of "reinforcement". A word that differs at its end is another form, and stays.
     * @param {string} word
     */
    function respelled(word) {
      if (includes(word)) return word;
      const same = corrections(word).find((each) =>
        surfaceTerm(each) === analysis.term(word) && each.slice(-2) === word.slice(-2));
      return same ?? word;
    }

    /**
     * The query with each wrong word as it was understood; filters and what looks like one stay.
     * @param {string} query
     * @param {Found} found
     */
    function corrected(query, found) {
      if (!found.corrected.length) return query;
      const by = new Map(found.corrected.map((each) => [each.word, each.by[0]]));
      const right = (/** @type {string} */ piece) => {
        const word = analysis.fold(piece);
        const known = found.groups.some((group) => group.word === word);
        const better = by.get(word) ?? (known ? respelled(word) : word);
        return better === word ? piece : better;
      };
      return rewritten(query, (piece) =>
        (fieldLike(piece) ? piece : piece.split(/([\s"':.,;()-]+)/).map(right).join("")));
    }

    return { search, suggest, corrected, unseen, kinds, paper, segments: analysis.segments, urls: manifest.urls };
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { engine });
})();
