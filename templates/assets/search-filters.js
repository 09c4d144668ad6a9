"use strict";
/*
 * Counts of what the papers found have, by kind, in; a panel of check boxes that narrow the search out.
 */
(() => {
  const { element, counted } = globalThis.Papershelf;
  const FIRST = 5;
  const ASKED = 12;
  const STEP = 24;
  const KEY_PAUSE = 150;
  /** @type {Record<string, string>} */
  const WORDS = {
    pdf: "PDF", code: "Code", data: "Data", video: "Video", project: "Project page", award: "Award",
    queued: "Queued", reading: "Reading", skimmed: "Skimmed", read: "Read", unread: "Unread", starred: "Starred",
  };
  /** @type {FilterGroup[]} key of the address, name, whether it begins open, kind of count, field of the query */
  const GROUPS = [
    { key: "topic", name: "Topic", open: true, kind: "topic", field: "topic" },
    { key: "session", name: "Event", open: true, kind: "session", field: "session" },
    { key: "has", name: "Has", open: true, kind: "has", field: "has", only: ["pdf", "code", "data", "video", "project", "award"] },
    { key: "is", name: "My reading", open: true, kind: null, field: "is", only: ["queued", "reading", "skimmed", "read", "starred"] },
    { key: "year", name: "Year", open: false, kind: "year", field: "year" },
    { key: "author", name: "Author", open: false, kind: "person", field: "person" },
  ];
  const wide = matchMedia("(min-width: 720px)");

  /**
   * What is shown for a value whose name no answer gave yet.
   * @param {string} id
   */
  const spelled = (id) => WORDS[id] || id.replace(/^./, (letter) => letter.toUpperCase()).replaceAll("-", " ");

  /**
   * @param {HTMLElement} place
   * @param {{ticked: (key: string, id: string, on: boolean) => void, opened: () => void, done: () => void}} on
   * @returns {FilterPanel}
   */
  function filterPanel(place, on) {
    /** @type {Map<string, string>} "key id" → name */
    const names = new Map();
    const groups = GROUPS.map(groupOf);
    const note = element("p", { class: "small" });
    const form = element("form", { class: "facets", "aria-label": "Filters" }, ...groups.map(({ box }) => box));
    const heading = element("h2", { class: "cap" }, "Filters");
    const summary = element("summary", {}, "Filters");
    const show = element("button", { type: "button", class: "button" });
    const drawer = element("details", { class: "drawer" }, summary);
    let asked = "";
    let seen = /** @type {Set<string>} */ (new Set());
    let idle = true;
    // Until the first counts are there, what stands below them would be pushed down by them.
    let known = false;

    /** @param {FilterGroup} group */
    function groupOf(group) {
      const values = element("div", { class: "facet-values" });
      const more = element("button", { type: "button", class: "link", "aria-expanded": "false" });
      const find = element("input", {
        type: "search", class: "facet-find", "aria-label": `Find in ${group.name}`, placeholder: "Find", autocomplete: "off",
      });
      const fieldset = element("fieldset", {}, element("legend", { class: "vh" }, group.name), find, values, more);
      const box = element("details", { class: "facet", ...(group.open ? { open: "" } : {}) },
        element("summary", {}, group.name), fieldset);
      box.hidden = group.open; // What is closed has nothing yet that could be counted.
      box.addEventListener("toggle", () => { if (box.open) on.opened(); });
      more.addEventListener("click", () => {
        if (made.all && made.left) {
          made.most += STEP;
          return on.opened();
        }
        made.all = !made.all;
        return fold(made);
      });
      let typed = 0;
      find.addEventListener("input", () => {
        clearTimeout(typed);
        typed = setTimeout(() => {
          made.like = find.value.trim().length > 1 ? find.value.trim() : "";
          on.opened();
        }, KEY_PAUSE);
      });
      /** @type {PanelGroup} */
      const made = { ...group, box, find, values, more, rows: new Map(), all: false, most: ASKED, left: 0, like: "" };
      return made;
    }

    /** @param {PanelGroup} group */
    function fold({ rows, all, more, find, left, like }) {
      let hidden = 0;
      [...rows.values()].forEach(({ label, input }, at) => {
        label.hidden = !like && !all && at >= FIRST && !input.checked;
        hidden += Number(label.hidden);
      });
      find.hidden = !left && !find.value;
      more.hidden = !!like || rows.size <= FIRST || (!all && !hidden);
      more.textContent = all && !left ? "Show fewer" : `Show ${all ? Math.min(left, STEP) : hidden} more`;
      more.setAttribute("aria-expanded", String(all));
    }

    /**
     * @param {PanelGroup} group
     * @param {string} id
     */
    function rowOf(group, id) {
      const input = element("input", { type: "checkbox" });
      const text = element("span", { class: "facet-name" });
      const count = element("span", { class: "facet-count" });
      input.addEventListener("change", () => on.ticked(group.key, id, input.checked));
      return { label: element("label", {}, input, text, count), input, text, count, n: -1 };
    }

    /**
     * The values of a group, in their order: those that are shown stay in their place while the query is the same.
     * @param {PanelGroup} group
     * @param {FacetCount[]} counts
     * @param {string[]} ticked
     * @param {number} [left] how many values have papers and are not among the counts
     */
    function update(group, counts, ticked, left = 0) {
      const { key, rows, only, values, like, most } = group;
      group.left = left;
      const given = new Map(counts.map((each) => [each.id, each]));
      for (const { id, name } of counts) if (name && !only) names.set(`${key} ${id}`, name);
      for (const { id, count } of counts) if (count) seen.add(`${key} ${id}`);
      let order = like ? counts.map(({ id }) => id)
        : only ? only.filter((id) => seen.has(`${key} ${id}`) || ticked.includes(id))
        : [...new Set([...rows.keys(), ...counts.map(({ id }) => id), ...ticked])];
      if (key === "year") order.sort().reverse();
      else if (!only) order = order.filter((id, at) => at < most + ASKED || ticked.includes(id));
      for (const id of order) {
        const row = rows.get(id) || rowOf(group, id);
        rows.delete(id);
        rows.set(id, row);
        const { count = 0, n = -1 } = given.get(id) || {};
        row.n = n;
        row.input.checked = ticked.includes(id);
        row.text.textContent = names.get(`${key} ${id}`) || spelled(id);
        row.count.replaceChildren(...count < 0 ? []
          : [String(count), element("span", { class: "vh" }, count === 1 ? " paper" : " papers")]);
        row.label.classList.toggle("zero", !count);
      }
      for (const id of [...rows.keys()]) if (!order.includes(id)) rows.delete(id);
      /** @type {HTMLElement[]} */
      const labels = [...rows.values()].map(({ label }) => label);
      if (like && !labels.length) labels.push(element("p", { class: "small" }, "None among these papers."));
      if (labels.length !== values.children.length || labels.some((label, at) => values.children[at] !== label)) {
        values.replaceChildren(...labels);
      }
      group.box.hidden = !labels.length;
      fold(group);
    }

    function arrange() {
      if (wide.matches) place.replaceChildren(heading, note, form);
      else {
        drawer.append(note, form, show);
        place.replaceChildren(drawer);
      }
    }

    wide.addEventListener("change", () => {
      arrange();
      on.opened();
    });
    drawer.addEventListener("toggle", () => { if (drawer.open) on.opened(); });
    show.addEventListener("click", () => {
      drawer.open = false;
      on.done();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    arrange();
    form.hidden = true; // Nothing is known yet that could be counted.
    show.hidden = true;

    return {
      /** Before the counts of a query come: its ticks, and how many papers it found. */
      begin(query, ticks, papers) {
        if (query !== asked) {
          seen = new Set();
          for (const group of groups) {
            group.rows.clear();
            Object.assign(group, { most: ASKED, like: "" });
            group.find.value = "";
          }
        }
        asked = query;
        let ticked = 0;
        for (const group of groups) {
          const ids = ticks[group.key] || [];
          ticked += ids.length;
          for (const [id, { input }] of group.rows) input.checked = ids.includes(id);
          fold(group);
        }
        idle = !papers && !ticked;
        form.hidden = idle || (wide.matches && !known);
        note.hidden = !idle;
        note.textContent = query ? "Filters come back with the first result." : "Filters come with the first result.";
        summary.textContent = ticked ? `Filters, ${ticked} on` : "Filters";
        show.textContent = `Show ${counted(papers, "paper")}`;
        show.hidden = idle;
      },
      /** The marks are this browser's: the engine counts none. */
      update(counts, left, ticks, marked) {
        known = true;
        form.hidden = idle;
        for (const group of groups) {
          const given = group.kind ? counts[group.kind] : marked.map((id) => ({ id, name: "", count: -1, n: -1 }));
          if (given) update(group, given, ticks[group.key] || [], group.kind ? left[group.kind] : 0);
        }
      },
      failed() {
        known = true;
        form.hidden = idle;
        note.hidden = false;
        note.textContent = "The filters did not load.";
      },
      /** The kinds of counts that are on view, and the values that must have one whatever it is. */
      wanted() {
        const shown = wide.matches || drawer.open ? groups.filter(({ box }) => box.open) : [];
        const of = (/** @type {(group: PanelGroup) => any} */ what) =>
          Object.fromEntries(shown.flatMap((group) => (group.kind ? [[group.kind, what(group)]] : [])));
        return {
          kinds: shown.flatMap(({ kind }) => kind || []), most: of(({ most }) => most), like: of(({ like }) => like),
          keep: of(({ rows }) => [...rows.values()].flatMap(({ n }) => (n < 0 ? [] : [n]))),
        };
      },
      learn(key, id, name) {
        names.set(`${key} ${id}`, name);
      },
      /** What is ticked, as buttons that take it away. */
      chips(ticks, remove, clear) {
        const made = groups.flatMap(({ key, name }) => ticks[key].map((id) => {
          const text = `${name}: ${names.get(`${key} ${id}`) || spelled(id)}`;
          const chip = element("button", { type: "button", class: "chip on", "aria-label": `Remove filter ${text}` }, text);
          chip.addEventListener("click", () => remove(key, id));
          return element("li", {}, chip);
        }));
        if (!made.length) return [];
        const all = element("button", { type: "button", class: "link" }, "Clear filters");
        all.addEventListener("click", clear);
        return [...made, element("li", {}, all)];
      },
      focus() {
        drawer.open = true;
        /** @type {HTMLElement | null} */ (form.querySelector(".facet:not([hidden]) > summary"))?.focus();
      },
    };
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { filters: { panel: filterPanel, groups: GROUPS } });
})();
