"use strict";
/*
 * The reader's panel on the page of a paper: five states, star, note and own tags. On a wide window it stands beside
 * the text, else its parts stand where they are needed.
 */
(() => {
  const { marks, element, reading } = globalThis.Papershelf;
  const PAUSE = 500;
  const found = document.querySelector("[data-my]");
  if (!(found instanceof HTMLElement)) return;
  const place = found;
  const id = place.dataset.my || "";
  const title = document.querySelector("h1")?.textContent?.trim() || "";

  const radios = marks.STATES.map((state) => element("input", { type: "radio", name: "state", value: state }));
  const states = element("fieldset", { class: "states" }, element("legend", { class: "vh" }, "My reading"),
    ...radios.map((radio, at) => element("label", { class: "glyph", "data-state": radio.value }, radio,
      element("span", {}, reading.WORDS[marks.STATES[at]]))));
  const heading = element("h2", { class: "cap" }, "My reading");
  const star = element("button", { type: "button", class: "star word", "aria-label": `Star: ${title}` });
  const note = element("textarea", { id: "my-note", maxlength: "2000", rows: "3" });
  const saved = element("p", { class: "small", role: "status" });
  const tags = element("input", { id: "my-tags", list: "all-my-tags", autocomplete: "off", placeholder: "Parted by commas" });
  const offers = element("datalist", { id: "all-my-tags" });
  const chips = element("ul", { class: "chips", "aria-label": "My tags" });
  const words = element("div", { class: "my-words" },
    element("label", { class: "cap", for: "my-note" }, "My note"), note, saved,
    element("label", { class: "cap", for: "my-tags" }, "My tags"), tags, offers, chips);

  const printed = element("p", { class: "my-print" });
  document.querySelector(".my-bar")?.before(printed);

  let timer = 0;
  /** Whether the note holds what is not kept yet. */
  let typed = false;

  function save() {
    clearTimeout(timer);
    if (!typed) return;
    typed = false;
    if (note.value !== marks.get(id).note) reading.change(id, title, { note: note.value });
    saved.textContent = marks.problem() ? "Not saved"
      : `Saved in this browser only, ${new Date().toTimeString().slice(0, 5)}`;
  }

  /** Every tag that the reader has, in order of name. */
  const allTags = () => [...new Set(Object.keys(marks.read().papers).flatMap((each) => marks.get(each).tags))].sort();

  /** @param {string} text what was typed; a tag that there is already is written as it is there */
  function split(text) {
    const there = new Map(allTags().map((tag) => [tag.toLowerCase(), tag]));
    const names = text.split(/[,;\n]/).map((tag) => tag.trim().replace(/\s+/g, " ")).filter(Boolean);
    for (const tag of names) if (!there.has(tag.toLowerCase())) there.set(tag.toLowerCase(), tag);
    return [...new Set(names.map((tag) => there.get(tag.toLowerCase()) || tag))];
  }

  function saveTags() {
    const wanted = split(tags.value);
    if (JSON.stringify(wanted) !== JSON.stringify(marks.get(id).tags)) {
      reading.change(id, title, { tags: wanted }, wanted.length ? `Tagged: ${wanted.join(", ")}` : "Tags removed");
    }
    show();
  }

  /** A browser offers whole values: each is what is there, and one more tag. */
  function offer() {
    const cut = tags.value.lastIndexOf(",") + 1;
    const before = tags.value.slice(0, cut);
    const has = split(before);
    offers.replaceChildren(...allTags().filter((tag) => !has.includes(tag))
      .map((tag) => element("option", { value: `${before}${cut ? " " : ""}${tag}` })));
  }

  function show() {
    const mark = marks.get(id);
    for (const radio of radios) radio.checked = radio.value === mark.state;
    star.setAttribute("aria-pressed", String(mark.star));
    star.textContent = mark.star ? "Starred" : "Star";
    if (!typed) note.value = mark.note;
    if (document.activeElement !== tags) tags.value = mark.tags.join(", ");
    chips.replaceChildren(...reading.chips(mark.tags));
    chips.hidden = !mark.tags.length;
    const { state, tags: own, note: text } = mark;
    printed.replaceChildren(
      ...(state === "none" ? [] : [element("b", { class: "glyph", "data-state": state }, reading.WORDS[state]), " "]),
      [mark.star && "Starred.", own.length && `My tags: ${own.join(", ")}.`, text && `My note: ${text}`].filter(Boolean).join(" "));
  }

  states.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement) reading.setState(id, title, /** @type {ReadingState} */ (target.value));
  });
  star.addEventListener("click", () => reading.star(id, title));
  note.addEventListener("input", () => {
    typed = true;
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  note.addEventListener("blur", save);
  addEventListener("pagehide", save);
  tags.addEventListener("focus", offer);
  tags.addEventListener("input", offer);
  tags.addEventListener("change", saveTags);
  tags.addEventListener("keydown", ({ key }) => {
    if (key === "Enter") saveTags();
  });
  marks.on(show);

  const wide = matchMedia("(min-width: 1024px)");
  function arrange() {
    const [bar, button, below] = [".my-bar", ".my-star", ".my-note"].map((each) => document.querySelector(each));
    if (wide.matches || !bar || !button || !below) place.append(heading, star, states, words);
    else {
      heading.remove();
      bar.append(states);
      button.append(star);
      below.append(words);
    }
  }
  wide.addEventListener("change", arrange);
  arrange();
  show();

  Object.assign(reading, { page: { id, title, note } });
})();
