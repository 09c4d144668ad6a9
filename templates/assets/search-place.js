"use strict";
/*
 * The height at which the reader left the results; and back to it, once the rows are there again.
 */
(() => {
  const PAUSE = 150;

  /** @returns {ReadingPlace} */
  function readingPlace() {
    let back = 0;
    let scrolled = 0;
    for (const does of ["wheel", "touchmove", "pointerdown", "keydown"]) {
      addEventListener(does, () => { back = 0; }, { passive: true });
    }
    addEventListener("scroll", () => {
      clearTimeout(scrolled);
      if (back) return;
      scrolled = setTimeout(() => {
        try {
          history.replaceState({ y: scrollY }, "");
        } catch {
          // Back leads to the top then.
        }
      }, PAUSE);
    }, { passive: true });
    history.scrollRestoration = "manual";
    return {
      arrive() {
        back = history.state?.y || 0;
      },
      arriving: () => back > 0,
      settle() {
        if (back) scrollTo(0, back);
      },
      arrived() {
        back = 0;
      },
    };
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { readingPlace });
})();
