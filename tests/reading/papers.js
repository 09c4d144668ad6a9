// Runs the scripts of My list without a page: a JSON request a line in, a JSON answer a line out.
"use strict";
const fs = require("node:fs");
const readline = require("node:readline");
const vm = require("node:vm");

const nothing = () => undefined;
const global = {
  document: { documentElement: { dataset: {}, lang: "" }, getElementById: () => null, querySelector: () => null, head: { append: nothing } },
  location: { href: "https://e.org/shelf/index.html", protocol: "https:" }, URL, TextEncoder, Date, Intl, setTimeout,
  addEventListener: nothing, performance: { now: () => 0 }, DOMException,
  localStorage: { getItem: () => null, setItem: nothing, key: () => null, length: 0 }, sessionStorage: {},
  Papershelf: { link: (path) => path, element: () => ({}), counted: (count) => `${count} papers`, reading: {}, toast: nothing, say: nothing },
};
global.globalThis = global;
for (const script of process.argv.slice(2)) vm.runInNewContext(fs.readFileSync(script, "utf8"), global, script);
const { shelf, exports: write, share, seen, carried, myTools, myProgress } = global.Papershelf;
const markedBy = (marks) => (id) => ({ state: "none", star: false, note: "", tags: [], title: "", ...marks?.[id] });
const read = (rows) => rows.map(shelf.paper);

const answers = {
  bibtex: ({ rows }) => write.bibtex(read(rows)),
  ris: ({ rows }) => write.ris(read(rows)),
  csl: ({ rows }) => write.csl(read(rows)),
  markdown: ({ rows, marks }) => write.markdown(read(rows), "My list", markedBy(marks)),
  csv: ({ rows, marks }) => write.csv(read(rows), markedBy(marks)),
  gone: ({ id, title }) => write.bibtex([myTools.gone(id, title)]),
  hashes: ({ ids }) => ids.map(shelf.hash),
  sums: ({ texts }) => texts.map(shelf.sums),
  shared: ({ ids }) => share.encode(ids),
  decoded: ({ texts }) => texts.map(share.decode),
  visits: ({ looks }) => looks.reduce((all, [edition, now]) => [...all, seen.visit(all[all.length - 1] || null, edition, now)], []),
  added: ({ before, after }) => seen.added(before, after),
  followed: ({ all, moved }) => carried.followed(all, moved),
  understood: ({ texts }) => texts.map(myTools.understood),
  compared: ({ before, after }) => myTools.compared(before, after),
  spoken: ({ minutes }) => minutes.map(myProgress.spoken),
};

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const request = JSON.parse(line);
  try {
    console.log(JSON.stringify({ value: answers[request.ask](request) ?? null }));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error && error.stack) }));
  }
});
