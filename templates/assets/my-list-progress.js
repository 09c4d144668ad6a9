"use strict";
/*
 * How far the reader is: by event, topic and author, and how long the rest will take.
 */
(() => {
  const { shelf, element, counted, link } = globalThis.Papershelf;
  const SHOWN = 5;
  /** The mean speed of silent reading of English non-fiction, words a minute (Brysbaert 2019, 10.1016/j.jml.2019.104047). */
  const SPEED = 238;
  const MINUTES = [5, 10, 15, 20, 30, 45, 60, 90];
  const USUAL = 20;
  let each = MINUTES.find((minutes) => String(minutes) === shelf.setting("minutes")) || USUAL;

  /** @param {MyItem} item */
  const isDone = ({ group }) => group === "skimmed" || group === "read";

  /** @type {MyProgress["tally"]} */
  function tally(items, namesOf) {
    /** @type {Map<string, {id: string, name: string, done: number, all: number}>} */
    const found = new Map();
    for (const item of items) {
      for (const { id, name } of item.paper ? namesOf(item.paper) : []) {
        const entry = found.get(id) || { id, name, done: 0, all: 0 };
        found.set(id, entry);
        entry.all += 1;
        if (isDone(item)) entry.done += 1;
      }
    }
    return [...found.values()].sort((one, other) => other.all - one.all || (one.name < other.name ? -1 : 1));
  }

  /**
   * @param {string} name
   * @param {string} folder
   * @param {ReturnType<MyProgress["tally"]>} entries
   */
  function bars(name, folder, entries) {
    const list = (/** @type {typeof entries} */ held) => element("ul", { class: "bars" }, ...held.map((each) =>
      element("li", { class: `w${each.done ? Math.max(5, 5 * Math.round((20 * each.done) / each.all)) : 0}` },
        element("a", { href: link(`${folder}/${each.id}.html`) }, each.name), " ",
        element("span", {}, `${each.done} of ${each.all} done`))));
    if (!entries.length) return [];
    const rest = entries.slice(SHOWN);
    const more = element("details", {}, element("summary", {}, `Show ${rest.length} more`));
    more.addEventListener("toggle", () => {
      if (more.open && more.childElementCount === 1) more.append(list(rest));
    });
    return [element("section", {}, element("h2", { class: "cap" }, name), list(entries.slice(0, SHOWN)),
      ...(rest.length ? [more] : []))];
  }

  /** @type {MyProgress["spoken"]} */
  function spoken(minutes) {
    const whole = Math.round(minutes);
    const [hours, rest] = [Math.floor(whole / 60), whole % 60];
    return [hours ? `${hours} h` : "", rest || !hours ? `${rest} min` : ""].filter(Boolean).join(" ");
  }

  /**
   * @param {MyItem[]} items
   * @param {() => void} again
   */
  function time(items, again) {
    const open = items.filter(({ group }) => group === "queued" || group === "reading");
    if (!open.length) return [];
    const halves = open.filter(({ group }) => group === "reading").length;
    const choice = element("select", { "aria-label": "Minutes a paper" },
      ...MINUTES.map((minutes) => element("option", { value: String(minutes), ...(minutes === each && { selected: "" }) }, String(minutes))));
    choice.addEventListener("change", () => {
      each = Number(choice.value);
      shelf.setting("minutes", choice.value);
      again();
    });
    const words = open.reduce((sum, { paper }) => sum + (paper?.words || 0), 0);
    const known = open.filter(({ paper }) => paper?.words).length;
    return [element("section", { class: "time" }, element("h2", { class: "cap" }, "Time left"),
      element("p", {}, element("b", {}, `About ${spoken((open.length - halves / 2) * each)}`), " at ", choice,
        ` minutes a paper, for ${counted(open.length)} queued or being read`, halves ? "; one being read counts half." : "."),
      ...(known ? [element("p", { class: "small" }, `The abstracts alone: ${spoken(Math.max(1, words / SPEED))} for ${known} of them, ` +
        `${words.toLocaleString("en")} words at ${SPEED} a minute.`)] : []))];
  }

  /** @type {MyProgress["panels"]} */
  const panels = (items, again) => [
    ...time(items, again),
    ...bars("By event", "sessions", tally(items, ({ session }) => (session ? [session] : []))),
    ...bars("By topic", "topics", tally(items, ({ topics }) => topics)),
    ...bars("By author", "authors", tally(items, ({ authors }) => authors).filter(({ all }) => all > 1)),
  ];

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { myProgress: { panels, tally, spoken } });
})();
