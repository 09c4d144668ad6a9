/* The types that the page's scripts share. Nothing of this is published. */

interface LunrToken {
  toString(): string;
}

interface LunrQuery {
  clause(clause: { term: string; boost: number; usePipeline: boolean }): void;
}

/** Term → field → what the index holds of it there. */
type Matched = Record<string, Record<string, unknown>>;

interface LunrResult {
  ref: string;
  score: number;
  matchData: { metadata: Matched };
}

interface LunrIndex {
  invertedIndex: Record<string, Record<string, Record<string, unknown>>>;
  query(build: (query: LunrQuery) => void): LunrResult[];
}

interface Lunr {
  Token: new (word: string) => LunrToken;
  Index: { new (attributes: object): LunrIndex; load(stock: StockIndex): LunrIndex };
  Vector: new (elements: number[]) => object;
  Pipeline: new () => object;
  stopWordFilter(token: LunrToken): LunrToken | undefined;
  stemmer(token: LunrToken): LunrToken;
}

/** What lunr.js serialises its index to. */
interface StockIndex {
  version: string;
  fields: string[];
  fieldVectors: [string, number[]][];
  invertedIndex: [string, Record<string, unknown>][];
  pipeline: string[];
}

/** The tables that Python's analysis and the page's share: search/tables.json. */
interface Tables {
  dashes: string[];
  marks: string[];
  folds: Record<string, string>;
  spelled: Record<string, string>;
  separators: string[];
  joinable_below: string;
  joined_length: number;
  cjk: string[];
}

type Family = "index" | "papers" | "words";

interface Manifest {
  v: number;
  n: number;
  fields: string[];
  files: Record<Family, string>;
  urls: Record<"paper" | "person" | "topic" | "session" | "search" | "papers" | "topics" | "authors", string>;
  tables: Tables;
}

/** id, name, number of papers */
type NamedRow = [string, string, number];

/**
 * id, label, titled, authors, complete, date, day, summary, topics, award, session, links, identifiers:
 * see search/display.py
 */
type PaperRow = [
  string, string, number, (number | [number, string])[], number, string | null, string | null, string | null,
  number[], string | null, number | null, [string, string][], [string, string][],
];

interface Display {
  papers: PaperRow[];
  people: NamedRow[];
  topics: NamedRow[];
  sessions: NamedRow[];
}

/** Surface words joined by spaces, and for each one character that grows with its number of papers. */
interface Words {
  words: string;
  sizes: string;
}

interface Lexicon {
  completions(prefix: string): string[];
  corrections(word: string): string[];
  includes(word: string): boolean;
}

interface Named {
  name: string;
  papers: number;
  url: string;
}

interface PaperView {
  id: string;
  label: string;
  titled: boolean;
  url: string;
  authors: Named[];
  complete: boolean;
  date: string | null;
  day: string | null;
  summary: string | null;
  topics: Named[];
  award: string | null;
  session: Named | null;
  links: [string, string][];
}

interface Filter {
  field: "author" | "topic" | "session" | "year" | "has" | "id";
  value: string;
  negated: boolean;
}

/** A query taken apart: the pieces are words and phrases. */
interface Query {
  pieces: string[];
  filters: Filter[];
  excluded: string[];
}

/** The filters of a shelf. */
interface Narrowing {
  identified(text: string, typing?: boolean): Set<number>;
  inYears(text: string): Map<string, Set<number>>;
  keeper(filters: Filter[], excluded: string[]): (number: number) => boolean;
  fits(filter: Filter): boolean;
  kinds(): string[];
}

/** The terms that answer a word of the query, and the papers that do by their identifier or their year. */
interface Group {
  word: string;
  required: boolean;
  terms: Map<string, { weight: number; word: string }>;
  papers: Set<number>;
}

/** `tier` is the number of the query's words that the paper has. */
interface Hit {
  number: number;
  score: number;
  tier: number;
  matched: Matched;
}

