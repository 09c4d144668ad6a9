"use strict";
/*
 * The address of the search page in, what it says out; and back.
 */
(() => {
  const { groups } = globalThis.Papershelf.filters;
  const KEYS = ["q", "p", "sort", ...groups.map(({ key }) => key)];
  /** @type {[string, string][]} */
  const ORDERS = [["best", "Best match"], ["year", "Newest first"], ["title", "Title"]];
  /** @type {Address["ticks"]} nothing ticked */
  const NONE = Object.fromEntries(groups.map(({ key }) => [key, []]));

  /** @param {URLSearchParams} given */
  const pageOf = (given) => Math.max(1, Math.floor(Number(given.get("p"))) || 1);

  /**
   * What stands behind # goes first: it is written where a browser refuses another address.
   * @returns {Address}
   */
  function read() {
    const given = new URLSearchParams(/^#.*=/.test(location.hash) ? location.hash.slice(1) : location.search);
    const wanted = given.get("sort") || "";
    return {
      query: given.get("q") || "",
      ticks: Object.fromEntries(groups.map(({ key }) =>
        [key, [...new Set((given.get(key) || "").split(",").filter(Boolean))].sort()])),
      sort: ORDERS.some(([value]) => value === wanted) ? wanted : "best",
      page: pageOf(given),
      others: [...given].filter(([key]) => !KEYS.includes(key)),
    };
  }

  /**
   * What is as it would be anyway is left out; what another page or version understands stays.
   * @param {Address} to
   */
  function write({ query, ticks, sort, page, others }) {
    const values = new URLSearchParams(query.trim() ? { q: query.trim() } : {});
    for (const { key } of groups) if (ticks[key]?.length) values.set(key, [...ticks[key]].sort().join(","));
    if (sort !== "best") values.set("sort", sort);
    for (const [key, value] of others) values.append(key, value);
    if (page > 1) values.set("p", String(page));
    return String(values).replaceAll("%2C", ",");
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { address: { read, write, pageOf, ORDERS, NONE } });
})();
