"use strict";
// What the tests ask of lunr.js and of the page's analysis: a JSON request a line in, a JSON answer a line out.
const fs = require("fs");
const readline = require("readline");
const vm = require("vm");

const [lunrPath, tablesPath, script] = process.argv.slice(2);
const lunr = require(lunrPath);
const tables = JSON.parse(fs.readFileSync(tablesPath, "utf8"));
vm.runInThisContext(fs.readFileSync(script, "utf8"), script);
const analysis = globalThis.Papershelf.analysis(tables, lunr);

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
