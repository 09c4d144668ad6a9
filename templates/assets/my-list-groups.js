"use strict";
/*
 * The reader's papers in groups by state: what is being read and what comes next as rows, what is done as lines. Rows
 * are made once and moved; of long groups the later ones come in pieces, so that the page stays at hand.
 */
(() => {
  const { marks, element, reading, shelf } = globalThis.Papershelf;
  const PIECE = 20;
  const GROUPS = /** @type {const} */ ([
    ["reading", "Reading", "rows"], ["queued", "Queued", "rows"], ["none", "Starred or noted", "rows"],
    ["skimmed", "Skimmed", "lines"], ["read", "Read", "lines"], ["gone", "No longer on this shelf", "lines"],
  ]);

  /** @type {MyList["orders"]} */
  const orders = {
    marked: { name: "newest mark", key: ({ id }) => -lastMarked(id) },
    title: { name: "title", key: ({ label }) => label },
    year: { name: "year", key: ({ paper }) => (paper?.date ? -Number(paper.date.replaceAll("-", "").padEnd(8, "0")) : 0) },
    session: { name: "event", key: ({ paper }) => (paper?.session ? [paper.session.name, paper.session.place] : "\uffff") },
  };
  const idle = globalThis.requestIdleCallback || setTimeout;
  const { compare } = new Intl.Collator("en", { numeric: true });

  /** @type {MyList["lastMarked"]} */
  function lastMarked(id) {
    const mark = marks.read().papers[id] || {};
    return mark.state?.[1] || Math.max(0, ...Object.values(mark).map(([, time]) => time));
  }

  /** @param {any} one @param {any} other */
  function before(one, other) {
    if (typeof one === "number" && typeof other === "number") return one - other;
    const [names, others] = [[one].flat(), [other].flat()];
    return compare(String(names[0]), String(others[0])) || (names[1] || 0) - (others[1] || 0);
  }

  /** @type {MyList["sorted"]} */
  function sorted(items, order) {
    const { key } = orders[order] || orders.marked;
    return items.map((item) => ({ item, key: key(item) }))
      .sort((one, other) => before(one.key, other.key) || compare(one.item.label, other.item.label)).map(({ item }) => item);
  }

  /** @type {Map<string, HTMLElement>} */
  const made = new Map();

  /**
   * @param {MyItem} item
   * @param {"rows" | "lines"} density
   */
  function node({ id, label, paper }, density) {
    const key = `${paper ? density : "waiting"} ${id}`;
    let found = made.get(key);
    if (!found) {
      found = paper && density === "rows" ? shelf.row(paper) : shelf.line(id, label, paper || undefined);
      if (paper === null) found.querySelector("a")?.replaceWith(label);
      made.set(key, found);
      const holder = document.createDocumentFragment();
      holder.append(found);
      reading.dress(holder);
    }
    return found;
  }

  /** @type {MyList["groups"]} */
  function groups(place) {
    const sections = GROUPS.map(([state, name, density]) => {
      const count = element("span");
      const list = element("ul", { class: density });
      const none = element("p", { class: "small" }, `Nothing in ${name}.`);
      const box = element("section", { hidden: "" }, element("h2", { class: "group" }, `${name} `, count), list, none);
      place.append(box);
      return { state, density, count, list, none, box };
    });
    let turn = 0;

    /** @type {(items: MyItem[], whole: boolean) => void} */
    function show(items, whole) {
      turn += 1;
      const own = turn;
      const focused = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      const at = focused && place.contains(focused) ? focused.closest("[data-p]") : null;
      /** @type {(() => void)[]} */
      const later = [];
      for (const { state, density, count, list, none, box } of sections) {
        const held = items.filter((item) => item.group === state);
        box.hidden = !held.length && !(whole && (state === "reading" || state === "queued"));
        none.hidden = held.length > 0;
        count.textContent = String(held.length);
        // Those that have rows are put in their places now, the others piece by piece.
        const wanted = new Set(held.map(({ id }) => id));
        for (const row of [...list.children]) if (!wanted.has(reading.idOf(row))) row.remove();
        const first = Math.max(PIECE, list.children.length + 1);
        fill(list, held, 0, first, density);
        for (let from = first; from < held.length; from += PIECE) {
          later.push(() => fill(list, held, from, from + PIECE, density));
        }
        if (held.length <= first) while (list.children.length > held.length) list.lastElementChild?.remove();
      }
      const go = () => {
        if (own !== turn) return;
        later.shift()?.();
        if (later.length) idle(go);
      };
      if (later.length) idle(go);
      if (at && focused && document.activeElement !== focused) refocus(focused, reading.idOf(at));
    }

    /**
     * The focus stays with a paper that went to another group.
     * @param {HTMLElement} focused
     * @param {string} id
     */
    function refocus(focused, id) {
      if (focused.isConnected && place.contains(focused)) return focused.focus({ preventScroll: true });
      const row = [...place.querySelectorAll("[data-p]")].find((each) => reading.idOf(each) === id);
      const kind = focused.matches("select") ? "select" : focused.matches(".star") ? ".star, select" : "button, select";
      const target = row?.querySelector(kind);
      if (target instanceof HTMLElement) target.focus({ preventScroll: true });
    }

    return { show };
  }

  /**
   * @param {HTMLElement} list
   * @param {MyItem[]} items
   * @param {number} from
   * @param {number} to
   * @param {"rows" | "lines"} density
   */
  function fill(list, items, from, to, density) {
    for (let place = from; place < Math.min(to, items.length); place++) {
      const wanted = node(items[place], density);
      const there = list.children[place];
      if (there !== wanted) list.insertBefore(wanted, there || null);
    }
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, {
    myList: { groups, orders, sorted, lastMarked },
  });
})();
