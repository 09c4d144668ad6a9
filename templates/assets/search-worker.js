"use strict";
/*
 * Messages in, messages out: the engine in a worker of its own, or, on file://, in the page. A newer query ends the
 * older ones: nothing more is sent for them.
 */
(() => {
  const { shards, shardEngine } = globalThis.Papershelf;
  const { loader, overHttp } = globalThis.Papershelf.loading;
  const FORMAT = 2;

  /**
   * @param {(message: SearchAnswer) => void} post
   * @param {(base: string) => ReadFile} reader
   * @param {Lunr} lunr
   * @param {{pauses?: number[]}} [limits]
   * @returns {(message: SearchMessage) => Promise<void>}
   */
  function searchSession(post, reader, lunr, limits) {
    /** @type {Promise<{engine: ShardEngine, manifest: ShardManifest}> | null} */
    let opened = null;
    let base = "";
    let newest = 0;
    let renewed = false;
    /** @type {Map<string, AbortController>} what goes on, by kind of question */
    const running = new Map();

    /** @param {string} again what makes the browser ask anew */
    async function open(again) {
      const read = reader(base);
      // The manifest is not kept: its name stays when its content changes.
      const manifest = shards.json(await loader(read, limits)(`manifest${again}`, (content) => content));
      if (manifest?.v !== FORMAT) throw new Error("the search's data is of another version");
      return { engine: shardEngine(lunr, manifest, loader(read, limits)), manifest };
    }

    function opening() {
      opened ??= open("").catch((error) => {
        if (renewed) throw error;
        renewed = true;
        return open(`?${Date.now()}`);
      }).catch((error) => {
        opened = null;
        throw error;
      });
      return opened;
    }

    /**
     * Whether the site was published anew since the search was opened: its files are named otherwise then.
     * @param {ShardManifest} manifest
     */
    async function published(manifest) {
      if (renewed) return false;
      renewed = true;
      const next = await open(`?${Date.now()}`).catch(() => null);
      if (!next || next.manifest.build === manifest.build) return false;
      opened = Promise.resolve(next);
      return true;
    }

    /**
     * @param {SearchMessage} message
     * @param {AbortSignal} signal
     * @returns {Promise<void>}
     */
    async function answer(message, signal) {
      const { engine, manifest } = await opening();
      if (signal.aborted) return;
      const send = (/** @type {SearchAnswer} */ answer) => {
        if (!signal.aborted) post(answer);
      };
      try {
        if (message.type === "query") {
          let partial = false;
          await engine.query(message, (result) => {
            partial = result.notes.some(({ code }) => code === "partial") || result.hits.some(({ paper }, at) => !paper && at < 10);
            send({ type: "result", id: message.id, ...painted(engine.analysis, result) });
          }, signal);
          if (!partial) renewed = false;
          else if (await published(manifest) && !signal.aborted) await answer(message, signal);
        } else if (message.type === "facets") {
          send({ type: "facets", id: message.id, ...await engine.facets(message, message.kinds, signal) });
        } else if (message.type === "details") {
          const rows = await engine.details(message.numbers, message.marks, signal);
          const { segments } = engine.analysis;
          const marks = new Set(message.marks);
          send({ type: "details", id: message.id, rows: rows.map((row) => ({
            ...row, topics: row.topics.map((topic) => ({ ...topic, marked: segments(topic.name, marks) })),
          })) });
        }
      } catch (error) {
        if (signal.aborted) return;
        if (await published(manifest)) return answer(message, signal);
        throw error;
      }
    }

    return async (message) => {
      if (message.type === "open") {
        base = message.base;
        try {
          const { manifest } = await opening();
          post({ type: "ready", n: manifest.n, build: manifest.build });
        } catch (error) {
          post({ type: "error", id: 0, code: "manifest", message: String(error) });
        }
        return;
      }
      if (message.id < newest && message.type !== "cancel") return;
      if (message.type === "query" || message.type === "cancel") for (const each of running.values()) each.abort();
      newest = Math.max(newest, message.id);
      if (message.type === "cancel") return;
      running.get(message.type)?.abort();
      const stop = new AbortController();
      running.set(message.type, stop);
      try {
        await answer(message, stop.signal);
      } catch (error) {
        if (stop.signal.aborted) return;
        post({ type: "error", id: message.id, code: opened ? "load" : "manifest", message: String(error) });
      }
    };
  }

  /**
   * A result with the hits in its titles and names: who shows them needs no analysis.
   * @param {Analysis} analysis
   * @param {SearchResult} result
   */
  function painted({ segments }, { names, hits, ...rest }) {
    const marks = new Set(rest.marks);
    const named = (/** @type {{name: string}} */ { name }, person = true) => segments(name, marks, person);
    return {
      ...rest, names: names.map((each) => ({ ...each, marked: named(each, each.kind === "person") })),
      hits: hits.map((hit) => ({ ...hit, paper: hit.paper && {
        ...hit.paper, title: segments(hit.paper.label, marks),
        authors: hit.paper.authors.map((author) => ({ ...author, marked: named(author) })),
      } })),
    };
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { searchSession });

  if (typeof document === "undefined" && typeof importScripts === "function") {
    const handle = searchSession((message) => postMessage(message), overHttp, /** @type {Lunr} */ (globalThis.lunr));
    addEventListener("message", (event) => handle(event.data));
  }
})();
