"use strict";
/*
 * A family and a key in; the file that the manifest's directory names for it, or what that file holds, out.
 */
(() => {
  const { json, rows: rowFile } = globalThis.Papershelf.shards;

  /**
   * The place of the last row whose first key is not after a key, or -1.
   * @param {DirectoryRow[]} rows
   * @param {string | number} key
   */
  function placeOf(rows, key) {
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rows[middle][0] <= key) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /**
   * @param {ShardManifest} manifest
   * @param {Load} load
   * @param {AbortSignal} [signal]
   * @returns {Directory}
   */
  function directory(manifest, load, signal) {
    /**
     * @template Value
     * @param {string} name
     * @param {(content: unknown) => Value} decode
     */
    const read = (name, decode) => load(name, decode, signal);

    /** @type {Directory["names"]} */
    async function names(family, from, to) {
      const { pages, rows } = manifest.dir[family];
      const chosen = (/** @type {DirectoryRow[]} */ all) => all.slice(Math.max(0, placeOf(all, from)), placeOf(all, to) + 1);
      const found = pages
        ? await Promise.all(chosen(rows).map(async ([, hash]) => chosen(await read(`g-${hash}`, json))))
        : [chosen(rows)];
      return found.flat().map(([first, hash]) => ({ first, name: `${family}-${hash}` }));
    }

    /** @type {Directory["all"]} */
    async function all(family, decode, from, to) {
      const files = await names(family, from, to);
      return Promise.all(files.map(({ name, first }) => read(name, (content) => decode(content, Number(first)))));
    }

    /** @type {Directory["lookup"]} */
    async function lookup(family, decode, keys) {
      const failed = new Set();
      const found = new Map();
      await Promise.all([...new Set(keys)].map(async (key) => {
        try {
          const [file] = await names(family, key, key);
          if (file) found.set(key, await read(file.name, (content) => decode(content, Number(file.first))));
        } catch (error) {
          if (signal?.aborted) throw error;
          failed.add(key);
        }
      }));
      return { found, failed };
    }

    /** @type {Directory["rows"]} */
    async function rows(family, numbers) {
      const { found } = await lookup(family, rowFile, numbers);
      return new Map(numbers.map((number) => [number, found.get(number)?.get(number) ?? null]));
    }

    return { signal, read, names, all, lookup, rows };
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { directory });
})();
