"use strict";
/*
 * The site's files that give papers by their ids, and where papers are that have another id now. The reader's marks
 * follow those: it is looked up once a tab, and only where something is marked.
 */
(() => {
  const { link, element, marks } = globalThis.Papershelf;
  const PAUSE = 500;
  const LOOKED = marks.key("moved");

  /** @type {Map<string, unknown>} */
  const arrived = new Map();
  /** @type {Map<string, Promise<any>>} */
  const asked = new Map();

  /** @param {string} address */
  const run = (address) => new Promise((resolve, reject) => {
    const script = element("script", { src: link(address) });
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  }).finally(() => document.head.querySelector(`script[src="${link(address)}"]`)?.remove());

  /**
   * @param {string} name
   * @param {string} query
   */
  async function read(name, query) {
    await run(`rows/${name}.js${query}`);
    if (!arrived.has(name)) throw new Error(`${name} holds nothing`);
    const payload = arrived.get(name);
    arrived.delete(name);
    return payload;
  }

  /** @type {Carried["load"]} */
  function load(name, again = 0) {
    const wanted = again ? `${name}?${again}` : name;
    let answer = asked.get(wanted);
    if (!answer) {
      const query = again ? `?${again}` : "";
      answer = read(name, query).catch(async () => {
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
        return read(name, query || "?1");
      });
      asked.set(wanted, answer);
      answer.catch(() => asked.delete(wanted));
    }
    return answer;
  }

  /** @type {Carried["followed"]} */
  function followed(all, moved) {
    const old = Object.keys(all.papers).filter((id) => Object.hasOwn(moved, id));
    let further = marks.merge(all, all);
    for (const id of old) {
      for (const target of moved[id]) {
        further = marks.merge(further, { v: 1, papers: { [target]: all.papers[id] } });
      }
    }
    for (const id of old) delete further.papers[id];
    return old.length ? further : all;
  }

  /** @type {Carried["follow"]} */
  async function follow(all) {
    return followed(all, (await load("index")).moved);
  }

  function looked() {
    try {
      if (sessionStorage.getItem(LOOKED)) return true;
      sessionStorage.setItem(LOOKED, "1");
    } catch {
      // Then it is looked up on every page.
    }
    return false;
  }

  async function followStored() {
    const before = marks.read();
    if (!Object.keys(before.papers).length || looked()) return;
    const after = followed(marks.read(), (await load("index")).moved);
    if (after !== marks.read() && Object.keys(after.papers).join() !== Object.keys(before.papers).join()) marks.replace(after);
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, {
    carry: (/** @type {string} */ name, /** @type {unknown} */ payload) => arrived.set(name, payload),
    carried: { load, follow, followed, ready: Promise.resolve() },
  });
  globalThis.Papershelf.carried.ready = followStored().catch(() => undefined);
})();
