// Runs marks.js in pretended tabs over one storage, which tells the other tabs of a change late, as browsers do.
"use strict";
const fs = require("node:fs");
const readline = require("node:readline");
const vm = require("node:vm");

const script = fs.readFileSync(process.argv[2], "utf8");

/** What lies on disk: key → text; every write has a number. */
function newDisk(entries) {
  return { map: new Map(Object.entries(entries)), writes: 0, room: Infinity, refuses: false, tabs: [] };
}

function newTab(disk, { site = "", root = "./", href = "https://e.org/shelf/index.html" } = {}) {
  const cache = new Map(disk.map);
  const mine = new Map();
  const heard = [];
  const listeners = {};
  const clock = { now: 1000 };
  function changed(key, text) {
    disk.writes += 1;
    mine.set(key, disk.writes);
    for (const [map] of [[cache], [disk.map]]) text === null ? map.delete(key) : map.set(key, text);
    for (const other of disk.tabs) if (other !== tab) other.heard.push({ key, text, number: disk.writes });
  }
  const storage = {
    getItem: (key) => cache.get(key) ?? null,
    setItem(key, text) {
      const others = [...cache].reduce((sum, [each, value]) => sum + (each === key ? 0 : value.length), 0);
      if (others + text.length > disk.room) throw new DOMException("no room", "QuotaExceededError");
      changed(key, String(text));
    },
    removeItem: (key) => changed(key, null),
    key: (at) => [...cache.keys()][at] ?? null,
    get length() {
      return cache.size;
    },
  };
  class Clock extends Date {
    static now() {
      return clock.now;
    }
  }
  const global = {
    document: { documentElement: { dataset: { site, root } } }, location: { href }, URL, DOMException,
    performance: { now: () => 0 }, Date: Clock,
    addEventListener: (name, listener) => listeners[name] = listener,
    get localStorage() {
      if (disk.refuses) throw new DOMException("refused", "SecurityError");
      return storage;
    },
  };
  global.globalThis = global;
  vm.runInNewContext(script, global);
  const told = [];
  const { marks } = global.Papershelf;
  marks.on((ids) => told.push(ids));
  const tab = {
    marks, heard, clock, told,
    hear() {
      const event = heard.shift();
      if (!event) return;
      if (event.number > (mine.get(event.key) || 0)) event.text === null ? cache.delete(event.key) : cache.set(event.key, event.text);
      listeners.storage({ key: event.key });
    },
  };
  disk.tabs.push(tab);
  return tab;
}

/** Steps are [tab, what, ...arguments]; the answer has what each tab holds at the end, and what the steps gave. */
function play({ stored = {}, tabs = [{}], steps = [], room, refuses }) {
  const disk = newDisk(stored);
  Object.assign(disk, { room: room ?? Infinity, refuses: Boolean(refuses) });
  const opened = tabs.map((each) => newTab(disk, each));
  const gave = steps.map(([at, what, ...given]) => {
    const tab = opened[at];
    if (what === "hear") return tab.hear();
    if (what === "clock") return tab.clock.now = given[0];
    if (what === "room") return disk.room = given[0] ?? Infinity;
    if (what === "hear all") {
      for (let rounds = 0; opened.some(({ heard }) => heard.length); rounds++) {
        if (rounds > 500) throw new Error("the tabs do not come to rest");
        for (const each of opened) each.hear();
      }
      return;
    }
    return tab.marks[what](...given);
  });
  return {
    gave: gave.map((each) => each ?? null), told: opened.map(({ told }) => told), held: opened.map(({ marks }) => marks.read()),
    problems: opened.map(({ marks }) => marks.problem()), kept: opened.map(({ marks }) => marks.kept()),
    disk: Object.fromEntries(disk.map),
  };
}

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  try {
    console.log(JSON.stringify({ value: play(JSON.parse(line)) }));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error.stack) }));
  }
});
