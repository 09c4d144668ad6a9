"use strict";
/*
 * Terms with their postings and weights in; ranked papers out, by the formula of lunr.js 2.3.9. All candidates are
 * scored on arrays; the best of them are scored by lunr.js itself, over an index of theirs alone.
 */
(() => {
  const SEEN = 1 << 30;
  /** Added to the tier of a paper that was asked for by its identifier: it comes before all others. */
  const IDENTIFIED = 64;
  /** Added to the tier of a paper whose title, or whose authors, have all words: it comes before those that have them here and there. */
  const TOGETHER = 128;
  /** A difference of less than a billionth is one of rounding. */
  const level = (/** @type {number} */ score) => Math.floor(score * 1e9 + 0.5);

  /**
   * @param {Lunr} lunr
   * @param {ShardManifest} manifest
   * @returns {Ranking}
   */
  function ranking(lunr, { n, fields, len, boost, k1, b }) {
    const averages = len.map((sum) => sum / n);
    let scores = new Float64Array(0);
    let masks = new Int32Array(0);
    /** the same, but of the title alone, and of the authors alone */
    let parts = [masks, masks];

    /** @param {TermEntry} entry */
    function held({ title, authors, abstracts }) {
      const holding = title.docs.length + authors.docs.length + abstracts;
      return Math.log(1 + Math.abs((n - holding + 0.5) / (holding + 0.5)));
    }

    /**
     * The order of operations is lunr.js's: another one rounds otherwise.
     * @param {number} idf
     * @param {number} times
     * @param {number} length
     * @param {number} field
     */
    function weight(idf, times, length, field) {
      const score = idf * ((k1 + 1) * times) / (k1 * (1 - b + b * (length / averages[field])) + times);
      return Math.round(score * (boost[field] || 1) * 1000) / 1000;
    }

    /** @param {TermEntry} entry */
    const lists = ({ title, authors, abstract }) => [title, authors, abstract];

    /** @type {Ranking["candidates"]} */
    function candidates(groups, terms) {
      const asked = weighted(groups, terms);
      const norm = Math.sqrt(asked.reduce((sum, { boost: each }) => sum + each * each, 0)) || 1;
      const all = [
        ...asked.flatMap(({ entry }) => lists(entry).flatMap((list) => (list ? [list.docs] : []))),
        ...groups.flatMap(({ papers }) => (papers ? [papers] : [])),
      ];
      grow(all.reduce((most, docs) => Math.max(most, docs[docs.length - 1] ?? 0), 0) + 1);
      /** @type {number[]} */
      const docs = [];
      for (const { entry, boost: times, mask } of asked) {
        const idf = held(entry);
        lists(entry).forEach((list, field) => {
          if (!list) return;
          for (let at = 0; at < list.docs.length; at += 1) {
            const doc = list.docs[at];
            if (!masks[doc]) docs.push(doc);
            masks[doc] |= mask;
            if (field < parts.length) parts[field][doc] |= mask;
            scores[doc] += times * weight(idf, list.times[at], list.lengths[at], field);
          }
        });
      }
      groups.forEach(({ papers }, at) => {
        for (const doc of papers || []) {
          if (!masks[doc]) docs.push(doc);
          masks[doc] |= SEEN | (1 << at);
          for (const part of parts) part[doc] |= 1 << at;
        }
      });
      const required = groups.reduce((mask, group, at) => (group.required ? mask | (1 << at) : mask), 0);
      const identified = groups.reduce((mask, { papers }, at) => (papers ? mask | (1 << at) : mask), 0);
      const found = {
        docs: Uint32Array.from(docs), scores: new Float64Array(docs.length), tiers: new Uint8Array(docs.length),
        most: bitsOf(required),
      };
      docs.forEach((doc, at) => {
        found.scores[at] = scores[doc] / norm;
        const together = required && parts.some((part) => (part[doc] & required) === required);
        found.tiers[at] = bitsOf(masks[doc] & required) + (masks[doc] & identified ? IDENTIFIED : 0) + (together ? TOGETHER : 0);
        scores[doc] = 0;
        masks[doc] = 0;
        for (const part of parts) part[doc] = 0;
      });
      return found;
    }

    /** @type {Ranking["weighted"]} */
    function weighted(groups, terms) {
      /** @type {Map<string, WeightedTerm>} */
      const found = new Map();
      groups.forEach((group, at) => {
        for (const [term, { weight: times }] of group.terms) {
          const entry = terms.get(term);
          if (!entry) continue;
          const known = found.get(term);
          const mask = SEEN | (1 << at) | (known ? known.mask : 0);
          found.set(term, { term, entry, mask, boost: Math.max(times, known ? known.boost : 0) });
        }
      });
      return [...found.values()].sort((one, other) => (one.term < other.term ? -1 : 1));
    }

    /** @param {number} size */
    function grow(size) {
      if (size <= scores.length) return;
      scores = new Float64Array(size * 2);
      masks = new Int32Array(size * 2);
      parts = [new Int32Array(size * 2), new Int32Array(size * 2)];
    }

    /** @type {Ranking["best"]} */
    function best({ docs, scores: values, tiers, most: whole }, most) {
      const before = inRank(whole);
      /** @type {Ranked[]} */
      let chosen = [];
      /** @type {Ranked | null} */
      let worst = null;
      for (let at = 0; at < docs.length; at += 1) {
        const hit = { doc: docs[at], score: values[at], tier: tiers[at] };
        if (worst && before(worst, hit) < 0) continue;
        chosen.push(hit);
        if (chosen.length >= 2 * most + 50) {
          chosen = chosen.sort(before).slice(0, most);
          worst = chosen[most - 1];
        }
      }
      return chosen.sort(before).slice(0, most);
    }

    /** @type {Ranking["rescored"]} */
    function rescored(chosen, groups, terms, whole) {
      const asked = weighted(groups, terms);
      if (!asked.length) return chosen;
      const inOrder = chosen.map(({ doc }) => doc).sort((one, other) => one - other);
      /** @type {Record<string, any>} */
      const invertedIndex = Object.create(null);
      /** @type {Map<string, number[]>} */
      const vectors = new Map();
      asked.forEach(({ term, entry }, number) => {
        /** @type {Record<string, any>} */
        const posting = { _index: number };
        lists(entry).forEach((list, field) => {
          /** @type {Record<string, object>} */
          const papers = posting[fields[field]] = {};
          if (!list) return;
          for (const doc of inOrder) {
            const value = weightOf(entry, field, doc);
            if (value === null) continue;
            papers[doc] = {};
            const key = `${fields[field]}/${doc}`;
            const vector = vectors.get(key) || [];
            vector.push(number, value);
            vectors.set(key, vector);
          }
        });
        invertedIndex[term] = posting;
      });
      const fieldVectors = Object.create(null);
      for (const [key, vector] of vectors) fieldVectors[key] = new lunr.Vector(vector);
      const index = new lunr.Index({
        fields, fieldVectors, invertedIndex, pipeline: new lunr.Pipeline(),
        // Every clause is one term that is there: no automaton of all terms is built.
        tokenSet: { intersect: (/** @type {unknown} */ clause) => clause },
      });
      const results = new Map(index.query((query) => {
        for (const { term, boost: times } of asked) query.clause({ term, boost: times, usePipeline: false });
      }).map((result) => [Number(result.ref), result]));
      return chosen.map(({ doc, score, tier }) => {
        const result = results.get(doc);
        return { doc, tier, score: result ? result.score : score, matched: result?.matchData.metadata };
      }).sort(inRank(whole));
    }

    /** @type {Ranking["weightOf"]} */
    function weightOf(entry, field, doc) {
      const list = lists(entry)[field];
      const at = list ? placeOf(list.docs, doc) : -1;
      return list && at >= 0 ? weight(held(entry), list.times[at], list.lengths[at], field) : null;
    }

    return { candidates, weighted, weightOf, best, rescored };
  }

  const tierOf = (/** @type {number} */ tier) => tier % IDENTIFIED;

  /**
   * Those asked for by identifier first, then those with all words in their title or in their authors, then those with
   * all words, then the others: by their score, of which they keep the share of the words that they have. The lower
   * number decides between equals.
   * @param {number} whole the number of words
   * @returns {(one: Ranked, other: Ranked) => number}
   */
  function inRank(whole) {
    const group = (/** @type {Ranked} */ { tier }) =>
      (tier & IDENTIFIED ? 4 : 0) + (tierOf(tier) === whole ? 2 : 0) + (tier & TOGETHER ? 1 : 0);
    const worth = (/** @type {Ranked} */ { score, tier }) => level(whole ? score * tierOf(tier) / whole : score);
    return (one, other) => group(other) - group(one) || worth(other) - worth(one) || one.doc - other.doc;
  }

  /** @param {number} mask */
  function bitsOf(mask) {
    let count = 0;
    for (let left = mask; left; left &= left - 1) count += 1;
    return count;
  }

  /**
   * The place of a number among ascending ones, or -1.
   * @param {Uint32Array} numbers
   * @param {number} number
   */
  function placeOf(numbers, number) {
    let low = 0;
    let high = numbers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numbers[middle] < number) low = middle + 1;
      else high = middle;
    }
    return numbers[low] === number ? low : -1;
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { ranking, inRank, placeOf, tierOf });
})();
