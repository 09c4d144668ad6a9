"use strict";
/*
 * Single keys for what a reader does often, the table of them, and the switch that turns them off. They never act while
 * something is typed, chosen or answered.
 */
(() => {
  const { marks, element, link, reading, undoLast } = globalThis.Papershelf;
  const SWITCH = marks.key("keys");
  const PAUSE = 1500;
  const FIELDS = "input, textarea, select, dialog, [contenteditable]";
  const TABLE = [
    [["/"], "Search"],
    [["j", "k"], "Next, previous paper"],
    [["Enter"], "Open the paper"],
    [["s"], "Next reading state"],
    [["0", "4"], "Set the state: none to read"],
    [["*"], "Star"],
    [["n"], "Write a note"],
    [["f"], "Filters"],
    [["g", "h"], "Go home"],
    [["g", "m"], "Go to my list"],
    [["g", "s"], "Go to search"],
    [["z"], "Undo the last mark"],
    [["?"], "This help"],
  ];

  let on = true;
  try {
    on = localStorage.getItem(SWITCH) !== "off";
  } catch {
    // Refused storage keeps no choice.
  }

  /** @type {Shelf["keys"]["pressed"]} */
  function pressed(event) {
    const { target } = event;
    return on && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing && !event.defaultPrevented
      && !(target instanceof Element && target.closest(FIELDS)) && !document.querySelector("dialog[open]");
  }

  /** @type {HTMLDialogElement | null} */
  let dialog = null;

  function help() {
    dialog ||= newDialog();
    dialog.showModal();
  }

  function newDialog() {
    const close = element("button", { type: "button", class: "close", "aria-label": "Close" });
    const box = element("input", { type: "checkbox" });
    box.checked = on;
    const rows = TABLE.map(([keys, does]) => element("tr", {},
      element("th", { scope: "row" }, ...[...keys].flatMap((key, at) =>
        [at ? (keys[0] === "0" ? " … " : " ") : "", element("kbd", {}, key)])),
      element("td", {}, /** @type {string} */ (does))));
    const made = element("dialog", { class: "help", "aria-labelledby": "help-title" },
      element("h2", { id: "help-title" }, "Keyboard keys"), close, element("table", {}, element("tbody", {}, ...rows)),
      element("label", { class: "check" }, box, "Use single-key shortcuts"));
    close.addEventListener("click", () => made.close());
    box.addEventListener("change", () => {
      on = box.checked;
      try {
        localStorage.setItem(SWITCH, on ? "on" : "off");
      } catch {
        // The choice holds for this page.
      }
    });
    document.body.append(made);
    return made;
  }

  /** The row that had the focus last: a press of a control may leave it nowhere. @type {Element | null} */
  let last = null;
  document.addEventListener("focusin", ({ target }) => {
    last = (target instanceof Element && target.closest("[data-p]")) || (target === document.body ? last : null);
  });

  const current = () => last?.isConnected ? last : null;

  /** @param {number} step */
  function move(step) {
    const titles = [...document.querySelectorAll("[data-p] :is(.row-title, .line-title) a")]
      .filter((title) => title.getClientRects().length);
    const at = titles.findIndex((title) => current()?.contains(title));
    const to = at < 0 ? titles.findIndex((title) => title.getBoundingClientRect().top >= 0) : at + step;
    const title = titles[to];
    if (title instanceof HTMLElement) title.focus();
  }

  /** What a key does to the row that has the focus, else to the paper of the page. @type {(key: string) => boolean} */
  function mark(key) {
    const row = current();
    const page = reading.page;
    const id = row ? reading.idOf(row) : page?.id;
    if (!id) return false;
    const title = row ? reading.titleOf(row) : page?.title || "";
    if (key === "s") reading.next(id, title);
    else if (key === "*") reading.star(id, title);
    else if (key === "n") row ? reading.edit(row) : page?.note.focus();
    else reading.setState(id, title, marks.STATES[Number(key)]);
    return true;
  }

  /** @type {Record<string, string>} */
  const PLACES = { h: "index.html", m: "my-list.html", s: "search.html" };
  let went = -Infinity;

  document.addEventListener("keydown", (event) => {
    if (!pressed(event)) return;
    const { key } = event;
    const going = event.timeStamp - went < PAUSE;
    went = key === "g" ? event.timeStamp : -Infinity;
    if (going && PLACES[key]) location.assign(link(PLACES[key]));
    else if (key === "j") move(1);
    else if (key === "k") move(-1);
    else if (key === "z") undoLast();
    else if (key === "?") help();
    else if (!/^[sn*0-4]$/.test(key) || !mark(key)) return;
    event.preventDefault();
  });
  document.querySelector(".keys")?.addEventListener("click", help);

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { keys: { pressed } });
})();
