"use strict";
/*
 * The page's end of the search: questions to the engine in, its answers out. The engine is loaded on the first use,
 * into a worker over http, else into the page.
 */
(() => {
  const { root = "./", engine: path = "" } = document.documentElement.dataset;

  /** @type {Shelf["link"]} */
  const link = (to) => root + to;

  /** @type {Shelf["element"]} */
  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  /** @type {Shelf["marked"]} */
  const marked = (segments) => segments.map(([text, hit]) => (hit ? element("mark", {}, text) : text));

  /** @type {Map<number, {answer: (message: any) => void, fail: (code: string) => void}>} */
  const waiting = new Map();
  /** @type {Promise<(message: SearchMessage) => void> | null} */
  let engine = null;
  let last = 0;

  /** @param {SearchAnswer} message */
  function receive(message) {
    if (message.type === "ready") return;
    if (message.type === "error") waiting.get(message.id)?.fail(message.code);
    else waiting.get(message.id)?.answer(message);
  }

  /** The engine is gone: the next question starts it anew. */
  function lose() {
    engine = null;
    const all = [...waiting.values()];
    waiting.clear();
    for (const { fail } of all) fail("engine");
  }

  /**
   * @param {string} base
   * @returns {Promise<(message: SearchMessage) => void>}
   */
  function inWorker(base) {
    return new Promise((resolve, reject) => {
      const worker = new Worker(link(path));
      let ready = false;
      worker.onmessage = ({ data }) => {
        ready = true;
        resolve((message) => worker.postMessage(message));
        receive(data);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        worker.terminate();
        reject(new Error(event.message));
        if (ready) lose();
      };
      worker.postMessage({ type: "open", base });
    });
  }

  /**
   * @param {string} base
   * @returns {Promise<(message: SearchMessage) => void>}
   */
  async function inPage(base) {
    await new Promise((resolve, reject) => {
      const script = element("script", { src: link(path) });
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
    const { searchSession, loading } = globalThis.Papershelf;
    const handle = searchSession(receive, loading.byScript, /** @type {Lunr} */ (globalThis.lunr));
    handle({ type: "open", base });
    return handle;
  }

  async function start() {
    const base = new URL(link("search/"), location.href).href;
    if (location.protocol !== "file:") {
      try {
        return await inWorker(base);
      } catch {
        // A browser without workers, or one that refuses them here, runs the engine in the page.
      }
    }
    return inPage(base);
  }

  /** @type {Shelf["search"]["open"]} */
  function open() {
    engine ??= start().catch((error) => {
      engine = null;
      throw error;
    });
    return engine;
  }

  /**
   * @param {any} message
   * @param {(message: any) => void} answer
   * @param {(code: string) => void} fail
   */
  function ask(message, answer, fail) {
    last += 1;
    const id = last;
    waiting.set(id, { answer, fail });
    open().then((post) => {
      if (waiting.has(id)) post({ ...message, id });
    }, () => {
      if (waiting.delete(id)) fail("engine");
    });
  }

  /** @type {Shelf["search"]["query"]} */
  function query(request, answer, fail) {
    waiting.clear(); // A newer query ends all that goes on.
    ask({ type: "query", ...request }, answer, fail);
  }

  /** @type {Shelf["search"]["details"]} */
  function details(numbers, marks, answer, fail) {
    ask({ type: "details", numbers, marks }, ({ rows }) => answer(rows), fail);
  }

  /** @type {Shelf["search"]["facets"]} */
  function facets(request, answer, fail) {
    ask({ type: "facets", ...request }, ({ counts, left }) => answer(counts, left), fail);
  }

  /** @type {Shelf["search"]["cancel"]} */
  function cancel() {
    waiting.clear();
    last += 1;
    const id = last;
    engine?.then((post) => post({ type: "cancel", id }), () => undefined);
  }

  /** @type {Shelf["writing"]} */
  function writing(text) {
    const lang = /[\u3040-\u30ff]/.test(text) ? "ja" : /[\uac00-\ud7af]/.test(text) ? "ko" : /[\u4e00-\u9fff]/.test(text) ? "zh" : "";
    return { dir: "auto", ...(lang && { lang }) };
  }

  /** @type {Shelf["counted"]} */
  const counted = (count, what = "paper") => `${count} ${what}${count === 1 ? "" : "s"}`;

  /** @type {Shelf["afterPaint"]} */
  const afterPaint = (task) => void requestAnimationFrame(() => setTimeout(task));

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, {
    link, element, marked, counted, writing, afterPaint, search: { open, query, details, facets, cancel },
  });
})();
