"use strict";
// What the tests ask of lunr.js and of the page's scripts: a JSON request a line in, a JSON answer a line out.
const fs = require("fs");
const readline = require("readline");
const vm = require("vm");

const [lunrPath, tablesPath, ...scripts] = process.argv.slice(2);
const lunr = require(lunrPath);
const tables = JSON.parse(fs.readFileSync(tablesPath, "utf8"));
for (const script of scripts) vm.runInThisContext(fs.readFileSync(script, "utf8"), script);
const analysis = globalThis.Papershelf.analysis(tables, lunr);
let engine = null;

const answers = {
  // What lunr.js itself serialises.
  serialise({ documents, fields, pipeline }) {
    const builder = new lunr.Builder();
    builder.pipeline.add(...pipeline.map((name) => lunr.Pipeline.registeredFunctions[name]));
    builder.searchPipeline.add(lunr.stemmer);
    for (const [name, boost] of fields) builder.field(name, { boost });
    for (const document of documents) builder.add(document);
    return JSON.stringify(builder.build());
  },
  stems: ({ words }) => words.map((word) => lunr.stemmer(new lunr.Token(word)).toString()),
  stops: ({ words }) => words.filter((word) => !lunr.stopWordFilter(new lunr.Token(word))),
  terms: ({ texts }) => texts.map(analysis.textTerms),
  words: ({ texts }) => texts.map(analysis.textWords),
  atoms: ({ authors }) => authors.map(analysis.authorAtoms),
  // The files of a built search, each run as the page runs it.
  open({ files }) {
    const loaded = {};
    globalThis.__papershelf = (name, payload) => { loaded[name] = payload; };
    for (const file of files) vm.runInThisContext(file);
    const { manifest } = loaded;
    const payload = (family) => loaded[manifest.files[family]];
    engine = globalThis.Papershelf.engine(lunr, manifest, payload("index"), payload("papers"), payload("words"));
    return { names: Object.keys(loaded), terms: payload("index").invertedIndex.length };
  },
  search: ({ queries }) => queries.map(([query, typing]) => {
    const found = engine.search(query, typing);
    const hits = found.hits.map((hit) => engine.paper(hit.number).id);
    const unseen = found.hits.map((hit) => engine.unseen(hit, found));
    const { marks, years } = found;
    return { ...found, hits, unseen, marks: [...marks], years: [...years], better: engine.corrected(query, found) };
  }),
  suggest: ({ queries }) => queries.map((query) => ({ ...engine.suggest(query), found: undefined })),
  segments: ({ texts, query, name }) => {
    const { marks } = engine.search(query);
    return texts.map((text) => engine.segments(text, marks, name));
  },
};

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const request = JSON.parse(line);
  let answer;
  try {
    answer = { value: answers[request.ask](request) };
  } catch (error) {
    answer = { error: String(error.stack) };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
});
