"use strict";
/*
 * The words of a query in; for each the terms that would answer it, with their weights, out.
 */
(() => {
  /** What may be initials in one. */
  const GLUED = /^[a-z]{2,3}$/;
  const MOST_WORDS = 16;
  const LONGEST_SHORT = 3;
  // A pair is a surname beside a given name or an initial: stronger than two words that happen to meet in a text.
  // A stop word or a single letter alone is hardly meant as a name.
  const WEIGHT = { word: 1, pair: 2, joined: 0.25, completed: 0.5, stop: 0.1 };

  /**
   * The words of a query's pieces, each with the chunk that it stands in; those beyond the most are dropped.
   * @param {AskedPiece[]} pieces
   * @param {Analysis} analysis
   */
  function entriesOf(pieces, analysis) {
    let chunk = 0;
    /** @type {Entry[]} */
    const all = pieces.filter(({ kind }) => kind !== "identifier").flatMap(({ kind, text, kept, silent, unfinished }) => {
      /** @type {Entry[]} */
      const found = analysis.chunks(analysis.fold(text)).flatMap((written) => {
        const parts = analysis.parts(written);
        const joined = analysis.joinedForm(parts);
        chunk += 1;
        const single = joined ? parts : analysis.words(written);
        return single.map((word) => ({
          word, chunk, joined, whole: parts.join(""), exact: kept || kind === "phrase", silent, starred: false, unfinished: false,
        }));
      });
      const last = found[found.length - 1];
      if (last) {
        last.starred = kind === "starred";
        last.unfinished = unfinished && kind === "words" && !kept;
      }
      return found;
    });
    return { entries: all.slice(0, MOST_WORDS), dropped: all.slice(MOST_WORDS).map(({ word }) => word) };
  }

  /**
   * @param {Entry[]} entries
   * @param {Analysis} analysis
   * @param {(word: string) => boolean} isName whether a stop word is a name, too
   * @returns {WordGroup[]}
   */
  function groupsOf(entries, analysis, isName) {
    /** @type {WordGroup[]} */
    const groups = entries.map(({ word, exact, silent, starred, unfinished }) => ({
      word, exact, silent, starred, unfinished, required: starred || analysis.term(word) !== "", terms: new Map(), papers: null,
    }));
    const ofChunk = (/** @type {number} */ chunk) => groups.filter(({ starred }, at) => !starred && entries[at].chunk === chunk);
    entries.forEach(({ word, chunk, joined, whole }, at) => {
      const group = groups[at];
      if (group.starred) return;
      if (group.required) {
        put([group], analysis.term(word), WEIGHT.word);
        put([group], `${word}_`, [...word].length > 1 ? WEIGHT.word : WEIGHT.stop);
      } else if (isName(word)) put([group], `${word}_`, WEIGHT.stop);
      if (joined) joinedTerms(ofChunk(chunk), joined);
      const next = entries[at + 1];
      if (!next || next.starred) return;
      const pair = analysis.joinedForm([word, next.word]);
      if ([...pair].length > LONGEST_SHORT && group.required && groups[at + 1].required) {
        joinedTerms([group, groups[at + 1]], pair);
      }
      const both = [...ofChunk(chunk), ...ofChunk(next.chunk)];
      // "A" is a stop word and no name, but the initial of many.
      const inNames = (/** @type {WordGroup} */ each) => each.required || [...each.word].length === 1 || isName(each.word);
      if (next.chunk !== chunk && both.every(inNames)) {
        put(both, `${next.whole}.${whole}_`, WEIGHT.pair);
        put(both, `${whole}.${next.whole}_`, WEIGHT.pair);
      }
    });
    for (const { letters, surname, members } of besideSurnames(entries, groups)) {
      if (letters.length > 1) put(members, `${surname.whole}.${letters[0].whole}_`, WEIGHT.pair);
    }
    return groups;

    /**
     * @param {WordGroup[]} members
     * @param {string} word
     */
    function joinedTerms(members, word) {
      const stem = analysis.term(word);
      if (stem) put(members, stem, WEIGHT.joined);
      put(members, `${word}_`, WEIGHT.joined);
    }
  }

  /**
   * Chunks that may be initials with the chunk before or behind them: several letters apart ("J. P."), or in one ("JP").
   * @param {Entry[]} entries
   * @param {WordGroup[]} groups
   */
  function besideSurnames(entries, groups) {
    /** @type {(NameChunk & {size: number, members: WordGroup[]})[]} */
    const chunks = [];
    entries.forEach(({ chunk, word, whole, starred }, at) => {
      const held = chunk === entries[at - 1]?.chunk ? chunks[chunks.length - 1] : null;
      const fit = !starred && (groups[at].required || [...word].length === 1);
      if (held) {
        held.parts.push(word);
        held.members.push(groups[at]);
      } else chunks.push({ whole, parts: [word], members: [groups[at]], size: 0 });
      const last = chunks[chunks.length - 1];
      if (!fit) last.whole = "";
      last.size = [...last.whole].length === 1 ? 1 : GLUED.test(last.whole) ? 2 : 0;
    });
    return chunks.flatMap((chunk, at) => {
      if (!chunk.size || (chunk.size === 1 && chunks[at - 1]?.size === 1)) return [];
      let end = at + 1;
      while (chunk.size === 1 && chunks[end]?.size === 1) end += 1;
      const letters = chunks.slice(at, end);
      if (chunk.size === 1 && letters.length < 2) return [];
      return [chunks[at - 1], chunks[end]].flatMap((surname) => ([...surname?.whole || ""].length < 2 ? []
        : [{ letters, surname, members: [...letters, surname].flatMap(({ members }) => members) }]));
    });
  }

  /**
   * @param {WordGroup[]} groups
   * @param {string} term
   * @param {number} weight
   * @param {string} [word] what it stands for, if not for the group's own word
   */
  function put(groups, term, weight, word = "") {
    for (const { terms, word: own } of groups) {
      const known = terms.get(term);
      if (!known || known.weight < weight) terms.set(term, { weight, word: word || own });
    }
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { groups: { entriesOf, groupsOf, besideSurnames, put, WEIGHT } });
})();