interface Found {
  /** papers that have any of the words */
  total: number;
  /** papers that have all of them; they come first */
  exact: number;
  hits: Hit[];
  /** papers that have any of the words, whatever the filters; 0 where there are no words */
  without: number;
  /** the words that count, with what answers them */
  groups: Group[];
  /** the terms to mark in what is shown */
  marks: Set<string>;
  /** the words that are years of some paper */
  years: Set<string>;
  /** words beyond the longest query */
  dropped: string[];
  /** words that no paper has, nor anything like them */
  unknown: string[];
  /** words that no paper has, with those searched for instead */
  corrected: { word: string; by: string[] }[];
  filters: Filter[];
  /** where nothing was found, the filters that no paper passes even alone */
  unfit: Filter[];
  /** what is written like a filter and is none, with the filter that was probably meant */
  unfiltered: { piece: string; meant: string }[];
  /** identifiers that no paper has */
  unidentified: string[];
  /** whether all words are too common to search for */
  stopped: boolean;
}

interface Analysis {
  fold(text: string): string;
  chunks(folded: string): string[];
  parts(chunk: string): string[];
  joinedForm(parts: string[]): string;
  words(chunk: string): string[];
  textWords(text: string): string[];
  term(word: string): string;
  textTerms(text: string): string[];
  authorAtoms(names: string[]): string[];
  segments(text: string, marks: Set<string>, name?: boolean): [string, boolean][];
}

interface Suggestions {
  found: Found;
  papers: PaperView[];
  people: Named[];
  topics: Named[];
}

interface Engine {
  search(query: string, typing?: boolean): Found;
  suggest(query: string): Suggestions;
  /** The query with each wrong word as it was understood. */
  corrected(query: string, found: Found): string;
  /** Why a paper is a hit, as far as its row does not show it. */
  unseen(hit: Hit, found: Found): { identifiers: string[]; abstract: string[] };
  /** What `has:` can ask of this shelf. */
  kinds(): string[];
  paper(number: number): PaperView;
  segments(text: string, marks: Set<string>, name?: boolean): [string, boolean][];
  urls: Manifest["urls"];
}

interface Shelf {
  analysis(tables: Tables, lunr: Lunr): Analysis;
  lexicon(words: Words): Lexicon;
  query: {
    read(query: string, typing: boolean): Asked;
    parse(query: string): Query;
    fieldLike(piece: string): boolean;
    meant(piece: string): string;
    years(value: string): [string, string] | null;
    yearsIn(text: string): Set<string>;
    identifier(text: string): string;
    isIdentifier(text: string, begun?: boolean): boolean;
    rewritten(query: string, change: (piece: string) => string): string;
  };
  narrowing(
    manifest: Manifest, postings: LunrIndex["invertedIndex"], display: Display, analysis: Analysis,
  ): Narrowing;
  engine(
    lunr: Lunr, manifest: Manifest, stock: StockIndex, display: Display, words: Words,
  ): Engine;
  /** The search page's paragraphs, and the links and counts in them. */
  notes: {
    href(query: string, page?: number): string;
    papers(count: number, what?: string): string;
    notes(engine: Engine, query: string, found: Found): HTMLElement[];
    tips(): HTMLElement[];
  };
  /** The engine with all that it needs; the files are fetched once, on the first call. */
  openSearch(): Promise<Engine>;
  /** A site path as a link on this page. */
  link(path: string): string;
  /** An element with its attributes and its children. */
  element<K extends keyof HTMLElementTagNameMap>(
    tag: K, attributes?: Record<string, string>, ...children: (Node | string)[]
  ): HTMLElementTagNameMap[K];
  /** The text with its hits in `<mark>`. */
  marked(engine: Engine, text: string, marks: Set<string>, name?: boolean): (Node | string)[];
}

declare var Papershelf: Shelf;
declare var lunr: Lunr | undefined;
declare var __papershelf: ((name: string, payload: unknown) => void) | undefined;
