// Ask Pagefind as a page does, under node. In, as JSON on standard input: the folder `bundle`, `queries`, how many pages of
// each are `wanted`, the places of those asked `cold` and `warm`. Out: addresses of pages, milliseconds warm, bytes cold.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

const { bundle, queries, wanted, cold, warm } = JSON.parse(readFileSync(0, "utf8"));
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

/** A page's address, by the name of the file that holds its text. */
const addresses = new Map(readdirSync(join(bundle, "fragment")).map((name) => {
  const text = gunzipSync(readFileSync(join(bundle, "fragment", name))).toString();
  return [name.split(".")[0], JSON.parse(text.slice(text.indexOf("{"))).url];
}));

/** As a page asks: the texts of the best ten are loaded. */
async function shown(query) {
  const { results } = await pagefind.search(query);
  await Promise.all(results.slice(0, 10).map((each) => each.data()));
}

await open();
const found = [];
for (const query of queries) {
  const { results } = await pagefind.search(query);
  found.push(results.slice(0, wanted).map(({ id }) => addresses.get(id)));
}

const times = warm.map(() => Infinity);
for (let round = 0; round < 4; round += 1) {
  for (const [at, place] of warm.entries()) {
    const start = performance.now();
    await shown(queries[place]);
    if (round) times[at] = Math.min(times[at], performance.now() - start);
  }
}

const code = gzipSync(readFileSync(join(bundle, "pagefind.js")), { level: 6 }).length;
const sum = (names) => names.reduce((total, name) => total + sizes.get(name), 0);
const bytes = [];
for (const at of cold) {
  await pagefind.destroy();
  fetched = [];
  await open();
  await shown(queries[at]);
  const names = [...new Set(fetched)];
  const program = names.filter((name) => name.startsWith("wasm"));
  bytes.push({ program: code + sum(program), data: sum(names) - sum(program) });
}
process.stdout.write(JSON.stringify({ found, warm: times, bytes }));
