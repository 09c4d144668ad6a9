"use strict";
/*
 * The page of what the reader marked. Papers by id in, groups, progress and tools out; and what others shared by a link,
 * and what is new on the shelf.
 */
(() => {
  const { marks, element, counted, carried, shelf, reading, strip, seen, share, myList, myTools, myProgress, toast } = globalThis.Papershelf;
  const page = document.getElementById("my-list");
  if (!page) return;
  const WEEK = 7 * 24 * 60 * 60 * 1000;
  const MOST_NEW = 100;
  const TYPING = 150;
  const at = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const [lead, actions, tools, empty, strips, form, columns, rail] =
    ["my-lead", "my-actions", "tools", "my-empty", "my-strip", "my-filter", "my-cols", "my-rail"].map(at);
  const list = myList.groups(at("my-groups"));

  /** @type {Map<string, ShelfPaper | null>} */
  const papers = new Map();
  /** @type {MyItem[]} */
  let all = [];
  /** @type {MyItem[]} */
  let shown = [];
  let stripOf = "";
  let failed = false;
  const chosen = { words: "", state: "", topic: "", tag: "", sort: shelf.setting("sort") || "marked" };

  /** @returns {MyItem[]} */
  const items = () => marks.ids().map((id) => {
    const paper = papers.get(id);
    const { state, title } = marks.get(id);
    return { id, paper, label: paper?.label || title || id, group: paper === null ? "gone" : state };
  });

  // Letters with and without accents are one to who types.
  const folded = (/** @type {string} */ text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  /** @param {MyItem} item */
  function matches({ id, paper, label }) {
    const { state, star, note, tags } = marks.get(id);
    if (chosen.state && (chosen.state === "star" ? !star : chosen.state !== state)) return false;
    if (chosen.tag && !tags.includes(chosen.tag)) return false;
    if (chosen.topic && !paper?.topics.some((topic) => topic.id === chosen.topic)) return false;
    const words = folded(chosen.words).split(/\s+/).filter(Boolean);
    if (!words.length) return true;
    const text = folded([label, note, ...tags, paper?.summary || "", paper?.session?.name || "",
      ...(paper ? [...paper.authors, ...paper.topics] : []).map(({ name }) => name)].join(" "));
    return words.every((word) => text.includes(word));
  }

  const exportable = () => shown.flatMap(({ id, paper, label }) =>
    (paper ? [paper] : paper === null ? [myTools.gone(id, label === id ? "" : label)] : []));

  function render() {
    all = items();
    const known = all.filter(matches);
    shown = myList.sorted(known, chosen.sort);
    const filtered = !!(chosen.words || chosen.state || chosen.topic || chosen.tag);
    const done = all.filter(({ id }) => ["skimmed", "read"].includes(marks.get(id).state)).length;
    lead.textContent = all.length
      ? `${counted(all.length)}. Kept in this browser only; export it before you clear your history.` : "";
    empty.hidden = all.length > 0;
    for (const each of [strips, form, columns]) each.hidden = !all.length;
    showStrip(done);
    list.show(shown, !filtered);
    showFilter(filtered);
    showProgress();
    retell();
  }

  const progress = element("div");

  /** What was opened stays open, and the focus where it is. */
  function showProgress() {
    const open = [...progress.querySelectorAll("details[open]")].map((each) => each.previousElementSibling?.previousElementSibling?.textContent);
    const chose = document.activeElement?.matches(".time select");
    progress.replaceChildren(...myProgress.panels(all, render));
    for (const each of progress.querySelectorAll("details")) {
      each.open = open.includes(each.previousElementSibling?.previousElementSibling?.textContent);
    }
    if (chose) progress.querySelector("select")?.focus();
  }

  /** @param {number} done */
  function showStrip(done) {
    const order = ["read", "skimmed", "reading", "queued", "none", "gone"];
    const ids = all.map(({ id }) => id).sort().join();
    if (ids !== stripOf) {
      stripOf = ids;
      const sorted = [...all].sort((one, other) => order.indexOf(one.group) - order.indexOf(other.group));
      strips.replaceChildren(...(all.length ? [strip(sorted.map(({ id }) => id), "My list")] : []), element("p", { class: "small" }));
    }
    const week = all.filter(({ id }) => myList.lastMarked(id) > Date.now() - WEEK).length;
    const told = strips.querySelector("p");
    if (told) told.textContent = `${done} of ${all.length} done. ${week} marked this week.`;
  }

  /**
   * A choice of the filter's form, which keeps what is chosen.
   * @param {HTMLSelectElement} select
   * @param {[value: string, name: string][]} entries
   * @param {string} value
   */
  function offer(select, entries, value) {
    const text = JSON.stringify(entries);
    if (select.dataset.of !== text) {
      select.dataset.of = text;
      select.replaceChildren(...entries.map(([key, name]) => element("option", { value: key }, name)));
    }
    select.value = value;
  }

  const words = element("input", { type: "search", placeholder: "Title, author, topic, note", autocomplete: "off" });
  const [byState, byTopic, byTag, order] = [0, 1, 2, 3].map(() => element("select"));
  const field = (/** @type {string} */ name, /** @type {HTMLElement} */ control) => element("label", {}, `${name} `, control);
  const tagField = field("Tag", byTag);
  const told = element("p", { class: "small", role: "status" });
  const clear = element("button", { type: "button", class: "button" }, "Clear filters");
  form.append(field("Filter", words), field("State", byState), field("Topic", byTopic), tagField, field("Order", order), clear, told);

  /** @param {boolean} filtered */
  function showFilter(filtered) {
    const topics = myProgress.tally(all, (paper) => paper.topics);
    const tags = [...new Set(all.flatMap(({ id }) => marks.get(id).tags))].sort();
    if (!topics.some(({ id }) => id === chosen.topic)) chosen.topic = "";
    if (!tags.includes(chosen.tag)) chosen.tag = "";
    offer(byState, [["", "All"], ...marks.STATES.slice(1).map((state) => /** @type {[string, string]} */ ([state, reading.WORDS[state]])),
      ["star", "Starred"]], chosen.state);
    offer(byTopic, [["", "All"], ...topics.map(({ id, name, all: count }) => /** @type {[string, string]} */ ([id, `${name} (${count})`]))], chosen.topic);
    offer(byTag, [["", "All"], ...tags.map((tag) => /** @type {[string, string]} */ ([tag, tag]))], chosen.tag);
    offer(order, Object.entries(myList.orders).map(([key, { name }]) => [key, name]), chosen.sort);
    tagField.hidden = !tags.length;
    clear.hidden = !filtered;
    told.textContent = filtered ? `${shown.length} of ${counted(all.length)}.` : "";
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  let timer = 0;
  const soon = (/** @type {number} */ pause) => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      render();
      if (await load()) render();
    }, pause);
  };
  words.addEventListener("input", () => {
    chosen.words = words.value;
    soon(TYPING);
  });
  form.addEventListener("change", () => {
    Object.assign(chosen, { state: byState.value, topic: byTopic.value, tag: byTag.value, sort: order.value });
    shelf.setting("sort", chosen.sort);
    render();
  });
  clear.addEventListener("click", () => {
    Object.assign(chosen, { words: "", state: "", topic: "", tag: "" });
    words.value = "";
    render();
    words.focus();
  });

  /** @param {string} name @param {() => void} act @param {string} [icon] */
  function button(name, act, icon) {
    const made = element("button", { type: "button", class: icon ? `button i-${icon}` : "button" }, name);
    made.addEventListener("click", act);
    return made;
  }

  let retell = () => {};
  let opened = "";

  /** @param {string} what @param {() => void} make */
  function toggle(what, make) {
    tools.hidden = opened === what;
    opened = tools.hidden ? "" : what;
    retell = () => {};
    tools.replaceChildren();
    if (!tools.hidden) make();
    for (const each of actions.querySelectorAll("[aria-expanded]")) {
      each.setAttribute("aria-expanded", String(each.textContent === opened));
    }
    if (!tools.hidden) tools.scrollIntoView({ block: "nearest" });
  }
  const openExport = () => toggle("Export", () => {
    retell = myTools.exporter(tools, exportable);
    retell();
    tools.querySelector("select")?.focus();
  });
  const openImport = () => toggle("Import", () => myTools.importer(tools));
  actions.append(button("Export", openExport, "save"), button("Import", openImport), button("Print", () => print(), "print"));
  for (const each of [...actions.children].slice(0, 2)) {
    each.setAttribute("aria-expanded", "false");
    each.setAttribute("aria-controls", "tools");
  }
  actions.hidden = false;
  empty.querySelector(".actions")?.append(button("Import a list", openImport));

  const lastBackup = element("p", { class: "small" });

  function tellBackup() {
    const time = Number(shelf.setting("backup"));
    const when = time ? seen.on(time) : "never";
    const local = location.protocol === "file:" ? " This page was opened from a file: what it keeps may hold for " +
      "this file alone, or be shared with other files. A backup is safe." : "";
    lastBackup.textContent = `Last backup: ${when}. Browsers may clear stored data after weeks without a visit.${local}`;
  }
  rail.append(progress, element("section", {}, element("h2", { class: "cap" }, "Backup"), lastBackup,
    element("p", { class: "tool" }, button("Export as JSON", () => {
      myTools.backup();
      tellBackup();
    }, "save"), myTools.remover())));
  tellBackup();

  /** @param {ShelfPaper[]} found */
  function rowsOf(found) {
    const { compare } = new Intl.Collator("en");
    const rows = element("ul", { class: "rows" }, ...found.sort((one, other) => compare(one.label, other.label)).map(shelf.row));
    reading.dress(rows);
    return rows;
  }

  // What others sent

  async function showShared() {
    const place = at("shared");
    const [, text = ""] = /^#share=(.*)$/s.exec(location.hash) || [];
    place.hidden = !location.hash.startsWith("#share=");
    if (place.hidden) return;
    const hashes = share.decode(text);
    if (!hashes) {
      place.replaceChildren(element("h2", { class: "ruled" }, "Papers shared with you"),
        element("p", { class: "small" }, "This link is damaged or cut short. Ask for it again."));
      return;
    }
    const { papers: found, gone, failed: lost } = await shelf.resolve(hashes).catch(() => ({ papers: [], gone: 0, failed: hashes.length }));
    const told = [gone ? `${counted(gone)} of the link ${gone === 1 ? "is" : "are"} not on this shelf.` : "",
      lost ? `${counted(lost)} did not load. Check the connection and open the link again.` : ""].filter(Boolean).join(" ");
    const wanted = () => found.map(({ id, label }) => /** @type {[string, string]} */ ([id, label]));
    place.replaceChildren(
      element("h2", { class: "ruled" }, `${counted(found.length)} shared with you`),
      ...(told ? [element("p", { class: "small" }, told)] : []),
      ...(found.length ? [element("p", { class: "tool" },
        button(`Queue all ${found.length}`, () => reading.queueAll(wanted())))] : []), rowsOf(found));
  }

  // What came since the last visit

  async function showNew() {
    const { since, hashes } = await seen.look();
    if (!hashes.length) return;
    const { papers: found } = await seen.papers(hashes.slice(0, MOST_NEW));
    const place = at("new");
    const rest = hashes.length > found.length ? ` Here are ${found.length} of them.` : "";
    place.replaceChildren(element("h2", { class: "ruled" }, `${counted(hashes.length, "new paper")}`),
      element("p", { class: "small" }, `Since your last visit, ${seen.on(since)}.${rest}`), rowsOf(found));
    place.hidden = false;
    if (location.hash === "#new") place.scrollIntoView();
  }

  // Marks change here, in other tabs, and by import

  /** Whether papers came that were not there before. */
  async function load() {
    const wanted = marks.ids().filter((id) => !papers.has(id));
    if (!wanted.length) return false;
    const found = await shelf.papers(wanted, (some) => {
      if (!all.length) lead.textContent = `Loading ${some.size} of ${counted(wanted.length)}.`;
    });
    for (const [id, paper] of found) papers.set(id, paper);
    if (found.size < wanted.length && !failed) {
      failed = true;
      toast("Some papers did not load. Check the connection and open the page again.");
    }
    return true;
  }

  // A control shows its change at once; the groups follow in a task of their own.
  marks.on(() => soon(0));
  addEventListener("hashchange", () => void showShared());
  void carried.ready.then(async () => {
    if (!marks.ids().length) render();
    await Promise.all([load().then(render), showShared()]);
    await showNew();
  });
})();
