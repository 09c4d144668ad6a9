"use strict";
/*
 * What the reader marked of each paper: state, star, note, tags, and its title. It is kept in this browser and nowhere
 * else, under a key of this site alone. Each field is a register [value, milliseconds since 1970]: the last writer
 * wins, so that what two tabs, or a page and a backup, hold merges to the same in any order. A cleared field keeps its
 * time.
 */
(() => {
  const STATES = ["none", "queued", "reading", "skimmed", "read"];
  const LAST_TIME = 8.64e15;
  /** How long another tab may write without having seen what this one wrote, in milliseconds. */
  const UNSEEN = 2000;

  const { site = "", root = "./" } = document.documentElement.dataset;
  // Copies of a site, and sites without an id, are told apart by their place on the origin.
  const PREFIX = `papershelf:${site}${new URL(root, location.href).pathname}:`;
  const KEY = `${PREFIX}v1`;

  /** @type {() => MarkedPapers} any id is a key, `__proto__` too */
  const nothing = () => Object.create(null);

  const isText = (/** @type {unknown} */ value) => typeof value === "string";
  const isPlain = (/** @type {unknown} */ value) =>
    value === null || ["string", "boolean"].includes(typeof value) || Number.isFinite(value);
  const isTexts = (/** @type {unknown} */ value) => Array.isArray(value) && value.every(isText);
  /** @type {Map<string, (value: any) => boolean>} */
  const FITS = new Map([
    ["state", (value) => STATES.indexOf(value) > 0],
    ["star", (value) => typeof value === "boolean"],
    ["note", isText],
    ["tags", isTexts],
    ["title", isText],
  ]);
  const isAny = (/** @type {unknown} */ value) => isPlain(value) || (Array.isArray(value) && value.every(isPlain));

  /**
   * Whether this is a register of a field; one of a field that this version does not know is kept as it is.
   * @param {string} field
   * @param {any} register
   */
  function fits(field, register) {
    if (!Array.isArray(register) || register.length !== 2) return false;
    const [value, time] = register;
    if (!Number.isInteger(time) || time < 0 || time > LAST_TIME) return false;
    return value === null || (FITS.get(field) || isAny)(value);
  }

  const isTable = (/** @type {unknown} */ value) => typeof value === "object" && value !== null && !Array.isArray(value);

  /**
   * The marks in a value of any shape, and whether something of it was no mark. What is well made is taken as it is, but
   * for its prototype: there may be many thousand.
   * @param {any} given
   * @returns {{ papers: MarkedPapers, foreign: boolean }}
   */
  function understood(given) {
    if (!isTable(given) || given.v !== 1 || !isTable(given.papers)) return { papers: nothing(), foreign: true };
    let papers = Object.setPrototypeOf(given.papers, null);
    let foreign = Object.keys(given).length > 2;
    for (const id of Object.keys(papers)) {
      const fields = isTable(papers[id]) ? Object.setPrototypeOf(papers[id], null) : nothing();
      const names = Object.keys(fields);
      if (names.length && names.every((name) => fits(name, fields[name]))) continue;
      foreign = true;
      if (papers === given.papers) papers = Object.assign(nothing(), papers);
      delete papers[id];
      for (const name of names) if (fits(name, fields[name])) (papers[id] ||= nothing())[name] = fields[name];
    }
    return { papers, foreign };
  }

  /**
   * The later of two registers; of two of one time that with the greater JSON text.
   * @param {Register | undefined} one
   * @param {Register | undefined} other
   */
  function later(one, other) {
    if (!one || !other) return one || other;
    if (one[1] !== other[1]) return one[1] > other[1] ? one : other;
    return JSON.stringify(one[0]) > JSON.stringify(other[0]) ? one : other;
  }

  /**
   * @param {MarkedPapers} one
   * @param {MarkedPapers} other
   */
  function joined(one, other) {
    const papers = nothing();
    for (const id of [...new Set([...Object.keys(one), ...Object.keys(other)])].sort()) {
      const [mine, theirs] = [one[id] || nothing(), other[id] || nothing()];
      const mark = papers[id] = nothing();
      for (const name of [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].sort()) {
        mark[name] = later(mine[name], theirs[name]);
      }
    }
    return papers;
  }

  /** @type {MarksStore["merge"]} */
  const merge = (one, other) => ({ v: 1, papers: joined(understood(one).papers, understood(other).papers) });

  // What this page knows, and the text that it was read from or written as; null: nothing is stored.
  let papers = nothing();
  /** @type {string | null} */
  let known = null;
  /** What was written lately, or could not be: another tab may not have seen it. */
  let own = nothing();
  let ownUntil = 0;
  /** @type {"" | "blocked" | "full"} */
  let problem = "";
  /** A text under our key that is not ours, as long as it is not kept elsewhere. */
  let strange = "";
  let kept = "";
  /** @type {Set<(ids: string[] | null) => void>} */
  const listeners = new Set();

  /** @param {string[] | null} ids */
  function tell(ids) {
    for (const listener of [...listeners]) listener(ids);
  }

  /** The stored text, null for none; undefined where storage is refused. */
  function stored() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      problem = "blocked";
    }
  }

  /** @param {string} key @param {string} text */
  function put(key, text) {
    try {
      localStorage.setItem(key, text);
      problem = "";
    } catch (error) {
      const full = error instanceof DOMException && /quota/i.test(error.name) && localStorage.length;
      problem = full ? "full" : "blocked";
    }
    return !problem;
  }

  /** Puts a text that is not ours under a key of its own, before anything is written over it. */
  function putAside() {
    for (let number = 1; strange; number++) {
      const key = `${KEY}:kept-${number}`;
      const there = localStorage.getItem(key);
      if (there !== null && there !== strange) continue;
      if (there === null && !put(key, strange)) return false;
      strange = "";
      kept = key;
    }
    return true;
  }

  /** Writes all, unless that would lose something. */
  function write() {
    if (strange && !putAside()) return;
    const text = JSON.stringify({ v: 1, papers });
    if (put(KEY, text)) known = text;
    ownUntil = problem ? Infinity : performance.now() + UNSEEN;
  }

  /**
   * Takes what other tabs wrote, without losing what this one wrote just before.
   * @returns {boolean} whether there was something new
   */
  function sync() {
    const text = stored();
    if (text === undefined || text === known) return false;
    known = text;
    if (text === null || performance.now() > ownUntil) own = nothing();
    papers = nothing();
    if (text !== null) {
      try {
        const given = understood(JSON.parse(text));
        papers = given.papers;
        if (given.foreign) strange = text;
      } catch {
        strange = text;
      }
      if (strange) putAside();
    }
    const lost = Object.keys(own).some((id) => Object.keys(own[id]).some((name) => {
      const there = papers[id]?.[name];
      return later(own[id][name], there) !== there;
    }));
    if (lost) {
      papers = joined(papers, own);
      write();
    }
    return true;
  }

  const NO_MARK = Object.freeze({ state: "none", star: false, note: "", tags: Object.freeze([]), title: "" });

  /** @type {MarksStore["get"]} */
  function get(id) {
    const mark = papers[id];
    return mark ? {
      state: mark.state?.[0] || "none", star: Boolean(mark.star?.[0]), note: mark.note?.[0] || "",
      tags: mark.tags?.[0] || [], title: mark.title?.[0] || "",
    } : NO_MARK;
  }

  /** @type {MarksStore["setAll"]} */
  function setAll(changes) {
    sync();
    const now = Date.now();
    const before = changes.map(([id, fields]) => {
      const was = get(id);
      return /** @type {MarkChange} */ ([id, Object.fromEntries(Object.keys(fields).map((name) => [name, was[/** @type {keyof Mark} */ (name)]]))]);
    });
    for (const [id, fields] of changes) {
      for (const [name, value] of Object.entries(fields)) {
        const mark = papers[id] ||= nothing();
        const old = mark[name];
        // A clock may run backwards; what is set now is later all the same.
        const register = /** @type {Register} */ ([value === "none" && name === "state" ? null : value,
          Math.max(now, old ? Math.min(old[1] + 1, LAST_TIME) : 0)]);
        mark[name] = register;
        (own[id] ||= nothing())[name] = register;
      }
    }
    write();
    tell(changes.map(([id]) => id));
    return before;
  }

  /** @type {MarksStore["replace"]} */
  function replace(all) {
    sync();
    papers = understood(JSON.parse(JSON.stringify(all))).papers;
    own = nothing();
    write();
    tell(null);
  }

  function clear() {
    papers = own = nothing();
    known = null;
    strange = kept = "";
    try {
      const keys = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) || "");
      for (const key of keys) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
    } catch {
      problem = "blocked";
    }
    tell(null);
  }

  /** @type {MarksStore["ids"]} */
  const ids = () => Object.keys(papers).filter((id) => {
    const { state, star, note, tags } = papers[id];
    return state?.[0] || star?.[0] || note?.[0] || tags?.[0]?.length;
  });

  /** @type {MarksStore["byState"]} */
  function byState() {
    /** @type {Record<string, string[]>} */
    const found = { queued: [], reading: [], skimmed: [], read: [], starred: [], noted: [] };
    for (const id of Object.keys(papers)) {
      const { state, star, note } = papers[id];
      if (state?.[0]) found[state[0]].push(id);
      if (star?.[0]) found.starred.push(id);
      if (note?.[0]) found.noted.push(id);
    }
    return found;
  }

  function look() {
    if (sync()) tell(null);
  }

  sync();
  addEventListener("storage", ({ key }) => {
    if (key === KEY || key === null) look();
  });
  // A page that comes back from the browser's memory has missed what happened meanwhile.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) look();
  });

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, {
    marks: {
      STATES, merge, get, setAll, replace, clear, ids, byState,
      set: (/** @type {string} */ id, /** @type {Partial<Mark>} */ fields) => setAll([[id, fields]]),
      read: () => ({ v: 1, papers }),
      foreign: (/** @type {unknown} */ given) => understood(given).foreign,
      on: (/** @type {(ids: string[] | null) => void} */ listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      problem: () => problem,
      kept: () => kept,
      key: (/** @type {string} */ name) => PREFIX + name,
    },
  });
})();
