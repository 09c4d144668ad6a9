"use strict";
/*
 * What a reader does with the whole list: take it out as a file or a link, put a backup in, and delete all.
 */
(() => {
  const { marks, element, counted, carried, shelf, exports, share, toast, say, link, reading } = globalThis.Papershelf;
  const MOST_BYTES = 32 << 20;
  const NO_LIST = "This file is not a Papershelf list. Nothing was changed.";
  const SIGNS = /** @type {Record<string, string>} */ ({
    "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "^": "\\textasciicircum{}",
    "~": "\\textasciitilde{}",
  });

  /** @type {MyTools["gone"]} */
  const gone = (id, title) => ({
    id, key: id, label: title || `No longer on this shelf: ${id}`, titled: !!title,
    tex: (title || `No longer on this shelf: ${id}`).replace(/[&%#_$]/g, "\\$&").replace(/\\(?![&%#_$])|[{}^~]/g, (sign) => SIGNS[sign]),
    authors: [], complete: false, date: "", award: "", summary: "", topics: [], links: [], words: 0, container: null,
    session: null, doi: "", arxiv: "", openreview: "", acl: "",
  });

  /** @type {[string, string, string, (papers: ShelfPaper[]) => string][]} */
  const FORMATS = [
    ["BibTeX", "bib", "application/x-bibtex", exports.bibtex],
    ["RIS", "ris", "application/x-research-info-systems", exports.ris],
    ["CSL-JSON", "json", "application/json", exports.csl],
    ["Markdown", "md", "text/markdown", (papers) => exports.markdown(papers, "My list", marks.get)],
    ["CSV, for spreadsheets", "csv", "text/csv", (papers) => exports.csv(papers, marks.get)],
  ];

  /**
   * @param {string} name
   * @param {string} type
   * @param {string} text
   */
  function download(name, type, text) {
    const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    const made = element("a", { href: address, download: name });
    document.body.append(made);
    made.click();
    made.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  }

  /**
   * @param {string} text
   * @param {string} said
   * @param {HTMLElement} place for the text, where it cannot be copied
   */
  async function copy(text, said, place) {
    place.replaceChildren();
    try {
      await navigator.clipboard.writeText(text);
      toast(said);
    } catch {
      const area = element("textarea", { rows: "6", readonly: "", "aria-label": "Text to copy" });
      area.value = text;
      place.append(element("p", { class: "small" }, "Copying was refused. The text is selected: press Ctrl+C."), area);
      area.focus();
      area.select();
    }
  }

  /** @type {MyTools["backup"]} */
  function backup() {
    const text = `${JSON.stringify({ papershelf: "my-list", ...marks.read() }, null, 1)}\n`;
    download("my-list.json", "application/json", text);
    shelf.setting("backup", String(Date.now()));
  }

  /** @type {MyTools["understood"]} */
  function understood(text) {
    try {
      const { v, papers } = JSON.parse(text);
      const given = { v, papers };
      return v === 1 && !marks.foreign(given) ? marks.merge(given, given) : null;
    } catch {
      return null;
    }
  }

  /** @type {MyTools["compared"]} */
  function compared(before, after) {
    const held = (/** @type {AllMarks} */ { papers }, /** @type {string} */ id) => {
      const { state, star, note, tags } = papers[id] || {};
      return !!(state?.[0] || star?.[0] || note?.[0] || tags?.[0]?.length);
    };
    const text = (/** @type {AllMarks} */ { papers }, /** @type {string} */ id) =>
      JSON.stringify(["state", "star", "note", "tags"].map((name) => papers[id]?.[name]?.[0] || ""));
    const ids = Object.keys(after.papers);
    const added = ids.filter((id) => held(after, id) && !held(before, id));
    const changed = ids.filter((id) => !added.includes(id) && text(before, id) !== text(after, id));
    return { added, changed };
  }

  /** @param {HTMLElement} place */
  function importer(place) {
    const input = element("input", { type: "file", accept: ".json,application/json" });
    const told = element("div", { role: "status" });
    place.replaceChildren(element("h2", { class: "cap" }, "Import"),
      element("label", {}, "A backup of My list, a .json file ", input), told);
    input.addEventListener("change", async () => {
      told.replaceChildren();
      const file = input.files?.[0];
      if (!file) return;
      const given = file.size > MOST_BYTES ? null : understood(await file.text());
      input.value = "";
      if (!given) {
        told.append(element("p", { class: "wrong", role: "alert" }, NO_LIST));
        return;
      }
      const further = await carried.follow(given).catch(() => given);
      const { added, changed } = compared(marks.read(), marks.merge(marks.read(), further));
      const found = await shelf.papers(added);
      const missing = added.filter((id) => found.get(id) === null).length;
      const go = element("button", { type: "button", class: "button first" }, "Import");
      const not = element("button", { type: "button", class: "button" }, "Cancel");
      const size = `${added.length} new, ${changed.length} changed, ${missing} not on this shelf.`;
      told.append(element("p", {}, size, added.length + changed.length ? "" : " Nothing to import."),
        element("p", { class: "tool" }, ...(added.length + changed.length ? [go] : []), not));
      not.addEventListener("click", () => told.replaceChildren());
      go.addEventListener("click", () => {
        const before = marks.read();
        marks.replace(marks.merge(before, further));
        told.replaceChildren();
        toast(`Imported: ${size}`, () => marks.replace(before));
        reading.complain();
      });
    });
    input.focus();
  }

  /**
   * @param {HTMLElement} place
   * @param {() => ShelfPaper[]} shown
   */
  function exporter(place, shown) {
    const choice = element("select", {}, ...FORMATS.map(([name], at) => element("option", { value: String(at) }, name)));
    const size = element("span");
    const refused = element("div");
    const button = (/** @type {string} */ name) => element("button", { type: "button", class: "button" }, name);
    const [copying, saving, linking] = [button("Copy"), button("Download"), button("Copy link")];
    place.replaceChildren(element("h2", { class: "cap" }, "Export"),
      element("p", { class: "tool" }, element("label", {}, size, " as ", choice), copying, saving),
      element("p", { class: "tool" }, linking,
        element("span", { class: "small" }, "A link that shows these papers to others. It holds no states, notes or tags.")), refused);
    const chosen = () => FORMATS[Number(choice.value)];
    copying.addEventListener("click", () => copy(chosen()[3](shown()), `${chosen()[0].split(",")[0]} copied`, refused));
    saving.addEventListener("click", () => {
      const [name, ending, type, write] = chosen();
      download(`my-list.${name === "CSL-JSON" ? "csl.json" : ending}`, type, write(shown()));
      say(`${counted(shown().length)} downloaded`);
    });
    linking.addEventListener("click", () => {
      const address = new URL(link("my-list.html"), location.href);
      address.hash = `share=${share.encode(shown().map(({ id }) => id))}`;
      copy(address.href, "Link copied", refused);
    });
    return () => {
      size.textContent = counted(shown().length);
      linking.disabled = !shown().length || shown().length > share.MOST;
    };
  }

  /** @type {MyTools["remover"]} */
  function remover() {
    const open = element("button", { type: "button", class: "button" }, "Delete all my data");
    const go = element("button", { type: "button", class: "button first" }, "Delete everything");
    const not = element("button", { type: "button", class: "button" }, "Cancel");
    const size = element("b");
    const dialog = element("dialog", { class: "help", "aria-labelledby": "delete-title" },
      element("h2", { id: "delete-title" }, "Delete all my data?"),
      element("p", {}, "All that this browser keeps for this shelf goes: states, stars, notes and tags of ", size,
        ", settings, and which papers you have seen. It cannot be undone. A backup can be imported again."),
      element("p", { class: "tool" }, go, not));
    open.addEventListener("click", () => {
      size.textContent = counted(marks.ids().length);
      if (!dialog.isConnected) document.body.append(dialog);
      dialog.showModal();
      not.focus();
    });
    not.addEventListener("click", () => dialog.close());
    go.addEventListener("click", () => {
      dialog.close();
      marks.clear();
      try {
        const prefix = marks.key("");
        for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
      } catch {
        // What a browser refuses to show, it does not hold.
      }
      toast("All your data of this shelf is deleted.");
    });
    return open;
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, {
    myTools: { importer, exporter, remover, backup, understood, compared, gone },
  });
})();
