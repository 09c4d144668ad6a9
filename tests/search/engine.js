"use strict";
// What the tests ask of the engine over shards: a JSON request a line in, a JSON answer a line out.
const fs = require("fs");
const readline = require("readline");
const vm = require("vm");

const [lunrPath, ...scripts] = process.argv.slice(2);
const lunr = require(lunrPath);
for (const script of scripts) vm.runInThisContext(fs.readFileSync(script, "utf8"), script);
const { shards, loading, shardEngine, searchSession, ranking } = globalThis.Papershelf;

/** Name → statement; names of files that do not load; what was asked for. */
let files = new Map();
let broken = new Set();
let asked = [];
let engine = null;
let manifest = null;

/** The files of a site, as a browser reads them. */
async function read(name) {
  asked.push(name);
  const [stem] = name.split("?");
  const fails = [...broken].some((each) => (each.endsWith("*") ? stem.startsWith(each.slice(0, -1)) : each === stem));
  if (fails || !files.has(stem)) throw new Error(`${name} did not load`);
  return shards.payloadOf(files.get(stem));
}

async function last(request) {
  const results = [];
  await engine.query({ pause: 0, ...request }, (result) => results.push(result));
  return results;
}

function shown({ hits, ...result }) {
  return { ...result, hits: hits.map(({ paper, ...hit }) => ({ ...hit, id: paper && paper.id })) };
}

/** lunr.js over the whole of the same terms: documents [number, title, authors, abstract], terms parted by spaces. */
function whole(documents) {
  const builder = new lunr.Builder();
  manifest.fields.forEach((field, at) => builder.field(field, { boost: manifest.boost[at] }));
  for (const [id, ...texts] of documents) {
    builder.add({ id: String(id), ...Object.fromEntries(texts.map((text, at) => [manifest.fields[at], text])) });
  }
  return builder.build();
}

const close = (one, other) => Math.abs(one - other) <= 1e-9;
const level = (score) => Math.floor(score * 1e9 + 0.5);

/** The order of hits by a query of so many words, as the contract has it. */
const inRank = (words) => (one, other) =>
  (other.tier === words) - (one.tier === words) || (other.together || 0) - (one.together || 0) ||
  level(words ? other.score * other.tier / words : other.score) - level(words ? one.score * one.tier / words : one.score) ||
  one.n - other.n;

