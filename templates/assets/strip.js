"use strict";
/*
 * The shelf strip: one spine for each paper of a list, in its order, filled by what the reader did with it. A spine's
 * height comes from the paper's id, so that a list looks the same each time.
 */
(() => {
  const { marks, element, reading, link } = globalThis.Papershelf;
  const SVG = "http://www.w3.org/2000/svg";
  const HEIGHT = 54;
  const LEAST_HEIGHT = 0.62;
  const LEAST_WIDTH = 2;
  const GAP = 1.5;
  const WIDEST = 40;
  /** The most rows: of a longer list one spine of several is drawn. */
  const MOST_ROWS = 4;
  /** The most spines in a row of a narrow strip. */
  const NARROW = 63;
  const NARROW_BELOW = 560;

  /**
   * FNV-1a of 32 bits (Fowler, Noll, Vo 1991) as a share of 1.
   * @param {string} text
   */
  function share(text) {
    let hash = 0x811c9dc5;
    for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) || 0), 0x01000193);
    return (hash >>> 0) / 2 ** 32;
  }

  /**
   * @param {string} name
   * @param {Record<string, string | number>} attributes
   */
  function shape(name, attributes) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
    return made;
  }

  /**
   * How many spines stand in a row, and how wide one is with its gap.
   * @param {number} count
   * @param {number} width
   */
  function rowsFor(count, width) {
    const most = Math.max(1, Math.floor(width / (LEAST_WIDTH + GAP)));
    const fitting = width < NARROW_BELOW ? Math.min(most, Math.max(NARROW, Math.ceil(count / 3))) : most;
    const each = Math.min(count, fitting);
    return { each, step: Math.min(WIDEST, width / each) };
  }

  /**
   * @param {SVGElement} svg
   * @param {string[]} all
   * @param {number} width
   */
  function draw(svg, all, width) {
    const { each, step } = rowsFor(all.length, width);
    const every = Math.ceil(all.length / each / MOST_ROWS);
    const ids = all.filter((_, at) => at % every === 0);
    const wide = Math.max(LEAST_WIDTH, Math.min(step - GAP, step * .7));
    const height = ids.length > each ? HEIGHT * .6 : HEIGHT;
    const high = Math.ceil(ids.length / each) * (height + 6) - 4;
    const line = { half: "", rules: "", board: "" };
    const spines = ids.map((id, at) => {
      const { state } = marks.get(id);
      const x = (at % each) * step + .5;
      const foot = Math.floor(at / each) * (height + 6) + height;
      const tall = Math.round(height * (LEAST_HEIGHT + (1 - LEAST_HEIGHT) * share(id)));
      if (!(at % each)) line.board += `M0 ${foot + 1}H${width}`;
      if (state === "reading") line.half += `M${x} ${foot - tall / 2}h${wide}V${foot}h${-wide}z`;
      if (state === "skimmed") for (let y = foot - 4; y > foot - tall + 2; y -= 4) line.rules += `M${x} ${y}h${wide}`;
      return shape("rect", { class: state, x, y: foot - tall + .5, width: wide, height: tall - .5 });
    });
    svg.setAttribute("viewBox", `0 0 ${width} ${high}`);
    svg.setAttribute("height", String(high));
    svg.replaceChildren(...spines, ...Object.entries(line).map(([name, d]) => shape("path", { class: name, d })));
  }

  /** @type {Shelf["strip"]} */
  function strip(ids, name, place) {
    const svg = shape("svg", { role: "img", width: "100%", height: HEIGHT });
    const legend = element("ul", { class: "legend" });
    const made = element("div", { class: "strip" }, svg, legend);
    place?.append(made);
    let width = Math.round(made.clientWidth);

    function show() {
      /** @type {Record<string, number>} */
      const counts = Object.fromEntries(marks.STATES.map((state) => [state, 0]));
      let without = 0;
      for (const id of ids) {
        const { state, star, note, tags } = marks.get(id);
        if (state === "none" && (star || note || tags.length)) without += 1;
        else counts[state] += 1;
      }
      const parts = [...marks.STATES.slice(1).map((state) => [state, reading.WORDS[state], counts[state]]),
        ["", "Without a state", without], ["", "Not on my list", counts.none]]
        .filter(([state, , count]) => state || count);
      svg.setAttribute("aria-label", `${name}: ${parts.map(([, word, count]) =>
        `${count} ${String(word).toLowerCase().replace("my", "your")}`).join(", ")}`);
      legend.replaceChildren(...parts.map(([state, word, count]) =>
        element("li", state ? { class: "glyph", "data-state": String(state) } : {}, `${word} `, element("b", {}, String(count)))));
      if (width) draw(svg, ids, width);
    }

    new ResizeObserver(([{ contentRect }]) => {
      if (Math.round(contentRect.width) === width) return;
      width = Math.round(contentRect.width);
      show();
    }).observe(made);
    // One that was taken out of the page follows no longer.
    const end = marks.on(() => made.isConnected ? show() : width && end());
    show();
    return made;
  }

  // A page says where the strip of its rows stands, and what it is of.
  for (const place of document.querySelectorAll("[data-strip]")) {
    const given = place instanceof HTMLElement && place.dataset.papers;
    const ids = given ? given.split(" ") : [...new Set(reading.papersIn(document.querySelector("main") || document).map(([id]) => id))];
    if (ids.length > 1 && place instanceof HTMLElement) strip(ids, place.dataset.strip || "", place);
  }

  // On the home page the reader's own list takes the place of the advice, once there is something on it.
  const panel = document.querySelector(".panel[data-home]");

  const advice = [...(panel?.childNodes || [])];

  function home() {
    const ids = marks.ids();
    if (!panel) return;
    if (!ids.length) return panel.replaceChildren(...advice);
    const { reading: now, queued, skimmed, read } = marks.byState();
    const { papers } = marks.read();
    const named = (/** @type {string[]} */ of) => of.filter((id) => papers[id].title?.[0]);
    const open = named(now).length ? named(now) : named(queued);
    const on = open.length && open.reduce((one, other) => (papers[other].state[1] > papers[one].state[1] ? other : one));
    const done = skimmed.length + read.length;
    const order = [...read, ...skimmed, ...now, ...queued];
    panel.replaceChildren(
      element("h2", { class: "cap", id: "how" }, element("a", { href: link("my-list.html") }, "My list")),
      strip([...new Set([...order, ...ids])], "My list"),
      element("p", { class: "small" }, `${done} of ${ids.length} done.`),
      ...(on ? [element("p", { class: "go-on" }, "Go on with ",
        element("a", { href: link(`papers/${on}.html`) }, marks.get(on).title))] : []));
  }
  marks.on(home);
  home();

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { strip });
})();
