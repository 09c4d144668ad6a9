"use strict";
/*
 * What a paper must or must not be, whatever its score: filters, phrases and exclusions in, sets of papers out.
 */
(() => {
  const { shards, placeOf } = globalThis.Papershelf;
  const { years, identifier, isIdentifier } = globalThis.Papershelf.query;
  const { completions, corrections, nearest } = globalThis.Papershelf.spelling;
  const COMPLETIONS = 64;
  const AFTER_ALL = "\uffff";

  /**
   * @param {ShardManifest} manifest
   * @param {Analysis} analysis
   * @param {Directory} from
   * @param {Terms} terms the postings of terms, as far as they are known
   * @param {Names} names
   * @returns {Sets}
   */
  function sets(manifest, analysis, from, terms, names) {
    /**
     * The papers of an atom of the facets.
     * @param {string} atom
     * @returns {Promise<Docs | null>}
     */
    async function facet(atom) {
      const { found, failed } = await from.lookup("f", shards.facets, [atom]);
      if (failed.size) throw new Error(`the papers of ${atom} did not load`);
      return found.get(atom)?.get(atom) ?? null;
    }

    /**
     * The atoms from one to another.
     * @param {string} first
     * @param {string} last
     * @returns {Promise<[string, Docs][]>}
     */
    async function between(first, last) {
      const files = await from.all("f", shards.facets, first, last);
      return files.flatMap((file) => file.terms.filter((atom) => atom >= first && atom <= last)
        .map((atom) => /** @type {[string, Docs]} */ ([atom, file.get(atom)])));
    }

    /** @type {Sets["identified"]} */
    async function identified(text, typing = false) {
      const number = identifier(text);
      const exact = await facet(`id=${number}`);
      if (exact || !(isIdentifier(number) || (typing && isIdentifier(number, true)))) return exact;
      // Any version of the number is the same paper.
      const stem = `id=${number}${typing ? "" : "v"}`;
      const begun = await between(stem, stem + AFTER_ALL);
      return begun.length ? union(begun.map(([, docs]) => docs)) : null;
    }

    /**
     * @param {AskedFilter} filter
     * @param {Marks | undefined} marks
     * @param {Note[]} notes
     * @returns {Promise<Docs | null>} null where the filter asks nothing that is known here
     */
    async function filtered({ field, value }, marks, notes) {
      const unknown = (/** @type {string} */ near) => {
        notes.push({ code: "unknown-value", field, value, nearest: near });
        return [];
      };
      if (field === "is") return marked(value.toLowerCase(), marks, notes, unknown);
      if (field === "person") return await facet(`person=${value}`) || [];
      if (field === "author") return await authored(value) || unknown(await likeAuthor(value));
      if (field === "id") return await identified(value) || unknown("");
      if (field === "year") return dated(value, unknown);
      const wanted = field === "has" ? value.toLowerCase() : slug(value);
      const exact = await facet(`${field}=${wanted}`);
      if (exact) return exact;
      if (field === "has") {
        const one = await facet(`has=${wanted.replace(/s$/, "")}`);
        if (one) return one;
      } else if (wanted) {
        const begun = await between(`${field}=${wanted}`, `${field}=${wanted}${AFTER_ALL}`);
        if (begun.length) return union(begun.map(([, docs]) => docs));
        const named = field === "venue" ? [] : await names.holding(value, field === "topic" ? "t" : "s");
        const lists = await Promise.all(named.map((id) => facet(`${field}=${id}`)));
        if (named.length) return union(lists.map((list) => list || []));
      }
      const letter = [...wanted][0] || "";
      const near = letter ? await between(`${field}=${letter}`, `${field}=${letter}${AFTER_ALL}`) : [];
      return unknown(nearest(near.map(([atom]) => atom.slice(field.length + 1)), wanted));
    }

    /**
     * @param {string} state
     * @param {Marks | undefined} marks
     * @param {Note[]} notes
     * @param {(nearest: string) => Docs} unknown
     */
    async function marked(state, marks, notes, unknown) {
      if (!marks) {
        notes.push({ code: "marks-in-browser" });
        return null;
      }
      const held = (/** @type {string} */ name) => Promise.all((marks[name] || []).map((id) => facet(`id=${id.toLowerCase()}`)));
      if (state === "unread") {
        const done = new Set([...await held("read"), ...await held("skimmed")].flatMap((docs) => [...docs || []]));
        return (await everything()).filter((doc) => !done.has(doc));
      }
      if (!["queued", "reading", "skimmed", "read", "starred"].includes(state)) return unknown("");
      return union((await held(state)).map((docs) => docs || []));
    }

    /**
     * @param {string} value
     * @param {(nearest: string) => Docs} unknown
     */
    async function dated(value, unknown) {
      const [first, last] = years(value) || ["", ""];
      if (first > last) return unknown(`${last}..${first}`);
      const found = first ? await between(`year=${first}`, `year=${last}`) : [];
      return found.length ? union(found.map(([, docs]) => docs)) : unknown("");
    }

    /**
     * The papers of an author: by surname and first name or initial, else by all words of the name.
     * @param {string} name
     * @returns {Promise<Docs | null>}
     */
    async function authored(name) {
      const person = name.includes("-") ? await facet(`person=${name.toLowerCase()}`) : null;
      if (person) return person;
      const atoms = analysis.authorAtoms([name]);
      const pair = atoms.filter((atom) => atom.includes(".")).pop() ?? "";
      const pieces = analysis.chunks(analysis.fold(name)).map(analysis.parts).filter((parts) => parts.length);
      await terms.load([...atoms, ...pieces.map((parts) => `${parts.join("")}_`)]);
      const docs = (/** @type {string} */ atom) => terms.get(atom)?.authors.docs ?? [];
      if (docs(pair).length) return docs(pair);
      const found = meet(pieces.map((parts) => {
        const words = parts.length > 1 ? parts : analysis.words(parts[0]);
        return union([meet(words.map((word) => docs(`${word}_`))), docs(`${parts.join("")}_`)]);
      }));
      return found.length ? found : null;
    }

    /** @param {string} name */
    async function likeAuthor(name) {
      for (const word of analysis.textWords(name)) {
        if (terms.get(`${word}_`)) continue;
        const [letter] = word;
        const words = (await from.all("l", shards.sizedWords, letter, letter + AFTER_ALL)).flat();
        const like = corrections(words.filter((each) => each.word.endsWith("_")), word)[0];
        if (like) return like.slice(0, -1);
      }
      return "";
    }

    /** @param {string} text */
    function slug(text) {
      return analysis.chunks(analysis.fold(text)).flatMap(analysis.parts).join("-");
    }

    /** @type {Sets["phrase"]} */
    async function phrase(text, notes) {
      const chunks = analysis.chunks(analysis.fold(text)).map((chunk) => {
        const parts = analysis.parts(chunk);
        return { whole: parts.join(""), words: analysis.joinedForm(parts) ? parts : analysis.words(chunk) };
      }).filter(({ words }) => words.length);
      const words = chunks.flatMap((chunk) => chunk.words);
      const stems = words.map((word) => analysis.term(word));
      const sought = stems.flatMap((stem, at) => (stem ? [{ stem, at }] : []));
      const joined = words.length > 1 ? analysis.joinedForm(words) : "";
      const [first, last] = [chunks[0], chunks[chunks.length - 1]];
      const pairs = chunks.length > 1 ? [`${last.whole}.${first.whole}_`, `${first.whole}.${last.whole}_`] : [];
      const atoms = words.filter((word) => words.length === 1 || [...word].length > 1).map((word) => `${word}_`);
      if (!sought.length) return null;
      const forms = joined ? [analysis.term(joined), `${joined}_`] : [];
      await terms.load([...sought.map(({ stem }) => stem), ...forms, ...pairs, ...atoms, `${first.whole}_`]);
      await terms.loadAbstracts([...sought.map(({ stem }) => stem), ...forms]);
      const authors = (/** @type {string} */ atom) => terms.get(atom)?.authors.docs ?? [];
      const named = meet(atoms.map(authors));
      const written = chunks.length > 1 ? meet([named, union(pairs.map(authors))])
        : words.length > 1 ? authors(`${first.whole}_`) : named;
      const lists = [written, ...forms.map(anywhere)];
      if (sought.every(({ stem }) => terms.get(stem))) lists.push(...await adjacent(sought, notes));
      return union(lists);
    }

    /**
     * The papers in whose title or abstract terms stand at these distances from one another.
     * @param {{stem: string, at: number}[]} sought
     * @param {Note[]} notes
     */
    async function adjacent(sought, notes) {
      const entries = sought.map(({ stem }) => /** @type {TermEntry} */ (terms.get(stem)));
      const titles = meet(entries.map(({ title }) => title.docs));
      const abstracts = meet(entries.map(({ abstract }) => abstract?.docs ?? []));
      if (sought.length < 2) return [titles, abstracts];
      const { positions } = manifest;
      if (positions !== "all" && abstracts.length) notes.push({ code: "positions" });
      if (positions === "none" || !(titles.length || abstracts.length)) return [titles, abstracts];
      const { found, failed } = await from.lookup("p", shards.places, sought.map(({ stem }) => stem));
      if (failed.size) throw new Error("the places of words did not load");
      const wanted = [new Set(titles), new Set(abstracts)];
      const places = sought.map(({ stem }, at) => {
        const next = found.get(stem)?.open(stem);
        if (!next) return [new Map(), new Map()];
        const title = shards.ordinals(next, entries[at].title.docs, wanted[0]);
        const abstract = entries[at].abstract;
        return [title, positions === "all" && abstract ? shards.ordinals(next, abstract.docs, wanted[1]) : new Map()];
      });
      const stand = (/** @type {number} */ field) => (/** @type {number} */ doc) => {
        const [starts, ...others] = places.map((each) => each[field].get(doc) || []);
        return starts.some((/** @type {number} */ start) => others.every((place, at) =>
          place.includes(start + sought[at + 1].at - sought[0].at)));
      };
      return [titles.filter(stand(0)), positions === "all" ? abstracts.filter(stand(1)) : abstracts];
    }

    /** @param {string} term */
    function anywhere(term) {
      const entry = terms.get(term);
      return entry ? union([entry.title.docs, entry.authors.docs, entry.abstract?.docs ?? []]) : [];
    }

    /** @type {Sets["excluded"]} */
    async function excluded(text, notes) {
      const known = isIdentifier(identifier(text)) ? await identified(text) : null;
      if (known) return known;
      const starred = /^([^"]*[^"*])\*+$/.exec(text)?.[1];
      const words = analysis.chunks(analysis.fold(starred ?? text)).flatMap((chunk) => {
        const parts = analysis.parts(chunk);
        return analysis.joinedForm(parts) ? parts : analysis.words(chunk);
      });
      if (starred && words.length === 1) {
        const all = (await from.all("l", shards.sizedWords, words[0], words[0] + AFTER_ALL)).flat();
        const ends = completions(all, words[0]).slice(0, COMPLETIONS)
          .map((word) => (word.endsWith("_") ? word : analysis.term(word)));
        await terms.load(ends);
        await terms.loadAbstracts(ends);
        return union(ends.map(anywhere));
      }
      if (words.length > 1) return await phrase(text, notes) || [];
      const forms = words.flatMap((word) => (analysis.term(word) ? [analysis.term(word), `${word}_`] : []));
      await terms.load(forms);
      await terms.loadAbstracts(forms);
      return union(forms.map(anywhere));
    }

    /** @type {Sets["everything"]} */
    async function everything() {
      const blocks = await from.all("cy", yearBlock(manifest), 0, Infinity);
      return blocks.flatMap((block) => [...block.keys()]);
    }

    /** @type {Sets["byYear"]} */
    async function byYear(docs, most) {
      const left = new Set(docs);
      const files = await from.names("f", "year=", `year=${AFTER_ALL}`);
      /** @type {number[][]} */
      const found = [];
      let count = 0;
      for (const { name } of files.reverse()) {
        if (count >= most || !left.size) break;
        const file = await from.read(name, shards.facets);
        for (const atom of file.terms.filter((each) => each.startsWith("year=")).reverse()) {
          const year = [...file.get(atom) || []].filter((doc) => left.has(doc));
          for (const doc of year) left.delete(doc);
          if (year.length) found.push(year);
          count += year.length;
        }
      }
      return [...found, [...left].sort((one, other) => one - other)];
    }

    return { identified, filtered, phrase, excluded, everything, byYear };
  }

  /**
   * The years' column: for each paper its year, or 0, and what it has.
   * @param {ShardManifest} manifest
   */
  function yearBlock({ dir }) {
    const size = 2 ** (dir.cy.size || 0);
    return (/** @type {unknown} */ content, /** @type {number} */ first) =>
      shards.column(content, Math.floor(first / size) * size, (next) => [next(), next()]);
  }

  /**
   * @param {Docs[]} lists
   * @returns {Docs}
   */
  function union(lists) {
    const full = lists.filter((list) => list.length);
    if (full.length < 2) return full[0] || [];
    return Uint32Array.from(new Set(full.flatMap((list) => [...list]))).sort();
  }

  /**
   * The papers that are in all lists.
   * @param {Docs[]} lists ascending
   * @returns {number[]}
   */
  function meet(lists) {
    const [first = [], ...others] = [...lists].sort((one, other) => one.length - other.length);
    return [...first].filter((doc) => others.every((list) => placeOf(list, doc) >= 0));
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { sets, yearBlock });
})();
