"use strict";
/*
 * A list of papers on a session's, a topic's or a reading list's page: its order, its density and what is shown of it
 * are the reader's, and stand in the address. Without this script the list stands in its own order.
 */
(() => {
  const { marks, reading, element, say, counted, link } = globalThis.Papershelf;
  const bar = document.querySelector(".list-bar");
  const scope = document.querySelector(".listed");
  if (!(bar instanceof HTMLElement) || !scope) return;

  const PAUSE = 400;
  const TYPING = 150;
  const KIND = bar.dataset.list || "";
  const OWN = { session: "Topic", topic: "Shelf’s order", list: "Curator’s" }[KIND] || "";
  const STATES = ["reading", "queued", "skimmed", "read"];
  /** The group of each paper, a letter, in the order of the source: "" where that is the page's own. */
  const order = bar.dataset.order || "";
  const GROUPS = [["", OWN], ["title", "Title"], ...(order ? [["number", "Number"]] : []), ["year", "Year"],
    ["state", "My state"]];
  const SHOWN = [["titles", "Titles"], ["", "Summaries"]];
  const MINE = [["", "All papers"], ["queued", "Queued"], ["reading", "Reading"], ["skimmed", "Skimmed"], ["read", "Read"],
    ["starred", "Starred"], ["none", "Not on my list"]];

  /** @param {string} text */
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  /** What a row stands under goes without saying in it. @param {Element} list */
  const under = (list) => (list.closest(".part")?.querySelector("h2") || list.previousElementSibling)?.firstChild;

  const lists = [...scope.querySelectorAll(".rows")];
  const rows = lists.flatMap((list) => [...list.children].filter((each) => each instanceof HTMLElement).map((row) => ({
    row, list, id: reading.idOf(row),
    title: folded(row.querySelector(".row-title")?.textContent || "").replace(/^[^\p{L}\p{N}]+/u, ""),
    untitled: !!row.querySelector(".row-title.untitled"),
    year: row.querySelector("time")?.dateTime.slice(0, 4) || "",
    words: folded([under(list), ...row.querySelectorAll(".row-title, .row-authors, .row-summary, .row-meta, .remark")]
      .map((each) => each?.textContent).join(" ")),
  })));
  // The places of the rows in the source: its groups hold them in its order.
  const ranks = new Map();
  const left = lists.map((list) => rows.filter((each) => each.list === list));
  [...order].forEach((letter, at) => ranks.set(left[letter.charCodeAt(0) - 65]?.shift(), at + 1));
  const papers = new Set(rows.map(({ id }) => id).filter(Boolean));
  // What is put in another order stands here meanwhile; what stays behind is hidden.
  const regrouped = element("div", { class: "regrouped" });
  const place = lists[0]?.closest(".listed > *") || scope;
  const nothing = element("p", { class: "empty" });
  const jump = document.querySelector(".jump ul");
  const ownJumps = jump ? [...jump.children] : [];
  const pager = place.querySelector(".pager");
  const heads = [...scope.querySelectorAll(".group, .part")];

  /** What the address says: the values of our keys. */
  const wanted = { show: "", group: "", is: "", find: "" };
  /** @typedef {keyof typeof wanted} Key */
  const KEYS = /** @type {Key[]} */ (Object.keys(wanted));
  const kept = marks.key("show");

  /** What the reader likes in general; the address goes before it. */
  function liked() {
    try {
      return localStorage.getItem(kept) || "";
    } catch {
      return "";
    }
  }

  function read() {
    const given = new URLSearchParams(location.search);
    for (const key of KEYS) wanted[key] = given.get(key) || "";
    if (!given.has("show")) wanted.show = liked();
    if (!SHOWN.some(([value]) => value === wanted.show)) wanted.show = "";
    if (!GROUPS.some(([value]) => value === wanted.group)) wanted.group = "";
    const known = MINE.map(([value]) => value);
    wanted.is = [...new Set(wanted.is.split(","))].filter((each) => each && known.includes(each)).sort().join(",");
  }

  /** @param {boolean} anew whether Back leads to what was before */
  function write(anew) {
    const to = new URLSearchParams(location.search);
    for (const key of KEYS) {
      // "summaries" is said where the reader likes titles.
      const value = key === "show" && !wanted.show && liked() ? "summaries" : wanted[key];
      if (value) to.set(key, value);
      else to.delete(key);
    }
    const query = to.toString().replaceAll("%2C", ",");
    try {
      history[anew ? "pushState" : "replaceState"](null, "", location.pathname + (query ? `?${query}` : "") + location.hash);
    } catch {
      // The page shows it, but its address does not.
    }
  }

  /** @param {string} id */
  function standing(id) {
    const { state, star } = marks.get(id);
    return { state, star };
  }

  function visible() {
    const words = folded(wanted.find).split(/\s+/).filter(Boolean);
    const states = wanted.is ? wanted.is.split(",") : [];
    const listed = new Set(states.includes("none") ? marks.ids() : []);
    return rows.filter(({ id, words: own }) => {
      const { state, star } = standing(id);
      const text = words.length && id ? `${own} ${folded(marks.get(id).note)}` : own;
      return words.every((word) => text.includes(word))
        && (!states.length || states.some((each) => each === "none" ? !listed.has(id)
          : each === "starred" ? star : each === state));
    });
  }

  /**
   * The groups of an order: id, name, rows.
   * @param {typeof rows} of
   * @returns {[string, string, typeof rows][]}
   */
  function grouped(of) {
    const { group } = wanted;
    if (group === "title") {
      const order = [...of].sort((one, other) => Number(one.untitled) - Number(other.untitled)
        || (one.title < other.title ? -1 : 1));
      return [["", "By title", order]];
    }
    if (group === "number") {
      return [["", "In the order of the source",
        [...of].sort((one, other) => ranks.get(one) - ranks.get(other))]];
    }
    /** @type {Map<string, typeof rows>} */
    const found = new Map(group === "state" ? [...STATES, "none"].map((state) => [state, []]) : []);
    for (const each of of) {
      const key = group === "state" ? standing(each.id).state : each.year;
      found.set(key, [...(found.get(key) || []), each]);
    }
    const names = /** @type {Record<string, string>} */ ({ ...reading.WORDS, none: "Without a state", "": "Year not in source" });
    const keys = [...found.keys()];
    if (group === "year") keys.sort((one, other) => Number(!one) - Number(!other) || Number(other) - Number(one));
    return keys.map((key) => [`by-${key || "unknown"}`, names[key] || key, found.get(key) || []]);
  }

  /**
   * @param {string} id
   * @param {string} name
   * @param {number} count
   */
  const head = (id, name, count) =>
    element("h2", { class: "group", ...(id && { id }) }, `${name} `, element("span", {}, String(count)));

  /** Shows the list as it is wanted. Focus stays on what has it. */
  function show() {
    const focused = document.activeElement;
    const seen = visible();
    const shown = new Set(seen);
    for (const each of rows) each.row.hidden = !shown.has(each);
    scope?.classList.toggle("titles", wanted.show === "titles");
    if (wanted.show === "titles") rows.forEach(({ row }) => brief(row));
    scope?.toggleAttribute("data-numbered", wanted.group === "number");
    if (wanted.group === "number") rows.forEach((each) => number(each.row, ranks.get(each)));
    if (wanted.group) {
      const made = grouped(seen).filter(([, , has]) => has.length);
      regrouped.replaceChildren(...made.flatMap(([id, name, has]) =>
        [head(id, name, has.length), element("ul", { class: "rows" }, ...has.map(({ row }) => row))]));
      if (pager) regrouped.append(pager);
      place.before(regrouped);
      jump?.replaceChildren(...made.filter(([id]) => id).map(([id, name, has]) => element("li", {},
        element("a", { href: `#${id}` }, name), " ", element("span", {}, String(has.length)))));
    } else if (regrouped.isConnected) {
      for (const { row, list } of rows) list.append(row);
      if (pager) place.append(pager);
      regrouped.remove();
      jump?.replaceChildren(...ownJumps);
    }
    if (place instanceof HTMLElement) place.hidden = !!wanted.group;
    if (jump?.parentElement) jump.parentElement.hidden = !jump.children.length;
    leaps.replaceChildren(new Option("Jump to…", ""), ...[...(jump?.querySelectorAll("a") || [])]
      .map((each) => new Option(each.textContent || "", each.getAttribute("href") || "")));
    leaps.hidden = leaps.length < 2;
    if (!wanted.group) heads.forEach(recount);
    nothing.hidden = !!seen.length || !rows.length;
    nothing.replaceChildren(wanted.find ? `No paper here has all of these words: ${wanted.find}. ` : "No paper here is so marked. ", clear);
    tell(seen);
    if (focused instanceof HTMLElement && focused !== document.activeElement) focused.focus();
  }

  /**
   * A group's number of papers on view; without any it is hidden.
   * @param {Element} given
   */
  function recount(given) {
    if (!(given instanceof HTMLElement)) return;
    const list = given.matches(".part") ? given.querySelector(".rows") : given.nextElementSibling;
    if (!list?.matches(".rows")) return;
    const left = [...list.children].filter((row) => row instanceof HTMLElement && !row.hidden).length;
    const narrowed = !!(wanted.find || wanted.is);
    given.hidden = narrowed && !left;
    const count = given.querySelector(":scope > span:not([class])");
    if (!(count instanceof HTMLElement)) return;
    count.dataset.all ||= count.textContent || "";
    count.textContent = narrowed ? `${left} of ${count.dataset.all}` : count.dataset.all;
  }

  /**
   * The place of a paper in the source, before its title.
   * @param {Element} row
   * @param {number} place
   */
  function number(row, place) {
    if (!row.querySelector(".row-n")) row.prepend(element("span", { class: "row-n" }, String(place)));
  }

  /**
   * How many authors a line of titles does not name.
   * @param {Element} row
   */
  function brief(row) {
    const authors = row.querySelector(".row-authors");
    if (!(authors instanceof HTMLElement) || authors.dataset.more !== undefined) return;
    const named = authors.querySelectorAll(":scope > a, :scope > b").length;
    const more = named - 1 + Number(/\d+/.exec(authors.querySelector(".more")?.textContent || "0"));
    authors.dataset.more = authors.querySelector(".cut") ? " and others" : more > 0 ? ` +${more}` : "";
  }

  /** @param {typeof rows} seen */
  function tell(seen) {
    const ids = new Set(seen.map(({ id }) => id).filter(Boolean));
    const narrowed = seen.length < rows.length;
    total.textContent = narrowed ? `${seen.length} of ${rows.length}` : "";
    const open = [...ids].filter((id) => marks.get(id).state === "none").length;
    queue.hidden = !open || (KIND !== "list" && !narrowed);
    queue.textContent = narrowed ? `Queue these ${open}` : open === papers.size ? `Queue all ${open}` : `Queue the other ${open}`;
  }

  /** @param {boolean} anew */
  function update(anew) {
    show();
    write(anew);
    clearTimeout(spoken);
    spoken = setTimeout(() => say(`${counted(rows.filter(({ row }) => !row.hidden).length)}.`), PAUSE);
  }
  let spoken = 0;
  let typed = 0;

  /**
   * @param {Key} key
   * @param {string} name
   * @param {string[][]} values
   */
  function choice(key, name, values) {
    const select = element("select", {}, ...values.map(([value, text]) => element("option", { value }, text)));
    select.addEventListener("change", () => {
      wanted[key] = select.value;
      if (key === "show") {
        try {
          if (select.value) localStorage.setItem(kept, select.value);
          else localStorage.removeItem(kept);
        } catch {
          // The choice holds for this page.
        }
      }
      update(true);
    });
    return { select, label: element("label", {}, element("span", name === "Mine" ? { class: "vh" } : {}, name), " ", select) };
  }

  const controls = {
    group: choice("group", KIND === "session" ? "Group by" : "Order", GROUPS),
    show: choice("show", "Show", SHOWN),
    is: choice("is", "Mine", MINE),
  };
  const leaps = element("select", { class: "leaps", "aria-label": "Jump to" });
  const find = element("input", { type: "search", placeholder: `Filter these ${counted(rows.length)}`, autocomplete: "off" });
  const total = element("span", { class: "list-count" });
  const queue = element("button", { type: "button", class: "button queue" });
  const clear = element("button", { type: "button", class: "button" }, "Show all papers");

  function fill() {
    for (const key of /** @type {("group" | "show" | "is")[]} */ (["group", "show", "is"])) {
      const { select } = controls[key];
      const value = wanted[key];
      if (![...select.options].some((each) => each.value === value)) {
        const names = value.split(",").map((each) => MINE.find(([known]) => known === each)?.[1]);
        select.append(element("option", { value }, names.join(", ")));
      }
      select.value = value;
    }
    if (find.value !== wanted.find) find.value = wanted.find;
  }

  find.addEventListener("input", () => {
    clearTimeout(typed);
    wanted.find = find.value.trim();
    typed = setTimeout(() => update(false), TYPING);
  });
  find.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !find.value) return;
    event.preventDefault();
    event.stopPropagation();
    find.value = wanted.find = "";
    update(false);
  });
  clear.addEventListener("click", () => {
    wanted.find = wanted.is = "";
    fill();
    update(true);
    find.focus();
  });
  queue.addEventListener("click", () => reading.queueAll(
    rows.filter(({ row, id }) => id && !row.hidden).map(({ row, id }) => [id, reading.titleOf(row)])));
  leaps.addEventListener("change", () => {
    if (leaps.value) location.href = leaps.value;
    leaps.selectedIndex = 0;
  });
  addEventListener("popstate", () => {
    read();
    fill();
    show();
  });
  // A row stays where it is while it is being marked; what comes from elsewhere is sorted in.
  marks.on((ids) => (ids ? tell(rows.filter(({ row }) => !row.hidden)) : show()));

  read();
  fill();
  if (rows.length > 1) {
    bar.append(
      ...(KIND === "list" ? [queue] : []),
      controls.group.label, controls.show.label, controls.is.label, leaps,
      element("label", { class: "find" }, element("span", { class: "vh" }, "Filter"), find), total,
      ...(KIND === "list" ? [] : [queue]),
      ...(bar.dataset.search ? [element("a", { class: "in-search", href: link(bar.dataset.search) }, "Filter in search")] : []),
    );
  }
  bar.after(nothing);
  show();

  globalThis.Papershelf = Object.assign(globalThis.Papershelf, { list: { bar, rows } });
})();