const answers = {
  async open(request) {
    files = new Map(Object.entries(request.files));
    broken = new Set();
    manifest = shards.payloadOf(files.get("manifest"));
    engine = shardEngine(lunr, manifest, loading.loader(read, { pauses: [] }));
    return manifest.n;
  },
  async query({ requests }) {
    const found = [];
    for (const request of requests) {
      const results = await last(request);
      found.push({ ...shown(results[results.length - 1]), answers: results.map(({ phase, complete }) => [phase, complete]) });
    }
    return found;
  },
  async cost({ requests, cold }) {
    const found = [];
    for (const request of requests) {
      if (cold) engine = shardEngine(lunr, manifest, loading.loader(read, { pauses: [] }));
      asked = [];
      const phases = {};
      const start = performance.now();
      await engine.query({ pause: 0, ...request }, ({ phase }) => { phases[phase] = asked.length; });
      found.push({ ms: performance.now() - start, phases, asked });
    }
    return found;
  },
  // Each query's hits by the engine, and by lunr.js over the whole index with the same clauses.
  async compare({ documents, requests }) {
    const index = whole(documents);
    const differing = [];
    let compared = 0;
    for (const request of requests) {
      const { groups, terms } = await engine.understood(request);
      const clauses = ranking(lunr, manifest).weighted(groups, terms);
      const required = groups.filter((group) => group.required);
      const expected = !clauses.length ? [] : index.query((query) => {
        for (const { term, boost } of clauses) query.clause({ term, boost, usePipeline: false });
      }).map(({ ref, score, matchData: { metadata } }) => ({
        n: Number(ref), score,
        tier: required.filter((group) => [...group.terms.keys()].some((term) => metadata[term])).length,
        together: Number(required.length > 0 && ["title", "authors"].some((field) =>
          required.every((group) => [...group.terms.keys()].some((term) => metadata[term]?.[field])))),
      })).sort(inRank(required.length));
      const together = new Map(expected.map((each) => [each.n, each.together]));
      const results = clauses.length ? await last({ ...request, count: 50 }) : [];
      const { hits, total } = results[results.length - 1] || { hits: [], total: 0 };
      // An exact title goes first whatever its score.
      const byScore = hits.map((hit) => ({ ...hit, together: together.get(hit.n) })).sort(inRank(required.length));
      const same = total === expected.length && hits.length === Math.min(50, total) &&
        byScore.every((hit, at) => hit.n === expected[at].n && close(hit.score, expected[at].score));
      compared += hits.length;
      if (!same) differing.push([request.q, total, expected.length, byScore.slice(0, 5), expected.slice(0, 5)]);
    }
    return { differing, compared };
  },
  // The ten best by lunr.js as it comes: any of the words, its own analysis. Documents are [id, title, authors, abstract].
  async stock({ documents, queries }) {
    const index = lunr(function () {
      this.field("title");
      this.field("authors");
      this.field("abstract");
      for (const [id, title, authors, abstract] of documents) this.add({ id, title, authors, abstract });
    });
    const words = (text) => text.toLowerCase().split(/[\s-]+/).map((word) => word.replace(/^\W+|\W+$/g, "")).filter(Boolean);
    return queries.map((text) => index.query((query) => {
      for (const word of words(text)) query.term(word);
    }).slice(0, 50).map(({ ref }) => ref));
  },
  // Every weight of the whole index, beside what the shards give.
  async weights({ documents }) {
    const { fieldVectors, invertedIndex } = whole(documents);
    const names = Object.keys(invertedIndex);
    const byNumber = [];
    for (const name of names) byNumber[invertedIndex[name]._index] = name;
    const { terms } = await engine.understood({ q: "" });
    await terms.load(names);
    await terms.loadAbstracts(names);
    const differing = [];
    let compared = 0;
    for (const [key, vector] of Object.entries(fieldVectors)) {
      const [field, number] = key.split("/");
      for (let at = 0; at < vector.elements.length; at += 2) {
        const term = byNumber[vector.elements[at]];
        const weight = ranking(lunr, manifest).weightOf(terms.get(term), manifest.fields.indexOf(field), Number(number));
        compared += 1;
        if (weight !== vector.elements[at + 1]) differing.push([term, key, weight, vector.elements[at + 1]]);
      }
    }
    const held = [...terms.known.values()].reduce((sum, { title, authors, abstract }) =>
      sum + title.docs.length + authors.docs.length + (abstract ? abstract.docs.length : 0), 0);
    return { differing, compared, held };
  },
  // The papers' numbers by their ids.
  async numbers() {
    const from = globalThis.Papershelf.directory(manifest, loading.loader(read, { pauses: [] }));
    const blocks = await from.all("d", shards.rows, 0, Infinity);
    const rows = globalThis.Papershelf.rows(manifest, engine.analysis);
    const papers = await rows.papers(blocks.flatMap((block) => [...block.keys()]), from);
    return Object.fromEntries([...papers].map(([number, { id }]) => [id, number]));
  },
  // The ids that the page gives to papers and to their authors.
  async ids() {
    const from = globalThis.Papershelf.directory(manifest, loading.loader(read, { pauses: [] }));
    const blocks = await from.all("d", shards.rows, 0, Infinity);
    const rows = globalThis.Papershelf.rows(manifest, engine.analysis);
    const papers = await rows.papers(blocks.flatMap((block) => [...block.keys()]), from);
    return [...papers.values()].map(({ id, authors }) => [id, authors.map((author) => author.id)]);
  },
  // The families whose files are named by further files.
  async paged() {
    return Object.keys(manifest.dir).filter((family) => manifest.dir[family].pages);
  },
  // Of the words of each paper, those that do not find it.
  async unfound({ papers }) {
    const found = [];
    for (const [n, words] of papers) {
      for (const q of words) {
        const { groups, terms } = await engine.understood({ q });
        await terms.loadAbstracts(groups.flatMap((group) => [...group.terms.keys()]));
        if (!ranking(lunr, manifest).candidates(groups, terms).docs.includes(n)) found.push([n, q]);
      }
    }
    return found;
  },
  async facets({ request, kinds }) {
    return engine.facets(request, kinds);
  },
  async details({ request }) {
    const results = await last(request);
    const { hits, marks } = results[results.length - 1];
    return engine.details(hits.map(({ n }) => n), marks);
  },
  // Messages to a session, at most so many at once, with files that fail or that load when they are told to.
  async session({ messages, fail = [], hold = [], pauses = [] }) {
    const posted = [];
    broken = new Set(fail);
    asked = [];
    const held = [];
    const reader = () => async (name, signal) => {
      if (hold.some((each) => name.startsWith(each))) await new Promise((resolve) => held.push(resolve));
      if (signal.aborted) throw signal.reason;
      return read(name);
    };
    const handle = searchSession((message) => posted.push(message), reader, lunr, { pauses });
    await handle({ type: "open", base: "" });
    const going = [];
    for (const message of messages) {
      if (message.type === "fail") broken = new Set(message.files);
      else if (message.type === "wait") await Promise.all(going.splice(0));
      else if (message.type === "release") for (const resolve of held.splice(0)) resolve();
      else going.push(handle({ pause: 0, ...message }));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(going);
    broken = new Set();
    return { posted: posted.map((message) => (message.type === "result" ? shown(message) : message)), asked };
  },
  // Files of so many bytes, asked for by names one row after the other; a name with ! at its end is given up at once.
  async loads({ rows, size, limits }) {
    const read = [];
    let busy = 0;
    let most = 0;
    let stopped = 0;
    const load = loading.loader(async (name, signal) => {
      read.push(name);
      most = Math.max(most, busy += 1);
      await new Promise((resolve) => setImmediate(resolve));
      busy -= 1;
      if (signal.aborted) stopped += 1;
      return Buffer.from(require("zlib").gzipSync(Buffer.alloc(size))).toString("base64");
    }, limits);
    const lengths = [];
    for (const row of rows) {
      lengths.push(await Promise.all(row.map(async (name) => {
        const stop = new AbortController();
        const content = load(name.replace("!", ""), (bytes) => bytes.length, stop.signal);
        if (name.endsWith("!")) stop.abort(new Error("given up"));
        return content.catch((error) => error.message);
      })));
    }
    return { read, most, stopped, lengths };
  },
  // One file by a script element that loads at last: given up before, while it loads, or not at all.
  async script({ before, during }) {
    const { document, __papershelf } = globalThis;
    const elements = [];
    globalThis.document = {
      createElement: () => ({ there: true, remove() { this.there = false; } }),
      head: { append: (element) => elements.push(element) },
    };
    try {
      const stop = new AbortController();
      const read = loading.byScript("search/");
      const arrives = () => {
        globalThis.__papershelf("t-1", "payload");
        elements[elements.length - 1].onload();
      };
      if (before) stop.abort(new Error("given up"));
      let told = "nothing";
      const reading = read("t-1", stop.signal).then((payload) => { told = payload; }, (error) => { told = error.message; });
      if (during) stop.abort(new Error("given up"));
      await new Promise((resolve) => setImmediate(resolve));
      const early = told;
      if (elements.length) arrives();
      await reading;
      const again = read("t-1", new AbortController().signal);
      arrives();
      return { early, told, elements: elements.length, there: elements.some(({ there }) => there), again: await again };
    } finally {
      Object.assign(globalThis, { document, __papershelf });
    }
  },
  async corrupt({ name, statement }) {
    files.set(name, statement);
    return true;
  },
};

readline.createInterface({ input: process.stdin }).on("line", async (line) => {
  const request = JSON.parse(line);
  let answer;
  try {
    answer = { value: await answers[request.ask](request) };
  } catch (error) {
    answer = { error: String(error.stack) };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
});
