/* The types of My list, exports and links to selections. Nothing of this is published. */

interface NamedThing {
  id: string;
  name: string;
  /** the name as BibTeX takes it */
  tex: string;
}

/** A paper as `papershelf.site.carried` publishes it; "" for what is not known. */
interface ShelfPaper {
  id: string;
  /** for citations; no other paper of the shelf has it */
  key: string;
  label: string;
  titled: boolean;
  /** the title, or the label of a paper without one, as BibTeX takes it */
  tex: string;
  authors: NamedThing[];
  complete: boolean;
  date: string;
  award: string;
  summary: string;
  topics: NamedThing[];
  links: [kind: string, url: string][];
  /** of the abstract */
  words: number;
  container: { kind: "article" | "inproceedings" | "misc"; name: string; tex: string } | null;
  session: { id: string; name: string; place: number } | null;
  doi: string;
  arxiv: string;
  openreview: string;
  acl: string;
}

/** Old id of a paper → its ids now. */
type MovedPapers = Record<string, string[]>;

interface Carried {
  /** The payload of `rows/NAME.js`; `again` asks anew for what a browser may have kept. */
  load(name: string, again?: number): Promise<any>;
  /** The marks, those of moved papers merged into those of where they are now. */
  followed(all: AllMarks, moved: MovedPapers): AllMarks;
  follow(all: AllMarks): Promise<AllMarks>;
  /** When the stored marks have followed. */
  ready: Promise<void>;
}

interface ShelfRows {
  /** What is kept of a setting of this site, "" for nothing; with a value, after keeping it. */
  setting(name: string, value?: string): string;
  crc(octets: Uint8Array): number;
  /** 42 bits of an id. */
  hash(id: string): number;
  /** Ascending numbers below 2^42 as a text: each as its distance from the one before, in letters of five bits. */
  gaps(sorted: number[]): string;
  /** The numbers of such a text; null where it is none. */
  sums(text: string): number[] | null;
  paper(row: any[]): ShelfPaper;
  /** Papers by id: null for one that the shelf does not have, nothing for one whose file did not load. */
  papers(ids: string[], some?: (found: Map<string, ShelfPaper | null>) => void): Promise<Map<string, ShelfPaper | null>>;
  /** Papers by the first bits of their hashes, those that moved too. */
  resolve(hashes: number[], bits?: number): Promise<{ papers: ShelfPaper[]; gone: number; failed: number }>;
  row(paper: ShelfPaper): HTMLElement;
  line(id: string, label: string, paper?: ShelfPaper): HTMLElement;
}

interface Visit {
  v: 1;
  /** the last look, and the last one of the visit before, in milliseconds; 0 for none */
  at: number;
  since: number;
  /** which list of hashes was there at the end of the visit before, and which is now */
  old: string;
  now: string;
}

interface Seen {
  visit(before: Visit | null, edition: string, now: number): Visit;
  /** The hashes of the second list that the first has not; none where the first is empty. */
  added(before: string, after: string): number[];
  look(): Promise<{ since: number; hashes: number[] }>;
  papers(hashes: number[]): ReturnType<ShelfRows["resolve"]>;
  on(time: number): string;
}

interface Share {
  encode(ids: string[]): string;
  /** The hashes of a selection; null for what is none. */
  decode(text: string): number[] | null;
  MOST: number;
}

interface Exports {
  bibtex(papers: ShelfPaper[]): string;
  ris(papers: ShelfPaper[]): string;
  csl(papers: ShelfPaper[]): string;
  markdown(papers: ShelfPaper[], title: string, get: (id: string) => Mark): string;
  csv(papers: ShelfPaper[], get: (id: string) => Mark): string;
}

/** A paper on the reader's list. `paper` is undefined until it loads, null where the shelf does not have it. */
interface MyItem {
  id: string;
  paper: ShelfPaper | null | undefined;
  label: string;
  group: ReadingState | "gone";
}

interface MyList {
  groups(place: HTMLElement): { show(items: MyItem[], whole: boolean): void };
  orders: Record<string, { name: string; key(item: MyItem): number | string | [string, number] }>;
  sorted(items: MyItem[], order: string): MyItem[];
  /** When the state was set, else the last of all changes. */
  lastMarked(id: string): number;
}

interface MyTools {
  importer(place: HTMLElement): void;
  /** Gives what to call when other papers are shown. */
  exporter(place: HTMLElement, shown: () => ShelfPaper[]): () => void;
  remover(): HTMLButtonElement;
  backup(): void;
  /** The marks of a backup's text; null where something in it is none. */
  understood(text: string): AllMarks | null;
  /** Which papers come onto the list, and which change. */
  compared(before: AllMarks, after: AllMarks): { added: string[]; changed: string[] };
  gone(id: string, title: string): ShelfPaper;
}

interface MyProgress {
  panels(items: MyItem[], again: () => void): HTMLElement[];
  tally(
    items: MyItem[], namesOf: (paper: ShelfPaper) => { id: string; name: string }[],
  ): { id: string; name: string; done: number; all: number }[];
  spoken(minutes: number): string;
}

interface Shelf {
  carry(name: string, payload: unknown): void;
  carried: Carried;
  shelf: ShelfRows;
  seen: Seen;
  share: Share;
  exports: Exports;
  myList: MyList;
  myTools: MyTools;
  myProgress: MyProgress;
}
