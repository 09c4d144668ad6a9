/* The types of the search's engine. Nothing of this is published. */

/** Numbers of papers, ascending. */
type Docs = Uint32Array | number[];

/** Reads one number; `done` at the end of the bytes; `count` reads one that must not exceed the bytes left. */
interface Varints {
  (): number;
  done(): boolean;
  count(): number;
}

/** The papers that have a term in a field, with the field's length and how often they have it there. */
interface Postings {
  docs: Uint32Array;
  lengths: Uint16Array;
  times: Uint16Array;
}

/** A term's postings; those of the abstract come from another file, and only their number is known before. */
interface TermEntry {
  title: Postings;
  authors: Postings;
  abstracts: number;
  abstract: Postings | null;
}

interface ListFile<Entry> {
  get(term: string): Entry | null;
}

interface TermFile<Entry> extends ListFile<Entry> {
  terms: string[];
  open(term: string): Varints | null;
}

interface SizedWord {
  word: string;
  /** bit length of the number of papers */
  size: number;
}

interface Spelling {
  /** The words that begin so, the commonest first. */
  completions(words: SizedWord[], prefix: string): string[];
  /** The commonest of the nearest words, for one that is in no paper. Figures are no slips: 2014 is not 2015. */
  corrections(words: SizedWord[], word: string): string[];
  /** How many slips a word is from one of the lexicon, counted up to two. */
  slips(word: string, known: string): number;
  /** The nearest text within two letters, or "". */
  nearest(texts: string[], text: string): string;
  inOrder(one: string, other: string): number;
}

/** First key, hash, size in KB. */
type DirectoryRow = [string | number, string, number];

interface DirectoryEntry {
  pages: number;
  rows: DirectoryRow[];
  /** families by number: how many bits of a number a block leaves out */
  size?: number;
}

type ShardFamily = "t" | "a" | "p" | "f" | "l" | "n" | "d" | "x" | "kt" | "ks" | "kp" | "ct" | "cs" | "cp" | "cy";

interface ShardManifest {
  v: number;
  build: string;
  n: number;
  fields: string[];
  len: number[];
  boost: number[];
  k1: number;
  b: number;
  positions: "all" | "title" | "none";
  dir: Record<ShardFamily, DirectoryEntry>;
  urls: Urls;
  tables: Tables;
  counts: Record<"papers" | "people" | "topics" | "sessions", number>;
  /** the stop words that are names, too; where it is missing they are asked for */
  stops?: string;
}

/** The payload of a file by its name without suffix. */
type ReadFile = (name: string, signal: AbortSignal) => Promise<unknown>;

type Load = <Value>(name: string, decode: (content: unknown) => Value, signal?: AbortSignal) => Promise<Value>;

interface FileName {
  first: string | number;
  name: string;
}

/** The files of a manifest, as one query reads them. */
interface Directory {
  signal: AbortSignal | undefined;
  read: <Value>(name: string, decode: (content: unknown) => Value) => Promise<Value>;
  /** The files that hold the keys from one to another. */
  names(family: ShardFamily, from: string | number, to: string | number): Promise<FileName[]>;
  all<Value>(
    family: ShardFamily, decode: (content: unknown, first: number) => Value, from: string | number, to: string | number,
  ): Promise<Value[]>;
  /** For each key the file that would hold it; those whose file did not load are named. */
  lookup<Key extends string | number, Value>(
    family: ShardFamily, decode: (content: unknown, first: number) => Value, keys: Key[],
  ): Promise<{ found: Map<Key, Value>; failed: Set<Key> }>;
  /** Rows by their number; null where there is none or it did not load. */
  rows(family: ShardFamily, numbers: number[]): Promise<Map<number, any[] | null>>;
}

interface AskedFilter {
  field: "author" | "person" | "topic" | "session" | "venue" | "year" | "has" | "is" | "id";
  value: string;
  negated: boolean;
}

interface AskedPiece {
  kind: "words" | "phrase" | "starred" | "identifier";
  text: string;
  /** whether its words are meant as they are */
  kept: boolean;
  /** whether something else was said of them already */
  silent: boolean;
  unfinished: boolean;
}

interface Asked {
  pieces: AskedPiece[];
  filters: AskedFilter[];
  excluded: string[];
  cut: boolean;
}

/** A word of a query. `joined` is its chunk in one word, if that is a word; `whole` is the chunk as a name has it. */
interface Entry {
  word: string;
  chunk: number;
  joined: string;
  whole: string;
  exact: boolean;
  silent: boolean;
  starred: boolean;
  unfinished: boolean;
}

