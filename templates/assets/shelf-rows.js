"use strict";
/*
 * Ids of papers, or hashes of ids, in; what rows and exports say of those papers out. Which file a paper is in follows
 * from its id: `papershelf.site.carried` writes them.
 */
(() => {
  const { link, element, carried, marks, writing } = globalThis.Papershelf;
  const LANES = 12;
  const HASH = 2 ** 42;
  const ALL_AUTHORS = 8;
  const CHIPS = 4;
  const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

  /** @type {ShelfRows["setting"]} */
  function setting(name, value) {
    try {
      if (value !== undefined) localStorage.setItem(marks.key(name), value);
      return localStorage.getItem(marks.key(name)) || "";
    } catch {
      return value || ""; // It holds for this page.
    }
  }

  /** @param {Uint8Array} octets */
  function crc(octets) {
    let sum = -1;
    for (const octet of octets) {
      sum ^= octet;
      for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
    }
    return ~sum >>> 0;
  }

  /** @type {ShelfRows["hash"]} */
  function hash(id) {
    const octets = new TextEncoder().encode(id);
    return crc(octets) * 1024 + (crc(octets.reverse()) & 1023);
  }

  /** @param {number} number */
  function letters(number) {
    let told = "";
    while (number > 31) {
      told += LETTERS[32 + (number % 32)];
      number = Math.floor(number / 32);
    }
    return told + LETTERS[number];
  }

  /** @type {ShelfRows["sums"]} */
  function sums(text) {
    const found = [];
    let sum = 0;
    let place = 1;
    for (const letter of text) {
      const value = LETTERS.indexOf(letter);
      sum += (value % 32) * place;
      place *= 32;
      if (value < 0 || sum >= HASH) return null;
      if (value > 31) continue;
      found.push(sum);
      place = 1;
    }
    return place === 1 ? found : null;
  }

  /** @type {ShelfRows["gaps"]} */
  const gaps = (sorted) => sorted.map((each, at) => letters(each - (sorted[at - 1] ?? 0))).join("");

  /** @param {string} name */
  const idOf = (name) => name.toLowerCase().replaceAll("'", "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

  /** @param {any} written */
  function named(written) {
    const [name, id, tex] = Array.isArray(written) ? written : [written];
    return { name, id: id || idOf(name), tex: tex || name };
  }

  /** @type {ShelfRows["paper"]} */
  function paper([id, key, label, title, authors, complete, date, container, session, award, summary, topics, links, ids, words]) {
    const [doi, arxiv, openreview, acl] = ids || [];
    return {
      id, key, label, titled: title === 1 || typeof title === "string",
      tex: [title].flat().find((each) => typeof each === "string") ?? label, authors: authors.map(named), complete: !!complete,
      date: date || "", award: award || "", summary: summary || "", topics: topics.map(named), links, words,
      container: container ? { kind: container[0], name: container[1], tex: container[2] === 1 ? container[1] : container[2] } : null,
      session: session ? { id: session[0], name: session[1], place: session[2] } : null,
      doi: doi || "", arxiv: arxiv || "", openreview: openreview || "", acl: acl || "",
    };
  }

  async function bitsOf() {
    const told = document.querySelector("[data-bits]")?.getAttribute("data-bits");
    return told ? Number(told) : (await carried.load("index")).bits;
  }

  /**
   * The rows of the files of these hashes, as each arrives.
   * @param {number[]} hashes
   * @param {(hashes: number[], rows: any[][] | null) => void} take null for a file that did not load
   * @param {number} [again]
   */
  async function files(hashes, take, again) {
    const bits = await bitsOf();
    /** @type {Map<string, number[]>} */
    const wanted = new Map();
    for (const each of hashes) {
      const name = `${bits}-${Math.floor(each / (HASH / 2 ** bits)).toString(16)}`;
      wanted.set(name, [...(wanted.get(name) || []), each]);
    }
    const queue = [...wanted];
    await Promise.all(Array.from({ length: Math.min(LANES, queue.length) }, async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const [name, held] = next;
        take(held, await carried.load(name, again).catch(() => null));
      }
    }));
  }

  /** @type {ShelfRows["papers"]} */
  async function papers(ids, some = () => undefined) {
    /** @type {Map<string, ShelfPaper | null>} */
    const found = new Map();
    const byHash = new Map(ids.map((id) => [hash(id), id]));
    /** @type {(hashes: number[], rows: any[][] | null) => void} */
    const take = (hashes, rows) => {
      for (const id of rows ? hashes.map((each) => byHash.get(each) || "") : []) {
        const own = rows?.find(([each]) => each === id);
        found.set(id, own ? paper(own) : null);
      }
      some(found);
    };
    await files([...byHash.keys()], take);
    // A browser may have kept a file from before the paper came.
    const missing = [...byHash.keys()].filter((each) => found.get(byHash.get(each) || "") === null);
    if (location.protocol !== "file:") await files(missing, take, Date.now());
    return found;
  }

  /** @type {ShelfRows["resolve"]} */
  async function resolve(hashes, bits = 42) {
    const step = 2 ** (42 - bits);
    const left = new Set(hashes);
    /** @type {ShelfPaper[]} */
    const found = [];
    let failed = 0;
    await files(hashes.map((each) => each * step), (wanted, rows) => {
      if (!rows) failed += wanted.length;
      const places = new Set(wanted.map((each) => each / step));
      for (const row of rows || []) {
        const place = Math.floor(hash(row[0]) / step);
        if (!places.has(place)) continue;
        left.delete(place);
        found.push(paper(row));
      }
      if (!rows) for (const place of places) left.delete(place);
    });
    if (left.size) {
      const { moved } = await carried.load("index");
      const old = Object.keys(moved).filter((id) => left.delete(Math.floor(hash(id) / step)));
      const further = await papers(old.flatMap((id) => moved[id]));
      for (const each of further.values()) if (each && !found.some(({ id }) => id === each.id)) found.push(each);
    }
    return { papers: found, gone: left.size, failed };
  }

  /**
   * A date of any precision, for readers.
   * @param {string} date
   */
  function day(date) {
    const [year, month, number] = date.split("-");
    return [number && String(Number(number)), MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
  }

  /** @param {ShelfPaper} of */
  function byline({ authors, complete }) {
    if (!authors.length) return [element("span", { class: "none" }, "No authors in source")];
    const shown = authors.length > ALL_AUTHORS ? authors.slice(0, ALL_AUTHORS - 1) : authors;
    /** @type {(Node | string)[]} */
    const made = shown.flatMap(({ id, name }, at) =>
      [at ? ", " : "", element("a", { href: link(`authors/${id}.html`), ...writing(name) }, name)]);
    if (shown.length < authors.length) made.push(" ", element("span", { class: "more" }, `+${authors.length - shown.length} more`));
    if (!complete) made.push(" ", element("span", { class: "cut" }, "and others"));
    return made;
  }

  /** @param {string} url */
  const isWeb = (url) => /^https?:\/\//i.test(url);

  /** @param {ShelfPaper} of */
  function meta({ award, titled, topics, links, date }) {
    /** @type {HTMLElement[]} */
    const made = [];
    if (award) made.push(element("span", { class: "badge award" }, award));
    if (!titled) made.push(element("span", { class: "badge gap" }, "No title in source"));
    for (const { id, name } of topics.slice(0, CHIPS)) {
      made.push(element("a", { class: "chip", href: link(`topics/${id}.html`) }, name));
    }
    for (const [kind, name] of [["pdf", "PDF"], ["code", "Code"]]) {
      const first = links.find(([each, url]) => each === kind && isWeb(url));
      if (first) made.push(element("a", { href: first[1], rel: "external" }, name));
    }
    if (date) made.push(element("time", { datetime: date }, day(date)));
    return made.length ? [element("ul", { class: "row-meta" }, ...made.map((each) => element("li", {}, each)))] : [];
  }

  /** @type {ShelfRows["row"]} */
  const row = (of) => element("li", { class: "row", "data-p": of.id },
    element("h3", { class: of.titled ? "row-title" : "row-title untitled" },
      element("a", { href: link(`papers/${of.id}.html`), ...writing(of.label) }, of.label)),
    element("p", { class: "row-authors" }, ...byline(of)),
    ...(of.summary ? [element("p", { class: "row-summary", ...writing(of.summary) }, of.summary)] : []), ...meta(of));

  /** @type {ShelfRows["line"]} */
  function line(id, label, of) {
    const first = of?.authors[0]?.name;
    const by = !of || !of.titled ? "" : !first ? "No authors in source"
      : first + (!of.complete ? " and others" : of.authors.length > 1 ? ` +${of.authors.length - 1}` : "");
    return element("li", { class: "line", "data-p": id },
      element("span", { class: of && !of.titled ? "line-title untitled" : "line-title" },
        element("a", { href: link(`papers/${id}.html`), ...writing(label) }, label)), " ",
      ...(by ? [element("span", { class: "by" }, by)] : []));
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, {
    shelf: { setting, crc, hash, gaps, sums, paper, papers, resolve, row, line },
  });
})();
