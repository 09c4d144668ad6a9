"use strict";
/*
 * A query's text in; the groups of its words with their terms' postings, and the sets that narrow it, out.
 */
(() => {
  const { shards, directory, sets, names } = globalThis.Papershelf;
  const { read, identifier } = globalThis.Papershelf.query;
  const { entriesOf, groupsOf, besideSurnames, put, WEIGHT } = globalThis.Papershelf.groups;
  const { completions, corrections, slips } = globalThis.Papershelf.spelling;
  const COMPLETIONS = 16;
  const STARRED = 64;
  const INITIALLED = 3;
  const SHORTEST_PART = 3;
  const LARGE = 20000;
  const AFTER_ALL = "\uffff";

  /**
   * @param {ShardManifest} manifest
   * @param {Analysis} analysis
   * @param {Load} load
   * @returns {Understanding}
   */
  function understanding(manifest, analysis, load) {
    const stops = manifest.stops === undefined ? null : new Set(manifest.stops.split(" "));

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
     * @type {Understanding["understood"]}
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
      const missing = await answered(groups, entries, terms, from, known, notes);
      const meant = groups.some((group) => group.meant) ? groups.map((group) => group.meant || group.word).join(" ") : "";
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
        offered: async () => {
          if (!plain) return [];
          const found = await known.offered(text, last.unfinished && last.kind === "words");
          return found.length || !meant ? found : known.offered(meant, false);
        },
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
     * Leaves each group the terms that exist; a word without any gets those that it may begin or be a slip of, or becomes
     * two. Whether a word is still without any, is the answer.
     * @param {WordGroup[]} groups
     * @param {Entry[]} entries
     * @param {Terms} terms
     * @param {Directory} from
     * @param {Names} known
     * @param {Note[]} notes
     */
    async function answered(groups, entries, terms, from, known, notes) {
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
      // What no name has as a word is initials in one if somebody's name has them beside the surname.
      await Promise.all(besideSurnames(entries, groups).map(async ({ letters: [first], surname, members }) => {
        if (first.whole.length < 2 || terms.get(`${first.whole}_`) || !terms.get(`${surname.whole}_`)) return;
        const people = await known.initialled([first, surname]).catch(() => []);
        for (const { row } of people.slice(0, INITIALLED)) {
          put(members, /** @type {string} */ (analysis.authorAtoms([row.written]).pop()), WEIGHT.pair);
        }
      }));
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
      /** @type {Map<WordGroup, WordGroup>} the second of two words without their space */
      const behind = new Map();
      const parts = [...groups];
      const instead = await Promise.all(empty.map(async (group) => {
        if (group.exact || group.starred) return [];
        const words = letters(group) < 3 ? []
          : completions(await lexicon(group.word, from), group.word).slice(0, COMPLETIONS);
        for (const word of words) put([group], termOf(word), WEIGHT.completed, word);
        if (words.length) return words;
        const [letter] = group.word;
        const like = letters(group) < 4 ? [] : corrections(await lexicon(letter, from), group.word);
        const two = like.length && slips(group.word, like[0]) === 1 ? null : await parted(group.word, from);
        if (two) {
          const [first, second] = two.map(([word]) => bare(word));
          /** @type {WordGroup} */
          const after = { ...group, word: second, terms: new Map() };
          two.forEach((part, at) => {
            for (const word of part) put([at ? after : group], termOf(word), WEIGHT.word, word);
          });
          group.meant = first;
          behind.set(group, after);
          return [`${first} ${second}`];
        }
        for (const word of like) put([group], termOf(word), WEIGHT.word, word);
        if (like.length) group.meant = bare(like.find((word) => word.endsWith("_")) || like[0]);
        return like;
      }));
      groups.splice(0, groups.length, ...groups.flatMap((group) => [group, ...behind.has(group) ? [/** @type {WordGroup} */ (behind.get(group))] : []]));
      await load();
      tidy();
      empty.forEach((group, at) => {
        const by = [...new Set(instead[at].map(bare))].slice(0, 3);
        if (group.terms.size) notes.push({ code: "shown-for", word: group.word, by });
        else if (!group.silent) notes.push({ code: "not-found", word: group.word });
      });
      parts.slice(1).forEach((group, at) => notes.push(...spaced([parts[at], group], [entries[at], entries[at + 1]])));
      return empty.some((group) => !group.terms.size);
    }

    /**
     * What is said of neighbours of which one is found only where both are one word.
     * @param {WordGroup[]} groups
     * @param {Entry[]} entries
     * @returns {Note[]}
     */
    function spaced(groups, [one, other]) {
      const joined = one.word + other.word;
      if (one.chunk === other.chunk || one.exact || other.exact) return [];
      const both = [analysis.term(joined), `${joined}_`].some((term) => groups.every(({ terms }) => terms.has(term)));
      const alone = groups.some(({ terms }) => [...terms.values()].every(({ weight }) => weight === WEIGHT.joined));
      return both && alone ? [{ code: "shown-for", word: `${one.word} ${other.word}`, by: [joined] }] : [];
    }

    /**
     * The two words, each as the lexicon has it (a text's, a name's), that were written without their space; the pair of
     * which the rarer is commonest, then the one whose first word is longest.
     * @param {string} word
     * @param {Directory} from
     */
    async function parted(word, from) {
      const letters = [...word];
      if (letters.length < 2 * SHORTEST_PART) return null;
      const held = (/** @type {SizedWord[]} */ words, /** @type {string} */ part) => words.filter((each) => bare(each.word) === part);
      const size = (/** @type {SizedWord[]} */ words) => Math.max(0, ...words.map((each) => each.size));
      const begun = await lexicon(letters.slice(0, SHORTEST_PART).join(""), from);
      const pairs = await Promise.all(letters.slice(SHORTEST_PART, 1 - SHORTEST_PART).map(async (_, at) => {
        const end = at + SHORTEST_PART;
        const right = letters.slice(end).join("");
        const left = held(begun, letters.slice(0, end).join(""));
        return [left, left.length ? held(await lexicon(right, from), right) : []];
      }));
      const worth = (/** @type {SizedWord[][]} */ pair) => Math.min(...pair.map(size));
      const best = pairs.reduce((most, pair) => (worth(pair) >= worth(most) ? pair : most), [[], []]);
      return worth(best) ? best.map((part) => part.map((each) => each.word)) : null;
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

    return { understood };
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
   * A word of the lexicon as it is read.
   * @param {string} word
   */
  function bare(word) {
    return word.replace(/_$/, "");
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { understanding, lostAmong, bare });
})();
