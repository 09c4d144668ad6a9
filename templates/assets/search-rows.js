"use strict";
/*
 * Papers' numbers in; what the page shows of them, and how many of them have what, out.
 */
(() => {
  const { shards, yearBlock } = globalThis.Papershelf;
  const FACETS = /** @type {const} */ ({
    topic: ["ct", "kt"], person: ["cp", "kp"], session: ["cs", "ks"], year: ["cy", "ks"], has: ["cy", "ks"],
  });
  const HAS = ["code", "pdf", "video", "data", "abstract", "award", "project"];
  const MOST = 12;

  /**
   * @param {ShardManifest} manifest
   * @param {Analysis} analysis
   * @returns {Rows}
   */
  function rows(manifest, analysis) {
    /**
     * @param {"paper" | "person" | "topic" | "session"} kind
     * @param {string} id
     */
    function url(kind, id) {
      return manifest.urls[kind].replace("*", () => id);
    }

    /**
     * The id of nearly every person of that name and paper of that title; where it is another, the row says so.
     * @param {string} name
     */
    function idOf(name) {
      return analysis.fold(name).replaceAll("'", "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
    }

    /** @param {unknown} written */
    function author(written) {
      const [name, id] = Array.isArray(written) ? written : [written, idOf(String(written))];
      return { name, id, url: url("person", id) };
    }

    /** @type {Rows["papers"]} */
    async function papers(numbers, from) {
      const found = await from.rows("d", numbers);
      const wanted = [...found.values()].flatMap((row) => (row && row[7] !== null ? [row[7]] : []));
      const sessions = await from.rows("ks", wanted);
      /** @type {Map<number, ShardPaper>} */
      const views = new Map();
      for (const [number, row] of found) {
        if (!row) continue;
        const [, own, label, titled, authors, complete, date, session, award, flags] = row;
        const id = own || idOf(label);
        const held = sessions.get(session);
        views.set(number, {
          id, label, titled: !!titled, complete: !!complete, date, award, url: url("paper", id),
          authors: authors.map(author), has: HAS.filter((_, bit) => flags & (1 << bit)),
          session: held ? { id: held[1], name: held[2], papers: held[3], url: url("session", held[1]) } : null,
        });
      }
      return views;
    }

    /** @type {Rows["details"]} */
    async function details(numbers, marks, from, snippet) {
      const found = await from.rows("x", numbers);
      const topics = await from.rows("kt", [...found.values()].flatMap((row) => row?.[4] ?? []));
      return numbers.map((n) => {
        const [, summary, abstract, links, about, venue] = found.get(n) || [n, null, null, [], [], null];
        return {
          n, links, venue, loaded: found.get(n) !== null,
          summary: summary ? analysis.segments(summary, marks) : [],
          snippet: abstract ? snippet(abstract, marks) : [],
          topics: about.flatMap((/** @type {number} */ number) => {
            const row = topics.get(number);
            return row ? [{ id: row[1], name: row[2], papers: row[3], url: url("topic", row[1]) }] : [];
          }),
        };
      });
    }

    /** @type {Rows["counted"]} */
    async function counted(kind, docs, from, { numbers: kept = [], ticked = [], most: wanted = MOST, like = null } = {}) {
      const [column, named] = FACETS[kind];
      const sorted = Uint32Array.from(docs).sort();
      /** @type {Map<number, number>} */
      const counts = new Map();
      const read = column === "cy" ? yearBlock(manifest) : entityBlock(manifest.dir[column]);
      const files = sorted.length ? await from.names(column, sorted[0], sorted[sorted.length - 1]) : [];
      let at = 0;
      const needed = files.map((file, place) => {
        const end = Number(files[place + 1]?.first ?? Infinity);
        const start = at;
        while (at < sorted.length && sorted[at] < end) at += 1;
        return { file, inside: sorted.subarray(start, at) };
      });
      await Promise.all(needed.filter(({ inside }) => inside.length).map(async ({ file, inside }) => {
        const block = await from.read(file.name, (content) => read(content, Number(file.first)));
        for (const doc of inside) {
          const [first = 0, flags = 0] = block.get(doc) || [];
          const values = kind === "has" ? HAS.flatMap((_, bit) => (flags & (1 << bit) ? [bit] : []))
            : kind === "year" ? (first ? [first] : []) : block.get(doc) || [];
          for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
        }
      }));
      const asked = kind === "year" ? ticked.filter((year) => /^\d{4}$/.test(year)).map(Number)
        : kind === "has" ? ticked.map((what) => HAS.indexOf(what)).filter((bit) => bit >= 0) : [];
      const most = kind === "year" || kind === "has" ? Infinity : like ? 0 : wanted;
      const order = [...counts].sort(([one, times], [other, others]) => others - times || one - other).slice(0, most);
      const shown = [...new Set([...order.map(([number]) => number), ...like ? [] : kept, ...asked])]
        .map((n) => ({ n, count: counts.get(n) || 0 }));
      const left = like ? 0 : counts.size - shown.filter(({ count }) => count).length;
      if (kind === "year") {
        return { left, values: shown.sort((one, other) => other.n - one.n)
          .map((each) => ({ ...each, id: String(each.n).padStart(4, "0"), name: String(each.n) })) };
      }
      if (kind === "has") return { left, values: shown.map((each) => ({ ...each, id: HAS[each.n], name: HAS[each.n] })) };
      const known = await from.rows(named, shown.map(({ n }) => n));
      const found = shown.flatMap(({ n, count }) => {
        const row = known.get(n);
        return row ? [{ n, id: String(row[1]), name: String(row[2]), count }] : [];
      });
      const called = new Map((like || []).map(({ id, name }) => [id, name]));
      const others = [...new Set([...called.keys(), ...ticked])].filter((id) => !found.some((each) => each.id === id));
      const lists = await from.lookup("f", shards.facets, others.map((id) => `${kind}=${id}`));
      const among = new Set(sorted);
      const more = others.map((id) => ({
        n: -1, id, name: called.get(id) || "",
        count: [...lists.found.get(`${kind}=${id}`)?.get(`${kind}=${id}`) ?? []].filter((doc) => among.has(doc)).length,
      }));
      const fitting = more.filter(({ id, count }) => count || ticked.includes(id));
      if (like) fitting.sort((one, other) => other.count - one.count);
      return { left, values: [...found, ...fitting] };
    }

    return { papers, details, counted };
  }

  /** @param {DirectoryEntry} entry */
  function entityBlock({ size: shift = 0 }) {
    const size = 2 ** shift;
    return (/** @type {unknown} */ content, /** @type {number} */ first) =>
      shards.column(content, Math.floor(first / size) * size, (next) => [...shards.numbers(next)]);
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { rows });
})();
