"use strict";
/*
 * Rows in whose texts are still to come; the numbers of those near the window out. Texts are most of what a page of
 * results has.
 */
(() => {
  /**
   * @param {(numbers: number[]) => void} ask told all that are awaited, as a newer question ends the older one
   * @returns {AwaitedTexts}
   */
  function awaitedTexts(ask) {
    /** @type {Map<Element, number>} */
    const rows = new Map();
    /** @type {Set<number>} */
    const awaited = new Set();
    const near = new IntersectionObserver((entries) => {
      const close = entries.flatMap(({ isIntersecting, target }) => (isIntersecting ? [target] : []));
      for (const row of close) {
        near.unobserve(row);
        awaited.add(/** @type {number} */ (rows.get(row)));
      }
      if (close.length) ask([...awaited]);
    }, { rootMargin: "50%" });
    return {
      of(all, atOnce) {
        near.disconnect();
        rows.clear();
        awaited.clear();
        for (const [number, row] of all) {
          rows.set(row, number);
          if (atOnce) awaited.add(number);
          else near.observe(row);
        }
        if (awaited.size) ask([...awaited]);
      },
      came(number) {
        awaited.delete(number);
      },
      all: () => !awaited.size,
    };
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { awaitedTexts });
})();
