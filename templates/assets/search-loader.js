"use strict";
/*
 * The name of a search file in, what it holds out: fetched once, kept while there is room, asked for again when it
 * fails, and given up when nobody waits for it any more.
 */
(() => {
  const { payloadOf, unpacked } = globalThis.Papershelf.shards;
  const PAUSES = [500, 2000];
  const LANES = 6;
  const ROOM = 32 << 20;

  /**
   * @param {ReadFile} read
   * @param {{pauses?: number[], lanes?: number, room?: number}} [limits] milliseconds before each further try, files at
   *   once, bytes kept
   * @returns {Load}
   */
  function loader(read, { pauses = PAUSES, lanes = LANES, room = ROOM } = {}) {
    /** @typedef {{value: Promise<unknown>, size: number, waiting: number, done: boolean, stop: AbortController}} Entry */
    /** @type {Map<string, Entry>} the least recently used first */
    const entries = new Map();
    /** @type {(() => void)[]} */
    const queue = [];
    let busy = 0;
    let kept = 0;

    /**
     * @template Value
     * @param {() => Promise<Value>} task
     * @param {AbortSignal} signal
     */
    async function inLane(task, signal) {
      if (busy < lanes) busy += 1;
      else await new Promise((resolve) => queue.push(() => resolve(undefined)));
      try {
        if (signal.aborted) throw signal.reason;
        return await task();
      } finally {
        const next = queue.shift();
        if (next) next();
        else busy -= 1;
      }
    }

    /**
     * @param {string} name
     * @param {(content: unknown) => unknown} decode
     * @param {Entry} entry
     */
    async function fetched(name, decode, entry) {
      const { signal } = entry.stop;
      for (let time = 0; ; time += 1) {
        try {
          const content = await inLane(async () => unpacked(await read(name, signal)), signal);
          entry.size = content instanceof Uint8Array ? content.length : 1024;
          return decode(content);
        } catch (error) {
          if (signal.aborted || time >= pauses.length) throw error;
          await new Promise((resolve) => setTimeout(resolve, pauses[time]));
          if (signal.aborted) throw signal.reason;
        }
      }
    }

    /**
     * @param {string} name
     * @param {(content: unknown) => unknown} decode
     */
    function begun(name, decode) {
      /** @type {Entry} */
      const entry = { value: Promise.resolve(), size: 0, waiting: 0, done: false, stop: new AbortController() };
      entry.value = fetched(name, decode, entry);
      entries.set(name, entry);
      entry.value.then(() => {
        if (entries.get(name) !== entry) return; // It was given up, and came all the same.
        entry.done = true;
        kept += entry.size;
        for (const [other, { done, size }] of entries) {
          if (kept <= room) break;
          if (!done || other === name) continue;
          kept -= size;
          entries.delete(other);
        }
      }, () => {
        if (entries.get(name) === entry) entries.delete(name);
      });
      return entry;
    }

    /** @type {Load} */
    async function load(name, decode, signal) {
      if (signal?.aborted) throw signal.reason;
      const entry = entries.get(name) || begun(name, decode);
      entries.delete(name);
      entries.set(name, entry);
      if (entry.done || !signal) {
        entry.waiting += 1; // Without a signal nobody gives up.
        return /** @type {any} */ (entry.value);
      }
      entry.waiting += 1;
      let leave = () => {};
      const left = new Promise((_, reject) => {
        leave = () => {
          entry.waiting -= 1;
          if (!entry.waiting && !entry.done) {
            entry.stop.abort();
            if (entries.get(name) === entry) entries.delete(name);
          }
          reject(signal.reason);
        };
        signal.addEventListener("abort", leave, { once: true });
      });
      try {
        return /** @type {any} */ (await Promise.race([entry.value, left]));
      } finally {
        signal.removeEventListener("abort", leave);
      }
    }

    return load;
  }

  /**
   * Over http, in a page or in a worker. Only the manifest's name stays when its content changes.
   * @param {string} folder the address of the search's files, with a / at its end
   * @returns {ReadFile}
   */
  function overHttp(folder) {
    return async (name, signal) => {
      const fixed = name.startsWith("manifest");
      const answer = await fetch(`${folder}${file(name)}`, { signal, cache: fixed ? "no-cache" : "default" });
      if (!answer.ok) throw new Error(`${name} did not load: ${answer.status}`);
      return payloadOf(await answer.text());
    };
  }

  /**
   * As a script of the page: on file:// there is no fetch. One that was begun comes even when it is given up.
   * @param {string} folder
   * @returns {ReadFile}
   */
  function byScript(folder) {
    /** @type {Map<string, unknown>} */
    const payloads = new Map();
    globalThis.__papershelf = (name, payload) => payloads.set(name, payload);
    return (name, signal) => new Promise((resolve, reject) => {
      if (signal.aborted) throw signal.reason;
      const script = document.createElement("script");
      const leave = () => reject(signal.reason);
      signal.addEventListener("abort", leave, { once: true });
      const ended = () => {
        script.remove();
        signal.removeEventListener("abort", leave);
      };
      script.src = `${folder}${file(name)}`;
      script.onload = () => {
        ended();
        const [given] = name.split("?");
        const payload = payloads.get(given);
        payloads.delete(given);
        if (payload === undefined) reject(new Error(`${name} holds nothing`));
        else resolve(payload);
      };
      script.onerror = () => {
        ended();
        reject(new Error(`${name} did not load`));
      };
      document.head.append(script);
    });
  }

  /**
   * `manifest?1` asks anew for what a browser may have kept.
   * @param {string} name
   */
  function file(name) {
    const [stem, again] = name.split("?");
    return again ? `${stem}.js?${again}` : `${stem}.js`;
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { loading: { loader, overHttp, byScript } });
})();
