"use strict";
// Documents as words and weighted queries in (one JSON object), what lunr.js itself scores out: for each query the
// best refs with their scores.
const fs = require("fs");

const lunr = require(process.argv[2]);
const { fields, documents, queries, most } = JSON.parse(fs.readFileSync(0, "utf8"));
const builder = new lunr.Builder();
builder.pipeline.add(lunr.stopWordFilter, lunr.stemmer);
for (const [name, boost] of fields) builder.field(name, { boost });
for (const document of documents) builder.add(document);
const index = builder.build();
const answers = queries.map((terms) => index.query((query) => {
  for (const [term, boost] of terms) query.clause({ term, boost, usePipeline: false });
}).slice(0, most).map(({ ref, score }) => [Number(ref), score]));
fs.writeFileSync(1, JSON.stringify(answers));
