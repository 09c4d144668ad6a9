"use strict";
/*
 * A query in, ranked papers out, asking for no more files than it needs: first from the titles and authors, then from
 * the abstracts, too.
 */
(() => {
  const { shards, directory, sets, names, ranking, snippet, tierOf, inRank } = globalThis.Papershelf;
  const { read, identifier, rewritten, fieldLike, meant } = globalThis.Papershelf.query;
  const { entriesOf, groupsOf, put, WEIGHT } = globalThis.Papershelf.groups;
  const { completions, corrections, inOrder } = globalThis.Papershelf.spelling;
  const COMPLETIONS = 16;
  const STARRED = 64;
  const BEST = 50;
  const SAME_TITLES = 8;
  const TITLES = 200;
  const FIRST_ROWS = 10;
  const LARGE = 20000;
  const PAUSE = 300;
  const FEW = 5;
  const AFTER_ALL = "\uffff";

  /**
   * @param {Lunr} lunr
   * @param {ShardManifest} manifest
   * @param {Load} load
   * @returns {ShardEngine}
   */
  function shardEngine(lunr, manifest, load) {
    const analysis = globalThis.Papershelf.analysis(manifest.tables, lunr);
    const { candidates, best, rescored } = ranking(lunr, manifest);
    const stops = manifest.stops === undefined ? null : new Set(manifest.stops.split(" "));
    const rows = globalThis.Papershelf.rows(manifest, analysis);

    /**
     * What one query reads: the postings of its terms, and which of them did not load.
     * @param {Directory} from
     * @returns {Terms}
     */
    function termsFrom(from) {
      /** @type {Map<string, TermEntry>} */
      const known = new Map();
      /** @type {Set<string>} */
      const lost = new Set();
      return {
        known, lost,
        get: (term) => known.get(term),
        async load(wanted) {
          const fresh = [...wanted].filter((term) => term && !known.has(term) && !lost.has(term));
          const { found, failed } = await from.lookup("t", shards.terms, fresh);
          for (const [term, file] of found) {
            const entry = file.get(term);
            if (entry && !known.has(term)) known.set(term, { ...entry, abstract: null });
          }
          for (const term of failed) lost.add(term);
        },
        async loadAbstracts(wanted) {
          const fresh = [...wanted].filter((term) => known.get(term)?.abstracts && !known.get(term)?.abstract);
          const { found, failed } = await from.lookup("a", shards.abstracts, fresh);
          for (const [term, file] of found) {
            const entry = known.get(term);
            if (entry) entry.abstract = file.get(term);
          }
          for (const term of failed) lost.add(term);
        },
      };
    }

    /**
     * A query understood: its groups with the postings of their terms, and the sets that narrow it.
     * @param {SearchRequest} request
     * @param {AbortSignal} [signal]
     */
    async function understood({ q, typing = false, filters: ticked = [], marks }, signal) {
      const from = directory(manifest, load, signal);
      const terms = termsFrom(from);
      const known = names(manifest, analysis, from);
      const set = sets(manifest, analysis, from, terms, known);
      const asked = read(q, typing);
      /** @type {Note[]} */
      const notes = asked.cut ? [{ code: "cut" }] : [];
      const filters = [...asked.filters, ...ticked.map((filter) => ({ ...filter, negated: false }))];
      const narrowing = narrowed(set, filters, asked, marks);
      narrowing.catch(() => undefined); // It is waited for below.
      const numbers = await Promise.all(asked.pieces.map(({ kind, text, unfinished }) =>
        (kind === "identifier" ? set.identified(text, unfinished) : null)));
      asked.pieces.forEach((piece, at) => {
        if (piece.kind !== "identifier" || numbers[at]) return;
        notes.push({ code: "unknown-value", field: "id", value: identifier(piece.text), nearest: "" });
        Object.assign(piece, { kind: "words", kept: true, silent: true });
      });
      const { entries, dropped } = entriesOf(asked.pieces, analysis);
      if (dropped.length) notes.push({ code: "dropped-words", words: dropped });
      const groups = groupsOf(entries, analysis, (word) => !analysis.term(word) && (!stops || stops.has(word)));
      const missing = await answered(groups, terms, from, notes);
      /** @type {WordGroup[]} */
      const identified = asked.pieces.flatMap(({ text }, at) => (numbers[at] ? [{
        word: identifier(text), required: true, exact: true, silent: true, starred: false, unfinished: false, terms: new Map(),
        papers: numbers[at],
      }] : []));
      const all = [...groups.filter((group) => group.terms.size), ...identified];
      if (groups.length && !identified.length && !missing && !groups.some(({ required }) => required) && !all.length) {
        notes.push({ code: "only-stop-words", words: groups.map(({ word }) => word) });
      }
      if (!missing && !all.some(({ required }) => required)) for (const group of all) group.required = true;
      const { fields, out, left, notes: more } = await narrowing;
      const text = asked.pieces.map((piece) => piece.text).join(" ");
      const last = asked.pieces[asked.pieces.length - 1];
      const plain = asked.pieces.length > 0 && asked.pieces.every(({ kind }) => kind === "words" || kind === "phrase");
      return {
        from, terms, set, groups: all, missing, fields, out, left, text, plain, filters,
        fieldLike: asked.pieces.flatMap(({ kind, kept, silent, text: piece }) =>
          (kind === "words" && kept && !silent ? [piece] : [])),
        listing: !all.length && !missing && (fields.size > 0 || out.size > 0 || asked.excluded.length > 0),
        // Without the abstracts, papers would be listed that an exclusion or a phrase takes away again.
        whole: asked.excluded.length > 0 || asked.pieces.some(({ kind }) => kind === "phrase"),
        notes: [...notes, ...more],
        offered: plain ? known.offered(text, !!last.unfinished && last.kind === "words") : Promise.resolve([]),
      };
    }

    /**
     * Filters of different fields must all pass, of those of one field any.
     * @param {Sets} set
     * @param {AskedFilter[]} filters
     * @param {Asked} asked
     * @param {Marks | undefined} marks
     */
    async function narrowed(set, filters, { pieces, excluded }, marks) {
      /** @type {Note[][]} */
      const notes = [...filters, ...excluded, ...pieces].map(() => []);
      let at = 0;
      const [passed, excepted, phrases] = await Promise.all([
        Promise.all(filters.map((filter) => set.filtered(filter, marks, notes[at++]))),
        Promise.all(excluded.map((text) => set.excluded(text, notes[at++]))),
        Promise.all(pieces.map(({ kind, text }) => (kind === "phrase" ? set.phrase(text, notes[at++]) : null))),
      ]);
      /** @type {Map<string, Set<number>>} */
      const fields = new Map();
      const left = new Set(excepted.flatMap((docs) => [...docs]));
      const out = new Set(left);
      filters.forEach(({ field, negated }, place) => {
        const docs = passed[place];
        if (docs && negated) for (const doc of docs) out.add(doc);
        else if (docs) fields.set(field, new Set([...fields.get(field) || [], ...docs]));
      });
      phrases.forEach((docs, place) => {
        if (docs) fields.set(`"${place}`, new Set(docs));
      });
      return { fields, out, left, notes: notes.flat() };
    }

    /**
     * Leaves each group the terms that exist; a word without any gets those that it may begin or be a slip of. Whether
     * a word is still without any, is the answer.
     * @param {WordGroup[]} groups
     * @param {Terms} terms
     * @param {Directory} from
     * @param {Note[]} notes
     */
    async function answered(groups, terms, from, notes) {
      const letters = (/** @type {WordGroup} */ { word }) => [...word].length;
      const load = () => terms.load(groups.flatMap((group) => [...group.terms.keys()]));
      const begun = groups.filter((group) =>
        group.starred || (group.unfinished && letters(group) >= (manifest.n > LARGE ? 3 : 2)));
      await Promise.all([load(), ...begun.map(async (group) => {
        const words = completions(await lexicon(group.word, from), group.word);
        const most = group.starred ? STARRED : COMPLETIONS;
        if (group.starred && words.length > most) notes.push({ code: "completions-cut", word: group.word });
        for (const word of words.slice(0, most)) put([group], termOf(word), WEIGHT.completed, word);
      })]);
      await load();
      const lost = new Set(lostAmong(groups, terms));
      if (lost.size) notes.push({ code: "partial", words: [...lost].map(({ word }) => word) });
      const tidy = () => {
        for (const group of groups) {
          for (const term of [...group.terms.keys()]) if (!terms.get(term)) group.terms.delete(term);
        }
      };
      tidy();
      const empty = groups.filter((group) => group.required && !group.terms.size && !lost.has(group));
      const instead = await Promise.all(empty.map(async (group) => {
        if (group.exact || group.starred) return [];
        const words = letters(group) < 3 ? []
          : completions(await lexicon(group.word, from), group.word).slice(0, COMPLETIONS);
        for (const word of words) put([group], termOf(word), WEIGHT.completed, word);
        if (words.length) return words;
        const [letter] = group.word;
        const like = letters(group) < 4 ? [] : corrections(await lexicon(letter, from), group.word);
        for (const word of like) put([group], termOf(word), WEIGHT.word, word);
        return like;
      }));
      await load();
      tidy();
      empty.forEach((group, at) => {
        const by = [...new Set(instead[at].map(bare))].slice(0, 3);
        if (group.terms.size) notes.push({ code: "shown-for", word: group.word, by });
        else if (!group.silent) notes.push({ code: "not-found", word: group.word });
      });
      return empty.some((group) => !group.terms.size);
    }

    /**
     * The words of the lexicon that begin so; none where they do not load.
     * @param {string} prefix
     * @param {Directory} from
     */
    async function lexicon(prefix, from) {
      try {
        return (await from.all("l", shards.sizedWords, prefix, prefix + AFTER_ALL)).flat();
      } catch (error) {
        if (from.signal?.aborted) throw error;
        return [];
      }
    }

    /**
     * The term of a word of the lexicon, where names end in `_`.
     * @param {string} word
     */
    function termOf(word) {
      return word.endsWith("_") ? word : analysis.term(word);
    }

    /**
     * The papers with any of the words that pass, and the places among them of those that have all.
     * @param {Understood} found
     * @param {(field: string) => boolean} [counts] whether the filters of a field count; phrases are called `"0` and so on
     * @param {Set<number>} [out] the papers that do not pass whatever their fields
     */
    function fitting({ groups, terms, fields, missing, out: negated }, counts = () => true, out = negated) {
      const all = candidates(groups, terms);
      const inside = [...fields].flatMap(([field, docs]) => (counts(field) ? [docs] : []));
      const passing = !inside.length && !out.size ? null : [...all.docs.keys()].filter((at) =>
        !out.has(all.docs[at]) && inside.every((docs) => docs.has(all.docs[at])));
      const kept = !passing ? all : {
        most: all.most, docs: Uint32Array.from(passing, (at) => all.docs[at]),
        scores: Float64Array.from(passing, (at) => all.scores[at]), tiers: Uint8Array.from(passing, (at) => all.tiers[at]),
      };
      /** @type {number[]} */
      const whole = [];
      kept.tiers.forEach((tier, at) => {
        if (!missing && tierOf(tier) === kept.most) whole.push(at);
      });
      return { kept, whole };
    }

    /**
     * The papers that pass the filters, where there are no words.
     * @param {Understood} found
     * @param {string} [except]
     */
    async function listed({ set, fields, out }, except = "") {
      const [first, ...others] = [...fields].flatMap(([field, docs]) => (field === except ? [] : [docs]))
        .sort((one, other) => one.size - other.size);
      const all = first ? [...first] : await set.everything();
      return all.filter((doc) => !out.has(doc) && others.every((docs) => docs.has(doc)));
    }

    /**
     * @param {Understood} found
     * @param {SearchRequest} request
     * @returns {Promise<Ordered>}
     */
    async function ordered(found, { from = 0, count = 20, sort = "best" }) {
      const most = Math.max(BEST, from + count);
      if (found.listing) {
        const docs = await listed(found);
        const order = sort === "title" && docs.length <= TITLES ? await byTitle(docs, found.from)
          : (await found.set.byYear(docs, most)).flatMap((year) => [...year].sort((one, other) => one - other));
        const hits = order.slice(0, most).map((doc) => ({ doc, score: 0, tier: 0 }));
        return { total: docs.length, exact: docs.length, without: 0, hits };
      }
      const { kept, whole } = fitting(found);
      const exact = whole.length;
      const without = found.filters.length ? fitting(found, (field) => field.startsWith('"'), found.left).whole.length : 0;
      const counts = { total: kept.docs.length, exact, without };
      if (sort === "date") return { ...counts, hits: await newest(found, kept, most) };
      const hits = rescored(best(kept, most), found.groups, found.terms, kept.most);
      if (sort === "title" && exact <= TITLES) {
        const docs = new Map(whole.map((at) => [kept.docs[at], { doc: kept.docs[at], score: kept.scores[at], tier: kept.tiers[at] }]));
        const first = (await byTitle([...docs.keys()], found.from)).flatMap((doc) => docs.get(doc) || []).slice(0, most);
        const scored = new Map(rescored(first, found.groups, found.terms, kept.most).map((hit) => [hit.doc, hit]));
        return { ...counts, hits: [...first.map((hit) => scored.get(hit.doc) || hit), ...hits.filter(({ doc }) => !docs.has(doc))] };
      }
      return { ...counts, hits: found.plain ? await sameTitleFirst(found, hits, kept) : hits };
    }

    /**
     * @param {number[]} docs
     * @param {Directory} from
     */
    async function byTitle(docs, from) {
      const read = await from.rows("d", docs);
      const titles = new Map(docs.map((doc) => [doc, analysis.fold(read.get(doc)?.[2] ?? AFTER_ALL)]));
      const title = (/** @type {number} */ doc) => titles.get(doc) || "";
      return [...docs].sort((one, other) => inOrder(title(one), title(other)) || one - other);
    }

    /**
     * @param {Understood} found
     * @param {Candidates} kept
     * @param {number} most
     */
    async function newest(found, kept, most) {
      const at = new Map([...kept.docs].map((doc, place) => [doc, place]));
      const ranked = (/** @type {number} */ doc) => {
        const place = /** @type {number} */ (at.get(doc));
        return { doc, score: kept.scores[place], tier: kept.tiers[place] };
      };
      /** @type {Ranked[]} */
      const hits = [];
      for (const some of [true, false]) {
        const docs = [...kept.docs].filter((_, place) => (tierOf(kept.tiers[place]) === kept.most) === some);
        if (hits.length >= most || !docs.length) continue;
        for (const year of await found.set.byYear(docs, most - hits.length)) hits.push(...[...year].map(ranked).sort(inRank(kept.most)));
      }
      const chosen = hits.slice(0, most);
      const scored = new Map(rescored(chosen, found.groups, found.terms, kept.most).map((hit) => [hit.doc, hit]));
      return chosen.map((hit) => scored.get(hit.doc) || hit);
    }

    /**
     * A paper whose title is what was written comes before all others.
     * @param {Understood} found
     * @param {Ranked[]} hits
     * @param {Candidates} kept
     */
    async function sameTitleFirst({ text, terms, from, groups }, hits, kept) {
      const wanted = analysis.textWords(text).join(" ");
      const all = analysis.textTerms(text);
      const sought = new Set(groups.flatMap((group) => [...group.terms.keys()]));
      const lists = [...new Set(all)].filter((term) => sought.has(term)).map((term) => terms.get(term)?.title);
      const shortest = lists.reduce((one, other) => (one && other && other.docs.length < one.docs.length ? other : one), lists[0]);
      if (!shortest) return hits;
      const like = new Set([...shortest.docs].filter((_, at) => shortest.lengths[at] === all.length));
      const same = !like.size ? [] : [...kept.docs.keys()].filter((at) => like.has(kept.docs[at]) &&
        lists.every((list) => list && globalThis.Papershelf.placeOf(list.docs, kept.docs[at]) >= 0))
        .map((at) => ({ doc: kept.docs[at], score: kept.scores[at], tier: kept.tiers[at] }))
        .sort(inRank(kept.most)).slice(0, SAME_TITLES);
      if (!same.length) return hits;
      const read = await from.rows("d", same.map(({ doc }) => doc));
      const equal = same.filter(({ doc }) => {
        const row = read.get(doc);
        return row && row[3] && analysis.textWords(row[2]).join(" ") === wanted;
      });
      const first = rescored(equal, groups, terms, kept.most);
      const places = new Set(equal.map(({ doc }) => doc));
      return [...first, ...hits.filter(({ doc }) => !places.has(doc))];
    }

    /** @type {ShardEngine["query"]} */
    async function query(request, emit, signal) {
      const found = await understood(request, signal);
      const { from, terms, groups, notes } = found;
      const offered = found.offered.catch(() => []);
      const wanted = groups.flatMap((group) => [...group.terms.keys()]);
      const { from: first = 0, count = 20, typing = false, pause = PAUSE } = request;
      const present = async (/** @type {1 | 2} */ phase) => {
        const { total, exact, without, hits } = await ordered(found, request);
        const shown = hits.slice(first, first + count);
        const answer = {
          phase, total, exactTotal: exact, without, names: await offered,
          notes: [...withLost(notes, groups, terms), ...exact ? [] : found.fieldLike.map(noFilter)],
          marks: [...new Set(wanted)], better: corrected(request.q, notes),
        };
        for (const most of phase === 1 || count <= FIRST_ROWS ? [FIRST_ROWS] : [FIRST_ROWS, count]) {
          const views = await rows.papers(shown.slice(0, most).map(({ doc }) => doc), from);
          if (signal?.aborted) throw signal.reason;
          emit({
            ...answer, complete: shown.length <= most,
            hits: shown.map((hit) => ({
              n: hit.doc, score: hit.score, tier: tierOf(hit.tier), paper: views.get(hit.doc) ?? null,
              matched: matchedWords(hit, groups),
            })),
          });
          if (shown.length <= most) break;
        }
        return exact;
      };
      if (!found.whole && wanted.some((term) => terms.get(term)?.abstracts)) {
        const exact = await present(1);
        // Who goes on typing wants the abstracts of another query.
        if (typing && exact >= FEW) await new Promise((resolve) => setTimeout(resolve, pause));
        if (signal?.aborted) throw signal.reason;
      }
      await terms.loadAbstracts(wanted);
      await present(2);
    }

    /**
     * The groups whose own terms did not load; those of words joined or paired are but more of the same.
     * @param {WordGroup[]} groups
     * @param {Terms} terms
     */
    function lostAmong(groups, terms) {
      return groups.filter((group) => [...group.terms].some(([term, { weight }]) =>
        terms.lost.has(term) && weight !== WEIGHT.joined && weight !== WEIGHT.pair));
    }

    /**
     * @param {Note[]} notes
     * @param {WordGroup[]} groups
     * @param {Terms} terms
     * @returns {Note[]}
     */
    function withLost(notes, groups, terms) {
      const lost = lostAmong(groups, terms);
      return lost.length ? [...notes, { code: "partial", words: lost.map(({ word }) => word) }] : notes;
    }

    /**
     * The words that a paper was found by, each with where it has them: 1 title, 2 authors, 4 abstract.
     * @param {Ranked} hit
     * @param {WordGroup[]} groups
     * @returns {[string, number][]}
     */
    function matchedWords({ matched = {} }, groups) {
      /** @type {Map<string, number>} */
      const found = new Map();
      for (const [term, { word }] of groups.flatMap(({ terms }) => [...terms])) {
        for (const field of Object.keys(matched[term] || {})) {
          found.set(bare(word), (found.get(bare(word)) || 0) | (1 << manifest.fields.indexOf(field)));
        }
      }
      return [...found];
    }

    /**
     * The query with each wrong word as it was understood; filters, and what looks like one, stay.
     * @param {string} query
     * @param {Note[]} notes
     */
    function corrected(query, notes) {
      const by = new Map(notes.flatMap((note) => (note.code === "shown-for" ? [[note.word, note.by?.[0]]] : [])));
      if (!by.size) return "";
      return rewritten(query, (piece) => (fieldLike(piece) || piece.startsWith("-") ? piece
        : piece.split(/([\s"'.,;()*-]+)/).map((word) => by.get(analysis.fold(word)) ?? word).join("")));
    }

    /**
     * @param {string} piece
     * @returns {Note}
     */
    function noFilter(piece) {
      return { code: "no-filter", words: [piece, meant(piece)] };
    }

    /** @type {ShardEngine["facets"]} */
    async function facets(request, kinds, signal) {
      const found = await understood(request, signal);
      await found.terms.loadAbstracts(found.groups.flatMap((group) => [...group.terms.keys()]));
      const counted = await Promise.all(kinds.map(async (kind) => {
        const ticked = found.filters.filter(({ field, negated }) => field === kind && !negated).map(({ value }) => value);
        const keep = { numbers: request.keep?.[kind] || [], ticked };
        if (found.listing) return rows.counted(kind, await listed(found, kind), found.from, keep);
        const { kept, whole } = fitting(found, (field) => field !== kind);
        return rows.counted(kind, whole.length ? whole.map((at) => kept.docs[at]) : [...kept.docs], found.from, keep);
      }));
      return Object.fromEntries(kinds.map((kind, at) => [kind, counted[at]]));
    }

    /** @type {ShardEngine["details"]} */
    function details(numbers, marks, signal) {
      return rows.details(numbers, new Set(marks), directory(manifest, load, signal), (text, terms) =>
        snippet(analysis, text, terms));
    }

    return { query, facets, details, understood, analysis, urls: manifest.urls };
  }

  /**
   * A word of the lexicon as it is read.
   * @param {string} word
   */
  function bare(word) {
    return word.replace(/_$/, "");
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { shardEngine });
})();