/** The terms that answer a word of the query, with their weights, or the papers that do by their identifier. */
interface WordGroup {
  word: string;
  required: boolean;
  /** neither completed nor corrected */
  exact: boolean;
  /** not named where it is not found */
  silent: boolean;
  starred: boolean;
  unfinished: boolean;
  terms: Map<string, { weight: number; word: string }>;
  papers: Docs | null;
  /** the word that one which no paper has was taken for */
  meant?: string;
}

/** What the page should say of a query. */
interface Note {
  code: "partial" | "dropped-words" | "not-found" | "shown-for" | "only-stop-words" | "completions-cut"
    | "unknown-value" | "no-filter" | "marks-in-browser" | "cut" | "positions";
  word?: string;
  words?: string[];
  by?: string[];
  field?: AskedFilter["field"];
  value?: string;
  nearest?: string;
}

/** State → ids of the papers that the reader marked so. */
type Marks = Record<string, string[]>;

interface Terms {
  known: Map<string, TermEntry>;
  /** terms whose file did not load */
  lost: Set<string>;
  get(term: string): TermEntry | undefined;
  load(terms: Iterable<string>): Promise<void>;
  loadAbstracts(terms: Iterable<string>): Promise<void>;
}

interface NameLine {
  kind: "p" | "t" | "s";
  id: string;
  /** the spelling that this line is for, and the own name */
  written: string;
  name: string;
  papers: number;
}

interface OfferedName {
  kind: "person" | "topic" | "session";
  id: string;
  name: string;
  papers: number;
  score: number;
  url: string;
}

/** A chunk of a name or of a query: all in one, and its words. */
interface NameChunk {
  whole: string;
  parts: string[];
}

interface FoundName {
  row: NameLine;
  score: number;
}

interface Names {
  /** At most three people, three topics, two sessions whose names hold all words. */
  offered(text: string, typing: boolean): Promise<OfferedName[]>;
  /** The ids of those of a kind. */
  holding(text: string, kind: "p" | "t" | "s"): Promise<string[]>;
  /** The people whose names have initials apart that are in one here, or the other way round. */
  initialled(asked: NameChunk[], typing?: boolean): Promise<FoundName[]>;
  /** Those of a kind whose names hold the words, the last perhaps begun: some two dozen. */
  like(text: string, kind: "p" | "t" | "s"): Promise<{ id: string; name: string }[]>;
}

interface Sets {
  identified(text: string, typing?: boolean): Promise<Docs | null>;
  /** The papers that pass a filter; null where it asks nothing that is known here. */
  filtered(filter: AskedFilter, marks: Marks | undefined, notes: Note[]): Promise<Docs | null>;
  /** The papers that hold a phrase; null where it has only stop words. */
  phrase(text: string, notes: Note[]): Promise<Docs | null>;
  excluded(text: string, notes: Note[]): Promise<Docs>;
  everything(): Promise<number[]>;
  /** The newest of the papers, as many as are asked for, by year; those without a year come last. */
  byYear(docs: Docs, most: number): Promise<number[][]>;
}

/** Papers with their scores and the number of the required groups that they have, of `most`. */
interface Candidates {
  docs: Uint32Array;
  scores: Float64Array;
  tiers: Uint8Array;
  most: number;
}

interface Ranked {
  doc: number;
  score: number;
  tier: number;
  matched?: Matched;
}

interface WeightedTerm {
  term: string;
  entry: TermEntry;
  boost: number;
  mask: number;
}

interface Ranking {
  candidates(groups: WordGroup[], terms: Terms): Candidates;
  /** The terms of all groups, each once, with its greatest weight. */
  weighted(groups: WordGroup[], terms: Terms): WeightedTerm[];
  /** A term's weight in a field of a paper, as lunr.js rounds it; null where the paper does not have it there. */
  weightOf(entry: TermEntry, field: number, doc: number): number | null;
  best(candidates: Candidates, most: number): Ranked[];
  /** The same papers, scored by lunr.js. */
  rescored(chosen: Ranked[], groups: WordGroup[], terms: Terms, whole: number): Ranked[];
}

