"use strict";
/*
 * Papers in, files for other programs out. BibTeX is the same, to the byte, as that of the papers' own pages: keys and
 * TeX come ready from the build.
 */
(() => {
  const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
  const FIELDS = { article: "journal", inproceedings: "booktitle", misc: "howpublished" };
  const CSL = { article: "article-journal", inproceedings: "paper-conference", misc: "document" };
  const RIS = { article: "JOUR", inproceedings: "CPAPER", misc: "GEN" };
  const CUT = "The source cuts the list of authors.";
  const STATES = { reading: "Reading", queued: "Queued", skimmed: "Skimmed", read: "Read", none: "Starred or noted" };

  /**
   * An identifier; without its braces where they do not pair.
   * @param {string} text
   */
  function verbatim(text) {
    let depth = 0;
    for (const brace of text.match(/[{}]/g) || []) {
      depth += brace === "{" ? 1 : -1;
      if (depth < 0) break;
    }
    return depth || text.includes("\\") ? text.replace(/[{}\\]/g, "") : text;
  }

  /** @param {ShelfPaper} paper */
  const kindOf = ({ titled, container }) => (titled && container ? container.kind : "misc");

  /** @param {ShelfPaper} paper */
  function entry(paper) {
    const { key, titled, tex, authors, complete, container, date, doi, arxiv } = paper;
    const names = authors.map((author) => author.tex);
    const month = MONTHS[Number(/^[0-9]{2}$/.exec(date.slice(5, 7))?.[0]) - 1] || "";
    /** @type {[string, string][]} */
    const fields = [
      ["title", titled && tex], ["author", (complete || !names.length ? names : [...names, "others"]).join(" and ")],
      [container ? FIELDS[container.kind] : "", container?.tex], ["year", date.slice(0, 4)], ["month", month],
      ["doi", verbatim(doi)], ["eprint", verbatim(arxiv)], ["archiveprefix", arxiv && "arXiv"], ["note", !titled && tex],
    ].filter(/** @returns {field is [string, string]} */ (field) => !!field[1]);
    const width = Math.max(...fields.map(([name]) => name.length));
    const lines = fields.map(([name, value]) => `  ${name.padEnd(width)} = ${name === "month" ? value : `{${value}}`}`);
    return `@${kindOf(paper)}{${[key, ...lines].join(",\n")}\n}`;
  }

  /** @param {ShelfPaper} paper */
  function address({ links, doi, arxiv }) {
    const kinds = ["doi", "arxiv", "other", "project", "pdf"];
    const places = links.filter(([kind, url]) => kinds.includes(kind) && /^https?:\/\//i.test(url))
      .sort(([one], [other]) => kinds.indexOf(one) - kinds.indexOf(other));
    if (doi && places[0]?.[0] !== "doi") return `https://doi.org/${encodeURI(doi).replace(/[?#]/g, encodeURIComponent)}`;
    if (arxiv && !["doi", "arxiv"].includes(places[0]?.[0])) return `https://arxiv.org/abs/${arxiv}`;
    return places[0]?.[1] || "";
  }

  /** @param {ShelfPaper} paper */
  const note = ({ titled, label, authors, complete }) =>
    [titled ? "" : label, complete || !authors.length ? "" : CUT].filter(Boolean).join(" ");

  /** @param {ShelfPaper} paper */
  function ris(paper) {
    const { key, titled, label, authors, date, container, doi, topics } = paper;
    /** @type {[string, string][]} */
    const lines = [
      ["TY", RIS[kindOf(paper)]], ["ID", key], ["TI", titled ? label : ""],
      ...authors.map(({ name }) => /** @type {[string, string]} */ (["AU", name])),
      ["T2", container?.name || ""], ["PY", date.slice(0, 4)],
      ["DA", date.length > 4 ? [...date.split("-"), "", ""].slice(0, 3).join("/") : ""], ["DO", doi],
      ["UR", address(paper)], ...topics.map(({ name }) => /** @type {[string, string]} */ (["KW", name])), ["N1", note(paper)],
    ];
    const told = lines.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${value.replace(/\s+/g, " ").trim()}\r\n`);
    return `${told.join("")}ER  - \r\n`;
  }

  /** @param {ShelfPaper} paper */
  function item(paper) {
    const { key, titled, label, authors, date, container, doi, arxiv } = paper;
    const parts = date.split("-").map(Number);
    const known = parts.slice(0, parts.findIndex((part) => !part) >>> 0);
    const kind = CSL[kindOf(paper)];
    return Object.fromEntries(Object.entries({
      id: key, type: kind === "document" && arxiv ? "article" : kind, title: titled ? label : "",
      author: authors.length ? authors.map(({ name }) => ({ literal: name })) : "",
      issued: known.length ? { "date-parts": [known] } : "", "container-title": container?.name || "", DOI: doi,
      URL: address(paper), note: note(paper),
    }).filter(([, value]) => value));
  }

  /** @param {string} text */
  const inMarkdown = (text) => text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>&#|~$]/g, "\\$&");

  /**
   * A line that shall begin neither a list nor a heading.
   * @param {string} line
   */
  const begun = (line) => line.trimStart().replace(/^[-+=]/, "\\$&").replace(/^([0-9]+)([.)])/, "$1\\$2");

  /** @param {ShelfPaper} paper */
  const names = ({ authors, complete }) =>
    authors.map(({ name }) => name).join(", ") + (complete || !authors.length ? "" : " and others");

  /** @type {Exports["markdown"]} */
  function markdown(papers, title, get) {
    const parts = Object.entries(STATES).map(([state, heading]) => {
      const held = papers.filter(({ id }) => get(id).state === state);
      return held.length ? [`## ${heading}`, "", ...held.map((paper) => {
        const { note: own, tags } = get(paper.id);
        const url = address(paper);
        const told = [names(paper), paper.container?.name || "", paper.date.slice(0, 4)].filter(Boolean).map(inMarkdown).join(", ");
        const label = inMarkdown(paper.label);
        return [`- ${url ? `[${label}](<${url.replace(/[<>\s]/g, encodeURIComponent)}>)` : label}${told ? `. ${told}.` : "."}`,
          ...(tags.length ? [`  Tags: ${tags.map(inMarkdown).join(", ")}`] : []),
          ...(own ? own.split("\n").map((line) => `  > ${begun(inMarkdown(line))}`) : [])].join("\n");
      }), ""] : [];
    });
    return [`# ${inMarkdown(title)}`, "", ...parts.flat()].join("\n");
  }

  /**
   * A cell; one that a spreadsheet would run as a formula begins with an apostrophe.
   * @param {string} text
   */
  function cell(text) {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }

  /** @type {Exports["csv"]} */
  function csv(papers, get) {
    const rows = papers.map((paper) => {
      const { state, star, note: own, tags } = get(paper.id);
      return [paper.titled ? paper.label : "", names(paper), paper.date, paper.container?.name || "", paper.session?.name || "",
        state === "none" ? "" : state, star ? "starred" : "", tags.join("; "), own, paper.doi, paper.arxiv, address(paper), paper.id];
    });
    const head = ["title", "authors", "date", "venue", "session", "state", "star", "tags", "note", "doi", "arxiv", "url", "id"];
    return `\ufeff${[head, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, {
    exports: {
      bibtex: (/** @type {ShelfPaper[]} */ papers) => papers.map((paper) => `${entry(paper)}\n`).join("\n"),
      ris: (/** @type {ShelfPaper[]} */ papers) => papers.map(ris).join("\r\n"),
      csl: (/** @type {ShelfPaper[]} */ papers) => `${JSON.stringify(papers.map(item), null, 1)}\n`,
      markdown, csv,
    },
  });
})();
