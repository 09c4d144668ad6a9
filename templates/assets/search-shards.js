"use strict";
/*
 * A search file's payload in; its terms, lists of papers, positions, rows and columns out. The layout is that of
 * src/papershelf/search/shards.py. Whatever does not fit it is an error, so that the loader drops the file.
 */
(() => {
  const utf8 = new TextDecoder("utf-8", { fatal: true });

  /**
   * The payload of a file's one statement, `__papershelf("NAME", PAYLOAD)`, without running it.
   * @param {string} statement
   * @returns {unknown}
   */
  function payloadOf(statement) {
    return JSON.parse(statement.slice(statement.indexOf(",") + 1, statement.lastIndexOf(")")));
  }

  /**
   * What a payload holds: a string is base64 of gzip, anything else is the value itself.
   * @param {unknown} payload
   * @returns {Promise<unknown>}
   */
  async function unpacked(payload) {
    if (typeof payload !== "string") return payload;
    const text = atob(payload);
    const packed = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at += 1) packed[at] = text.charCodeAt(at);
    if (typeof DecompressionStream === "undefined") return inflate(packed);
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  const LENGTH_BASES = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258];
  const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

  /**
   * Gzip without optional header fields (RFC 1951 and 1952), for browsers that lack DecompressionStream.
   * @param {Uint8Array} packed
   */
  function inflate(packed) {
    const size = packed.length < 18 ? -1 : new DataView(packed.buffer, packed.byteOffset).getUint32(packed.length - 4, true);
    // Deflate makes nothing more than 1,032 times smaller.
    if (packed[0] !== 31 || packed[1] !== 139 || packed[3] || size < 0 || size > packed.length * 1032) throw cut();
    const out = new Uint8Array(size);
    let end = 0;
    let at = 10;
    let hold = 0;
    let held = 0;

    /** @param {number} count */
    function bits(count) {
      while (held < count) {
        if (at >= packed.length) throw cut();
        hold |= packed[at] << held;
        at += 1;
        held += 8;
      }
      const value = hold & ((1 << count) - 1);
      hold >>>= count;
      held -= count;
      return value;
    }

    /** @param {number[]} lengths of the codes of the symbols 0, 1, … */
    function codes(lengths) {
      const counts = new Array(16).fill(0);
      for (const length of lengths) counts[length] += 1;
      counts[0] = 0;
      const symbols = lengths.map((_, symbol) => symbol).filter((symbol) => lengths[symbol]);
      return { counts, symbols: symbols.sort((one, other) => lengths[one] - lengths[other] || one - other) };
    }

    /** @param {{counts: number[], symbols: number[]}} table */
    function symbol({ counts, symbols }) {
      let code = 0;
      let first = 0;
      let place = 0;
      for (let length = 1; length < 16; length += 1) {
        code |= bits(1);
        if (code - first < counts[length]) return symbols[place + code - first];
        place += counts[length];
        first = (first + counts[length]) << 1;
        code <<= 1;
      }
      throw cut();
    }

    function dynamic() {
      const [literals, distances, written] = [bits(5) + 257, bits(5) + 1, bits(4) + 4];
      const lengths = new Array(19).fill(0);
      for (const place of CODE_ORDER.slice(0, written)) lengths[place] = bits(3);
      const table = codes(lengths);
      /** @type {number[]} */
      const all = [];
      while (all.length < literals + distances) {
        const code = symbol(table);
        if (code < 16) all.push(code);
        else {
          const value = code === 16 ? all[all.length - 1] || 0 : 0;
          const times = code === 16 ? 3 + bits(2) : code === 17 ? 3 + bits(3) : 11 + bits(7);
          for (let time = 0; time < times; time += 1) all.push(value);
        }
      }
      return [codes(all.slice(0, literals)), codes(all.slice(literals))];
    }

    function fixed() {
      const lengths = Array.from({ length: 288 }, (_, place) => (place < 144 ? 8 : place < 256 ? 9 : place < 280 ? 7 : 8));
      return [codes(lengths), codes(new Array(30).fill(5))];
    }

    function stored() {
      hold = held = 0;
      const length = packed[at] | (packed[at + 1] << 8);
      if (at + 4 + length > packed.length || end + length > size) throw cut();
      out.set(packed.subarray(at + 4, at + 4 + length), end);
      at += 4 + length;
      end += length;
    }

    let last = 0;
    while (!last) {
      last = bits(1);
      const kind = bits(2);
      if (kind === 3) throw cut();
      if (kind === 0) stored();
      const [literal, distance] = kind === 1 ? fixed() : kind === 2 ? dynamic() : [];
      while (literal && distance) {
        const code = symbol(literal);
        if (code === 256) break;
        if (code < 256) out[end] = code;
        const base = LENGTH_BASES[code - 257];
        const length = code < 256 ? 1 : base + (code < 265 || code === 285 ? 0 : bits((code - 261) >> 2));
        if (code > 256) {
          const far = symbol(distance);
          const back = far < 4 ? far + 1 : (2 + (far & 1) << (far >> 1) - 1) + 1 + bits((far >> 1) - 1);
          if (!(back <= end)) throw cut();
          for (let place = end; place < end + length; place += 1) out[place] = out[place - back];
        }
        end += length;
        if (!(end <= size)) throw cut();
      }
    }
    if (end !== size) throw cut();
    return out;
  }

  function cut() {
    return new Error("a search file is damaged");
  }

  /**
   * The varints of a stretch of bytes: seven bits a byte, low ones first. Beyond its end it throws.
   * @param {Uint8Array} bytes
   * @param {number} at
   * @param {number} [end]
   * @returns {Varints}
   */
  function varints(bytes, at, end = bytes.length) {
    const next = () => {
      let value = 0;
      let scale = 1;
      for (;;) {
        if (at >= end) throw cut();
        const byte = bytes[at];
        at += 1;
        value += (byte & 127) * scale;
        if (byte < 128) return value;
        scale *= 128;
      }
    };
    return Object.assign(next, {
      done: () => at >= end,
      // Each number takes a byte at least: a count beyond that is none.
      count: () => {
        const count = next();
        if (count > end - at) throw cut();
        return count;
      },
    });
  }

  /**
   * @param {Varints} next
   * @param {number} count
   */
  function ascending(next, count) {
    const numbers = new Uint32Array(count);
    let number = -1;
    for (let at = 0; at < count; at += 1) {
      number += next() + 1;
      numbers[at] = number;
    }
    return numbers;
  }

  /**
   * @param {Varints} next
   * @returns {Postings}
   */
  function postings(next) {
    const count = next.count();
    const docs = ascending(next, count);
    const lengths = new Uint16Array(count);
    for (let at = 0; at < count; at += 1) lengths[at] = next();
    const times = new Uint16Array(count).fill(1);
    let place = 0;
    for (let left = next(); left > 0; left -= 1) {
      place += next();
      if (place >= count) throw cut();
      times[place] = next();
    }
    return { docs, lengths, times };
  }

  /**
   * Where a term stands in a field, for those of its papers that are asked for.
   * @param {Varints} next
   * @param {Uint32Array} docs the papers that have the term in the field
   * @param {Set<number>} wanted
   */
  function ordinals(next, docs, wanted) {
    /** @type {Map<number, Uint32Array>} */
    const found = new Map();
    for (const doc of docs) {
      const places = ascending(next, next.count());
      if (wanted.has(doc)) found.set(doc, places);
    }
    return found;
  }

  /**
   * A file of terms in the order of code units, each with a stretch of bytes that `read` makes an entry of. Entries
   * are made when they are asked for, and kept.
   * @template Entry
   * @param {unknown} content
   * @param {(next: Varints) => Entry} read
   * @returns {TermFile<Entry>}
   */
  function termFile(content, read) {
    const bytes = bytesOf(content);
    const head = bytes.indexOf(0);
    if (head < 0) throw cut();
    const text = utf8.decode(bytes.subarray(0, head));
    const terms = text ? text.split("\n") : [];
    if (terms.some((term, at) => at > 0 && term <= terms[at - 1])) throw cut();
    const next = varints(bytes, head + 1);
    const sizes = terms.map(() => next());
    let end = head + 1 + sizes.reduce((sum, size) => sum + width(size), 0);
    const starts = sizes.map((size) => (end += size) - size);
    if (end !== bytes.length) throw cut();
    /** @type {Map<string, Entry>} */
    const known = new Map();
    /** @param {string} term */
    const open = (term) => {
      const place = firstFrom(terms, term);
      return terms[place] === term ? varints(bytes, starts[place], starts[place] + sizes[place]) : null;
    };
    /** @param {string} term */
    const get = (term) => {
      const entry = known.get(term);
      if (entry !== undefined) return entry;
      const next = open(term);
      if (!next) return null;
      const made = read(next);
      known.set(term, made);
      return made;
    };
    return { terms, open, get };
  }

  /**
   * @param {number} value
   * @returns {number}
   */
  function width(value) {
    return value < 128 ? 1 : 1 + width(Math.floor(value / 128));
  }

  /**
   * The place of the first of sorted strings that is not before another.
   * @param {string[]} sorted
   * @param {string} text
   */
  function firstFrom(sorted, text) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** @param {unknown} content */
  function bytesOf(content) {
    if (!(content instanceof Uint8Array)) throw cut();
    return content;
  }

  /**
   * A value that lies in a file as it is, or as packed JSON.
   * @param {unknown} content
   * @returns {any}
   */
  function json(content) {
    return content instanceof Uint8Array ? JSON.parse(utf8.decode(content)) : content;
  }

  /**
   * A file of rows that begin with their number.
   * @param {unknown} content
   * @returns {Map<number, any[]>}
   */
  function rows(content) {
    const found = json(content);
    if (!Array.isArray(found)) throw cut();
    return new Map(found.map((row) => [row[0], row]));
  }

  /**
   * A file of lines.
   * @param {unknown} content
   */
  function lines(content) {
    const text = utf8.decode(bytesOf(content));
    return text ? text.replace(/\n$/, "").split("\n") : [];
  }

  /**
   * Lines "word size" in the order of the words.
   * @param {unknown} content
   * @returns {SizedWord[]}
   */
  function sizedWords(content) {
    return lines(content).map((line) => {
      const space = line.lastIndexOf(" ");
      return { word: line.slice(0, space), size: Number(line.slice(space + 1)) };
    });
  }

  /**
   * A column's block: the numbers of its papers, and for each what `read` takes of the varints.
   * @template Value
   * @param {unknown} content
   * @param {number} first the least number that a paper of the block can have
   * @param {(next: Varints) => Value} read
   * @returns {Map<number, Value>}
   */
  function column(content, first, read) {
    const next = varints(bytesOf(content), 0);
    /** @type {Map<number, Value>} */
    const found = new Map();
    let number = first - 1;
    while (!next.done()) {
      number += next() + 1;
      found.set(number, read(next));
    }
    return found;
  }

  /** @type {Shelf["shards"]} */
  const shards = {
    payloadOf, unpacked, inflate, json, rows, lines, sizedWords, firstFrom, column,
    numbers: (next) => ascending(next, next.count()),
    terms: (content) => termFile(content, (next) => ({ title: postings(next), authors: postings(next), abstracts: next() })),
    abstracts: (content) => termFile(content, postings),
    facets: (content) => termFile(content, (next) => ascending(next, next.count())),
    places: (content) => termFile(content, () => null),
    ordinals,
  };

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { shards });
})();
