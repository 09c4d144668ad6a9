// Ask Pagefind as a page does, under node. In, as JSON on standard input: the folder `bundle`, `queries`, how many pages of
// each are `shown`, which queries (by place) are asked `cold`. Out: addresses of pages, milliseconds warm, bytes cold.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const { bundle, queries, cold, shown } = JSON.parse(readFileSync(0, "utf8"));
let fetched = [];
const sizes = new Map();

/** A file as a server sends it: what is not packed already goes out by gzip -6. */
globalThis.fetch = async (address) => {
  const name = new URL(String(address), "http://bench/").pathname.split("/pagefind/").pop();
  const data = readFileSync(join(bundle, name));
  if (!sizes.has(name)) sizes.set(name, /\.(js|json)$/.test(name) ? gzipSync(data, { level: 6 }).length : data.length);
  fetched.push(name);
  return new Response(data);
};

const pagefind = await import(join(bundle, "pagefind.js"));

async function open() {
  await pagefind.options({ basePath: "/pagefind/", baseUrl: "/" });
  await pagefind.init();
}

/** The addresses of the best pages, whose texts are loaded as a page shows them. */
async function answer(query, count) {
  const { results } = await pagefind.search(query);
  return (await Promise.all(results.slice(0, count).map((each) => each.data()))).map(({ url }) => url);
}

await open();
const found = [];
for (const query of queries) found.push(await answer(query, shown));

const warm = [];
for (const query of queries) {
  const start = performance.now();
  await answer(query, 10);
  warm.push(performance.now() - start);
}

const code = gzipSync(readFileSync(join(bundle, "pagefind.js")), { level: 6 }).length;
const sum = (names) => names.reduce((total, name) => total + sizes.get(name), 0);
const bytes = [];
for (const at of cold) {
  await pagefind.destroy();
  fetched = [];
  await open();
  await answer(queries[at], 10);
  const names = [...new Set(fetched)];
  const program = names.filter((name) => name.startsWith("wasm"));
  bytes.push({ program: code + sum(program), data: sum(names) - sum(program) });
}
process.stdout.write(JSON.stringify({ found, warm, bytes }));
