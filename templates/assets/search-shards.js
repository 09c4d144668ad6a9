"use strict";
/*
 * A search file's payload in; its terms, lists of papers, positions, rows and columns out. The layout is that of
 * src/papershelf/search/shards.py and layout.py. Whatever does not fit it is an error, so that the loader drops the file.
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
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
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
   * The lists of a file's terms by field: varints by what they are, as src/papershelf/search/layout.py says. With more
   * than one field, each term has the number of abstracts too.
   * @param {unknown} content
   * @param {number} fields
   */
  function listFile(content, fields) {
    const bytes = bytesOf(content);
    const { terms, end } = termsOf(bytes);
    const next = varints(bytes, end);
    const counts = () => terms.map(next.count);
    const sizes = Array.from({ length: fields }, counts);
    const abstracts = fields > 1 ? terms.map(next) : [];
    const repeats = Array.from({ length: fields }, counts);
    const times = repeats.map((column, field) => column.map((left, at) => {
      const found = new Uint16Array(sizes[field][at]).fill(1);
      for (let place = 0; left > 0; left -= 1) {
        place += next();
        if (place >= found.length) throw cut();
        found[place] = next();
      }
      return found;
    }));
    const docs = sizes.map((column) => column.map((count) => ascending(next, count)));
    const lengths = sizes.map((column) => column.map((count) => Uint16Array.from({ length: count }, next)));
    if (!next.done()) throw cut();
    /** @param {string} term */
    const placeOf = (term) => {
      const place = firstFrom(terms, term);
      return terms[place] === term ? place : -1;
    };
    /** @returns {Postings} */
    const postings = (/** @type {number} */ field, /** @type {number} */ at) =>
      ({ docs: docs[field][at], lengths: lengths[field][at], times: times[field][at] });
    return { abstracts, placeOf, postings };
  }

  /**
   * A file of posting lists: `read` makes an entry of what `listFile` gives, at a term's place.
   * @template Entry
   * @param {unknown} content
   * @param {number} fields
   * @param {(file: ReturnType<typeof listFile>, at: number) => Entry} read
   * @returns {{ get(term: string): Entry | null }}
   */
  function listed(content, fields, read) {
    const file = listFile(content, fields);
    return {
      get(term) {
        const at = file.placeOf(term);
        return at < 0 ? null : read(file, at);
      },
    };
  }

  /**
   * The terms that a file begins with, in the order of code units, and where they end.
   * @param {Uint8Array} bytes
   */
  function termsOf(bytes) {
    const head = bytes.indexOf(0);
    if (head < 0) throw cut();
    const text = utf8.decode(bytes.subarray(0, head));
    const terms = text ? text.split("\n") : [];
    if (terms.some((term, at) => at > 0 && term <= terms[at - 1])) throw cut();
    return { terms, end: head + 1 };
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
    const { terms, end: head } = termsOf(bytes);
    const next = varints(bytes, head);
    const sizes = terms.map(next);
    let end = head + sizes.reduce((sum, size) => sum + width(size), 0);
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
    payloadOf, unpacked, json, rows, lines, sizedWords, firstFrom, column,
    numbers: (next) => ascending(next, next.count()),
    terms: (content) => listed(content, 2, ({ postings, abstracts }, at) =>
      ({ title: postings(0, at), authors: postings(1, at), abstracts: abstracts[at] })),
    abstracts: (content) => listed(content, 1, ({ postings }, at) => postings(0, at)),
    facets: (content) => termFile(content, (next) => ascending(next, next.count())),
    places: (content) => termFile(content, () => null),
    ordinals,
  };

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { shards });
})();
