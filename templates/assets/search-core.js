"use strict";
/*
 * A query in, ranked papers out, asking for no more files than it needs: first from the titles and authors, then from
 * the abstracts, too.
 */
(() => {
  const { directory, names, ranking, snippet, tierOf, inRank, placeOf, lostAmong, bare, afterPaint } = globalThis.Papershelf;
  const { rewritten, fieldLike, meant } = globalThis.Papershelf.query;
  const { inOrder } = globalThis.Papershelf.spelling;
  const BEST = 50;
  const SAME_TITLES = 8;
  const TITLES = 200;
  const FIRST_ROWS = 10;
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
    const { understood } = globalThis.Papershelf.understanding(manifest, analysis, load);
    const rows = globalThis.Papershelf.rows(manifest, analysis);

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
        lists.every((list) => list && placeOf(list.docs, kept.docs[at]) >= 0))
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
      const offered = found.offered().catch(() => []);
      const wanted = groups.flatMap((group) => [...group.terms.keys()]);
      const { from: first = 0, count = 20, typing = false, pause = PAUSE } = request;
      let { soon } = request;
      const present = async (/** @type {1 | 2} */ phase) => {
        const { total, exact, without, hits } = await ordered(found, request);
        const shown = hits.slice(first, first + count);
        const answer = {
          phase, total, exactTotal: exact, without, names: await offered,
          notes: [...withLost(notes, groups, terms), ...exact ? [] : found.fieldLike.map(noFilter)],
          marks: [...new Set(wanted)], better: corrected(request.q, notes),
        };
        for (const most of new Set([soon || FIRST_ROWS, FIRST_ROWS, phase === 1 ? FIRST_ROWS : Math.max(FIRST_ROWS, count)])) {
          const views = await rows.papers(shown.slice(0, most).map(({ doc }) => doc), from);
          if (signal?.aborted) throw signal.reason;
          emit({
            ...answer, complete: shown.length <= most,
            hits: shown.map((hit) => ({
              n: hit.doc, score: hit.score, tier: tierOf(hit.tier), paper: views.get(hit.doc) ?? null,
              matched: matchedWords(hit, groups),
            })),
          });
          // In the page, what was found is painted before the engine goes on.
          if (soon && afterPaint) await new Promise(afterPaint);
          soon = 0;
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
      /** @type {Map<string, string>} */
      const by = new Map(notes.flatMap(({ code, word = "", by }) => {
        // Of two words that are one, the first becomes it.
        const [first, second] = word.split(" ");
        return code !== "shown-for" ? [] : [[first, by?.[0] || ""], ...second ? [/** @type {[string, string]} */ ([second, ""])] : []];
      }));
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
      const all = found.listing ? null : fitting(found);
      const known = names(manifest, analysis, found.from);
      const counted = await Promise.all(kinds.map(async (kind) => {
        const ticked = found.filters.filter(({ field, negated }) => field === kind && !negated).map(({ value }) => value);
        const begun = request.like?.[kind];
        const keep = {
          numbers: request.keep?.[kind] || [], ticked, most: request.most?.[kind],
          like: begun ? await known.like(begun, /** @type {"p" | "t" | "s"} */ (kind[0])) : null,
        };
        if (!all) return rows.counted(kind, await listed(found, kind), found.from, keep);
        const { kept, whole } = found.fields.has(kind) ? fitting(found, (field) => field !== kind) : all;
        return rows.counted(kind, whole.length ? whole.map((at) => kept.docs[at]) : [...kept.docs], found.from, keep);
      }));
      return {
        counts: Object.fromEntries(kinds.map((kind, at) => [kind, counted[at].values])),
        left: Object.fromEntries(kinds.map((kind, at) => [kind, counted[at].left])),
      };
    }

    /** @type {ShardEngine["details"]} */
    function details(numbers, marks, signal) {
      return rows.details(numbers, new Set(marks), directory(manifest, load, signal), (text, terms) =>
        snippet(analysis, text, terms));
    }

    return { query, facets, details, understood, analysis, urls: manifest.urls };
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { shardEngine });
})();
