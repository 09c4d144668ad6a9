"use strict";
/*
 * The words of a query in; the people, topics and sessions whose names hold them all out.
 */
(() => {
  const { shards } = globalThis.Papershelf;
  const { inOrder } = globalThis.Papershelf.spelling;
  const MOST = { p: 3, t: 3, s: 2 };
  const KINDS = /** @type {const} */ ({ p: "person", t: "topic", s: "session" });
  const SCORE = { exact: 1, initials: 0.9, other: 0.5 };
  const AFTER_ALL = "\uffff";
  const ALIKE = 24;
  /** What may be initials in one. */
  const GLUED = /^[a-z]{2,3}$/;

  /**
   * @param {ShardManifest} manifest
   * @param {Analysis} analysis
   * @param {Directory} from
   * @returns {Names}
   */
  function names(manifest, analysis, from) {
    /** @param {string} text */
    function chunksOf(text) {
      return analysis.chunks(analysis.fold(text)).map((chunk) => {
        const parts = analysis.parts(chunk);
        return { whole: parts.join(""), parts: analysis.joinedForm(parts) ? parts : analysis.words(chunk) };
      }).filter(({ parts }) => parts.length);
    }

    /**
     * The lines of a key, or, where it ends in the middle of a word, of the keys that begin so: all, or the best.
     * @param {string} key
     * @param {boolean} begun
     * @returns {Promise<NameLine[]>}
     */
    async function linesOf(key, begun) {
      /** @type {(first: string, last: string, fits: (held: string) => boolean) => Promise<NameLine[]>} */
      const read = async (first, last, fits) =>
        (await from.all("n", shards.lines, first, last)).flat().flatMap((line) => {
          const [held, kind, id, written, papers, name = written] = line.split("\t");
          return fits(held) ? [{ kind: /** @type {"p"} */ (kind), id, written, name, papers: Number(papers) }] : [];
        });
      if (!begun) return read(key, key, (held) => held === key);
      const best = await read(`${key}*`, `${key}*`, (held) => held === `${key}*`);
      return best.length ? best : read(key, key + AFTER_ALL, (held) => held.startsWith(key) && !held.endsWith("*"));
    }

    /**
     * @param {NameChunk[]} asked
     * @param {boolean} typing whether the last word may be unfinished
     * @returns {Promise<FoundName[]>}
     */
    async function matching(asked, typing) {
      const parts = asked.flatMap((chunk) => chunk.parts);
      const wholes = asked.map((chunk) => chunk.whole);
      const last = typing ? parts[parts.length - 1] : "";
      const length = (/** @type {string} */ word) => [...word].length;
      const complete = (typing ? parts.slice(0, -1) : parts).filter((word) => length(word) > 1)
        .reduce((longest, word) => (length(word) > length(longest) ? word : longest), "");
      const begun = !complete && length(last || "") > 1;
      const key = complete || (begun ? last : parts[0]);
      if (!key) return [];
      /** @type {Map<string, FoundName>} */
      const found = new Map();
      for (const row of await linesOf(key, begun)) {
        const named = chunksOf(row.written);
        const words = analysis.textWords(row.written);
        const held = (/** @type {string} */ word, prefix = false) =>
          words.some((each) => (prefix || length(word) === 1 ? each.startsWith(word) : each === word));
        const holds = asked.every((chunk, at) => {
          const end = typing && at === asked.length - 1 ? chunk.parts.length - 1 : -1;
          return chunk.parts.every((word, place) => held(word, place === end && length(word) > 1)) || held(chunk.whole);
        });
        const score = holds ? scored(parts, wholes, named) : 0;
        if (score > (found.get(`${row.kind} ${row.id}`)?.score ?? 0)) found.set(`${row.kind} ${row.id}`, { row, score });
      }
      return [...found.values()];
    }

    /**
     * The people whose names hold the words where initials are written apart instead of in one, or in one instead of
     * apart: "JP Morgan" is J. P. Morgan, and the other way round.
     * @type {Names["initialled"]}
     */
    async function initialled(asked, typing = false) {
      const single = (/** @type {NameChunk | undefined} */ chunk) => !!chunk && [...chunk.whole].length === 1;
      const apart = asked.flatMap((chunk) => (GLUED.test(chunk.whole) ? chunksOf([...chunk.whole].join(" ")) : [chunk]));
      const inOne = asked.flatMap((chunk, at) => {
        if (!single(chunk)) return [chunk];
        const end = asked.findIndex((other, place) => place > at && !single(other));
        return single(asked[at - 1]) ? [] : chunksOf(asked.slice(at, end < 0 ? undefined : end).map(({ whole }) => whole).join(""));
      });
      for (const other of [apart, inOne]) {
        if (other.length === asked.length || other.every(single)) continue;
        const people = (await matching(other, typing)).filter(({ row }) => row.kind === "p");
        if (people.length) return ranked(people);
      }
      return [];
    }

    /** @type {Names["offered"]} */
    async function offered(text, typing) {
      const asked = chunksOf(text);
      const known = await matching(asked, typing);
      if (!known.some(({ row }) => row.kind === "p")) known.push(...await initialled(asked, typing));
      const found = ranked(known);
      return /** @type {const} */ (["p", "t", "s"]).flatMap((kind) =>
        found.filter(({ row }) => row.kind === kind).slice(0, MOST[kind]).map(({ row: { id, name, papers }, score }) => ({
          kind: KINDS[kind], id, name, papers, score, url: manifest.urls[KINDS[kind]].replace("*", () => id),
        })));
    }

    /** @type {Names["holding"]} */
    async function holding(text, kind) {
      return (await matching(chunksOf(text), false)).flatMap(({ row }) => (row.kind === kind ? [row.id] : []));
    }

    /** @type {Names["like"]} */
    async function like(text, kind) {
      const asked = chunksOf(text);
      const found = await matching(asked, true);
      if (kind === "p" && !found.some(({ row }) => row.kind === kind)) found.push(...await initialled(asked, true));
      return ranked(found.filter(({ row }) => row.kind === kind)).slice(0, ALIKE).map(({ row: { id, name } }) => ({ id, name }));
    }

    return { offered, holding, initialled, like };
  }

  /** @param {FoundName[]} found */
  function ranked(found) {
    return found.sort((one, other) => other.score - one.score || other.row.papers - one.row.papers ||
      inOrder(one.row.name, other.row.name) || inOrder(one.row.id, other.row.id));
  }

  /**
   * How well the words of a query meet a name: all and no other, all with initials for some, or some of it.
   * @param {string[]} parts
   * @param {string[]} wholes
   * @param {{whole: string, parts: string[]}[]} named
   */
  function scored(parts, wholes, named) {
    const own = named.flatMap((chunk) => chunk.parts);
    const same = (/** @type {string[]} */ one, /** @type {string[]} */ other) =>
      [...one].sort().join(" ") === [...other].sort().join(" ");
    if (same(parts, own) || same(wholes, named.map(({ whole }) => whole))) return SCORE.exact;
    if (parts.length !== own.length) return SCORE.other;
    // Whole words take theirs first; each initial then needs a word of its own that is left.
    const left = [...own];
    const take = (/** @type {(word: string) => boolean} */ fits) => {
      const place = left.findIndex(fits);
      if (place < 0) return false;
      left.splice(place, 1);
      return true;
    };
    const initial = (/** @type {string} */ word) => [...word].length === 1;
    const taken = parts.filter((word) => !initial(word)).every((word) => take((each) => each === word)) &&
      parts.filter(initial).every((word) => take((each) => each === word) || take((each) => each.startsWith(word)));
    return taken ? SCORE.initials : SCORE.other;
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { names });
})();
