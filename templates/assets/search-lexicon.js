"use strict";
/*
 * The beginning of a word in, the commonest words that go on so out; a word that is nowhere in, its nearest out.
 */
(() => {
  const CORRECTIONS = 3;

  /**
   * Insertions, deletions, substitutions and swaps of neighbours from one word to the other, or more than `most`.
   * @param {string[]} one
   * @param {string[]} other
   * @param {number} most
   */
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = new Uint16Array(other.length + 1);
    let above = Uint16Array.from(before, (_, at) => at);
    let line = new Uint16Array(other.length + 1);
    for (let row = 1; row <= one.length; row += 1) {
      let least = line[0] = row;
      for (let at = 1; at <= other.length; at += 1) {
        const same = one[row - 1] === other[at - 1];
        let steps = Math.min(above[at] + 1, line[at - 1] + 1, above[at - 1] + (same ? 0 : 1));
        if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) {
          steps = Math.min(steps, before[at - 2] + 1);
        }
        line[at] = steps;
        if (steps < least) least = steps;
      }
      if (least > most) return most + 1;
      [before, above, line] = [above, line, before];
    }
    return above[other.length];
  }

  /**
   * @param {SizedWord} one
   * @param {SizedWord} other
   */
  function byUse(one, other) {
    return other.size - one.size || [...one.word].length - [...other.word].length || inOrder(one.word, other.word);
  }

  /**
   * @param {string} one
   * @param {string} other
   */
  function inOrder(one, other) {
    return one < other ? -1 : one > other ? 1 : 0;
  }

  /** @type {Spelling["completions"]} */
  function completions(words, prefix) {
    return words.filter(({ word }) => word.startsWith(prefix)).sort(byUse).map(({ word }) => word);
  }

  /** @type {Spelling["corrections"]} */
  function corrections(words, word) {
    const letters = [...word];
    const figures = word.replace(/[^0-9]/g, "");
    const astral = letters.length < word.length;
    let least = letters.length < 4 ? 0 : letters.length < 8 ? 1 : 2;
    /** @type {SizedWord[]} */
    let found = [];
    if (!least) return [];
    for (const each of words) {
      // Without astral letters in the one, each step makes at most two units of difference.
      if (!astral && Math.abs(each.word.length - word.length) > 2 * least + 1) continue;
      if (!each.word.startsWith(letters[0])) continue;
      const away = distance(letters, [...each.word.replace(/_$/, "")], least);
      if (!away || away > least || each.word.replace(/[^0-9]/g, "") !== figures) continue;
      if (away < least) found = [];
      least = away;
      found.push(each);
    }
    return found.sort((one, other) => other.size - one.size || inOrder(one.word, other.word))
      .slice(0, CORRECTIONS).map((each) => each.word);
  }

  /** @type {Spelling["slips"]} */
  const slips = (word, known) => distance([...word], [...known.replace(/_$/, "")], 2);

  /** @type {Spelling["nearest"]} */
  function nearest(texts, text) {
    const letters = [...text];
    const away = texts.map((each) => ({ each, far: distance(letters, [...each], 2) })).filter(({ far }) => far < 3);
    return away.sort((one, other) => one.far - other.far || inOrder(one.each, other.each))[0]?.each ?? "";
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, {
    spelling: { completions, corrections, slips, nearest, inOrder },
  });
})();