interface Understood {
  from: Directory;
  terms: Terms;
  set: Sets;
  groups: WordGroup[];
  /** whether a word is in no paper */
  missing: boolean;
  /** field → the papers that its filters let pass */
  fields: Map<string, Set<number>>;
  out: Set<number>;
  text: string;
  /** whether there are only words and phrases */
  plain: boolean;
  filters: AskedFilter[];
  /** the papers that exclusions leave out; `out` has those of negated filters, too */
  left: Set<number>;
  /** the pieces that are written as a filter is, and are none */
  fieldLike: string[];
  /** whether there are only filters and exclusions */
  listing: boolean;
  /** whether an answer without the abstracts would hold papers that are taken away again */
  whole: boolean;
  notes: Note[];
  offered(): Promise<OfferedName[]>;
}

interface Understanding {
  /** A query understood: its groups with the postings of their terms, and the sets that narrow it. */
  understood(request: SearchRequest, signal?: AbortSignal): Promise<Understood>;
}

interface Ordered {
  total: number;
  exact: number;
  without: number;
  hits: Ranked[];
}

interface ShardPaper {
  id: string;
  label: string;
  titled: boolean;
  url: string;
  authors: { name: string; id: string; url: string }[];
  complete: boolean;
  date: string | null;
  session: { id: string; name: string; papers: number; url: string } | null;
  award: string | null;
  has: string[];
}

type Segments = [string, boolean][];

interface PaperDetails {
  n: number;
  loaded: boolean;
  summary: Segments;
  /** the piece of the abstract with most of the words */
  snippet: Segments;
  links: [string, string][];
  topics: { id: string; name: string; papers: number; url: string }[];
  venue: string | null;
}

type FacetKind = "topic" | "person" | "session" | "year" | "has";

interface FacetCount {
  /** the entity's number, the year, or the bit; -1 where the number of what is ticked is not known */
  n: number;
  id: string;
  name: string;
  count: number;
}

interface Rows {
  papers(numbers: number[], from: Directory): Promise<Map<number, ShardPaper>>;
  details(
    numbers: number[], marks: Set<string>, from: Directory, snippet: (text: string, marks: Set<string>) => Segments,
  ): Promise<PaperDetails[]>;
  /** The commonest first; then whatever their counts those with the numbers asked for, and what is ticked. */
  counted(
    kind: FacetKind, docs: Docs, from: Directory,
    keep?: { numbers?: number[]; ticked?: string[]; most?: number; like?: { id: string; name: string }[] | null },
  ): Promise<{ values: FacetCount[]; left: number }>;
}

interface SearchRequest {
  q: string;
  /** whether the last word may be unfinished */
  typing?: boolean;
  from?: number;
  count?: number;
  /** while typing: how many rows the first answer has */
  soon?: number;
  /** by title only up to 200 papers with all words */
  sort?: "best" | "date" | "title";
  /** numbers to count whatever their counts */
  keep?: Partial<Record<FacetKind, number[]>>;
  /** of kinds of counts: how many values, and how the names of the wanted ones begin */
  most?: Partial<Record<FacetKind, number>>;
  like?: Partial<Record<FacetKind, string>>;
  /** what is ticked beside the query */
  filters?: { field: AskedFilter["field"]; value: string }[];
  marks?: Marks;
  /** while typing: milliseconds between an answer from titles and authors and the whole one */
  pause?: number;
}

interface SearchHit {
  n: number;
  score: number;
  /** the number of the query's words that the paper has */
  tier: number;
  /** null where its file did not load, or has not been asked for yet */
  paper: ShardPaper | null;
  /** the words it was found by, each with where it has them: 1 title, 2 authors, 4 abstract */
  matched: [string, number][];
}

interface SearchResult {
  phase: 1 | 2;
  /** whether all papers of the hits were asked for */
  complete: boolean;
  total: number;
  exactTotal: number;
  /** the papers with all words whatever the filters; 0 where there are none */
  without: number;
  names: OfferedName[];
  hits: SearchHit[];
  /** the terms to mark in what is shown */
  marks: string[];
  /** the query with its wrong words replaced, or "" */
  better: string;
  notes: Note[];
}

/** Its name in pieces, each with whether it is a hit. */
type Painted<Thing> = Thing & { marked: Segments };

type PaintedPaper = Omit<ShardPaper, "authors"> & { title: Segments; authors: Painted<ShardPaper["authors"][number]>[] };

type PaintedResult = Omit<SearchResult, "names" | "hits"> & {
  names: Painted<OfferedName>[];
  hits: (Omit<SearchHit, "paper"> & { paper: PaintedPaper | null })[];
};

type PaintedDetails = Omit<PaperDetails, "topics"> & { topics: Painted<PaperDetails["topics"][number]>[] };

