"use strict";
/*
 * A selection of papers as a piece of an address, and back: hashes of their ids, in order, each as its distance from
 * the one before. It holds no state, no note, and no names.
 */
(() => {
  const { crc, hash, gaps, sums } = globalThis.Papershelf.shelf;
  const VERSION = "1";
  const MOST = 1000;

  /**
   * Five letters that tell a damaged text.
   * @param {string} body
   */
  const check = (body) => gaps([(crc(new TextEncoder().encode(body)) >>> 12) + 2 ** 19]).padEnd(5, "-").slice(0, 5);

  /** @type {Share["encode"]} */
  function encode(ids) {
    const body = gaps([...new Set(ids.map(hash))].sort((one, other) => one - other).slice(0, MOST));
    return VERSION + check(body) + body;
  }

  /** @type {Share["decode"]} */
  function decode(text) {
    const body = text.slice(6);
    if (text.length > 16 * MOST || !body || text.slice(0, 6) !== VERSION + check(body)) return null;
    const found = sums(body);
    const ascends = found?.every((each, at) => !at || each > found[at - 1]);
    return found && ascends && found.length <= MOST ? found : null;
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { share: { encode, decode, MOST } });
})();
