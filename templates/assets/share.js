"use strict";
/*
 * A selection of papers as a piece of an address, and back: hashes of their ids, in order, each as its distance from
 * the one before. It holds no state, no note, and no names.
 */
(() => {
  const { crc, hash, letters, numbers } = globalThis.Papershelf.shelf;
  const VERSION = "1";
  const MOST = 1000;
  const CHECK = 2 ** 20;

  /** @param {string} body */
  const check = (body) => letters(crc(new TextEncoder().encode(body)) % CHECK + CHECK);

  /** @type {Share["encode"]} */
  function encode(ids) {
    const sorted = [...new Set(ids.map(hash))].sort((one, other) => one - other).slice(0, MOST);
    const body = sorted.map((each, at) => letters(each - (sorted[at - 1] ?? 0))).join("");
    return VERSION + check(body) + body;
  }

  /** @type {Share["decode"]} */
  function decode(text) {
    const size = letters(CHECK).length;
    const body = text.slice(1 + size);
    if (text.length > 16 * MOST || text[0] !== VERSION || !body || text.slice(1, 1 + size) !== check(body)) return null;
    const gaps = numbers(body);
    if (!gaps || gaps.length > MOST) return null;
    let last = 0;
    const found = gaps.map((gap) => (last += gap));
    return last < 2 ** 42 && gaps.slice(1).every(Boolean) ? found : null;
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { share: { encode, decode, MOST } });
})();