interface ShardEngine {
  /** Emits one answer or several, each better than the one before; a stopped query emits no more. */
  query(request: SearchRequest, emit: (result: SearchResult) => void, signal?: AbortSignal): Promise<void>;
  facets(
    request: SearchRequest, kinds: FacetKind[], signal?: AbortSignal,
  ): Promise<{ counts: Record<string, FacetCount[]>; left: Record<string, number> }>;
  details(numbers: number[], marks: string[], signal?: AbortSignal): Promise<PaperDetails[]>;
  understood(request: SearchRequest, signal?: AbortSignal): Promise<Understood>;
  analysis: Analysis;
  urls: Urls;
}

/** Ids increase; an answer has the id of its question. */
type SearchMessage =
  | { type: "open"; base: string }
  | { type: "cancel"; id: number }
  | ({ type: "query"; id: number } & SearchRequest)
  | ({ type: "facets"; id: number; kinds: FacetKind[] } & SearchRequest)
  | { type: "details"; id: number; numbers: number[]; marks: string[] };

type SearchAnswer =
  | { type: "ready"; n: number; build: string }
  | { type: "error"; id: number; code: "manifest" | "load"; message: string }
  | ({ type: "result"; id: number } & PaintedResult)
  | { type: "facets"; id: number; counts: Record<string, FacetCount[]>; left: Record<string, number> }
  | { type: "details"; id: number; rows: PaintedDetails[] };

interface Shelf {
  shards: {
    payloadOf(statement: string): unknown;
    unpacked(payload: unknown): Promise<unknown>;
    json(content: unknown): any;
    rows(content: unknown): Map<number, any[]>;
    lines(content: unknown): string[];
    sizedWords(content: unknown): SizedWord[];
    firstFrom(sorted: string[], text: string): number;
    column<Value>(content: unknown, first: number, read: (next: Varints) => Value): Map<number, Value>;
    numbers(next: Varints): Uint32Array;
    terms(content: unknown): ListFile<Omit<TermEntry, "abstract">>;
    abstracts(content: unknown): ListFile<Postings>;
    facets(content: unknown): TermFile<Uint32Array>;
    places(content: unknown): TermFile<null>;
    ordinals(next: Varints, docs: Uint32Array, wanted: Set<number>): Map<number, Uint32Array>;
  };
  spelling: Spelling;
  loading: {
    loader(read: ReadFile, limits?: { pauses?: number[]; lanes?: number; room?: number }): Load;
    overHttp(folder: string): ReadFile;
    byScript(folder: string): ReadFile;
  };
  directory(manifest: ShardManifest, load: Load, signal?: AbortSignal): Directory;
  groups: {
    entriesOf(pieces: AskedPiece[], analysis: Analysis): { entries: Entry[]; dropped: string[] };
    groupsOf(entries: Entry[], analysis: Analysis, isName: (word: string) => boolean): WordGroup[];
    besideSurnames(entries: Entry[], groups: WordGroup[]): { letters: NameChunk[]; surname: NameChunk; members: WordGroup[] }[];
    put(groups: WordGroup[], term: string, weight: number, word?: string): void;
    WEIGHT: Record<"word" | "pair" | "joined" | "completed" | "stop", number>;
  };
  ranking(lunr: Lunr, manifest: ShardManifest): Ranking;
  inRank(whole: number): (one: Ranked, other: Ranked) => number;
  placeOf(numbers: ArrayLike<number>, number: number): number;
  tierOf(tier: number): number;
  names(manifest: ShardManifest, analysis: Analysis, from: Directory): Names;
  sets(manifest: ShardManifest, analysis: Analysis, from: Directory, terms: Terms, names: Names): Sets;
  yearBlock(manifest: ShardManifest): (content: unknown, first: number) => Map<number, number[]>;
  rows(manifest: ShardManifest, analysis: Analysis): Rows;
  snippet(analysis: Analysis, text: string, marks: Set<string>): Segments;
  understanding(manifest: ShardManifest, analysis: Analysis, load: Load): Understanding;
  /** The groups whose own terms did not load. */
  lostAmong(groups: WordGroup[], terms: Terms): WordGroup[];
  /** A word of the lexicon as it is read. */
  bare(word: string): string;
  shardEngine(lunr: Lunr, manifest: ShardManifest, load: Load): ShardEngine;
  /** Answers messages by `post`. `reader` makes what reads the files below an address. */
  searchSession(
    post: (message: SearchAnswer) => void, reader: (base: string) => ReadFile, lunr: Lunr,
    limits?: { pauses?: number[] },
  ): (message: SearchMessage) => Promise<void>;
}

declare function importScripts(...urls: string[]): void;
