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
  query(build: (query: LunrQuery) => void): LunrResult[];
}

interface Lunr {
  Token: new (word: string) => LunrToken;
  Index: { new (attributes: object): LunrIndex };
  Vector: new (elements: number[]) => object;
  Pipeline: new () => object;
  stopWordFilter(token: LunrToken): LunrToken | undefined;
  stemmer(token: LunrToken): LunrToken;
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

type Urls = Record<"paper" | "person" | "topic" | "session" | "search" | "papers" | "topics" | "authors", string>;

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

/** What the address of the search page says. */
interface Address {
  query: string;
  /** key of a group of filters → its ids */
  ticks: Record<string, string[]>;
  sort: string;
  page: number;
  /** what something else understands */
  others: [string, string][];
}

interface FilterGroup {
  /** in the address */
  key: string;
  name: string;
  /** whether it begins so */
  open: boolean;
  /** of the engine's counts */
  kind: FacetKind | null;
  field: AskedFilter["field"];
  /** its values in their order, where it has no others */
  only?: string[];
}

interface FilterRow {
  label: HTMLLabelElement;
  input: HTMLInputElement;
  text: HTMLElement;
  count: HTMLElement;
  /** the engine's number for the value, or -1 */
  n: number;
}

interface PanelGroup extends FilterGroup {
  box: HTMLDetailsElement;
  values: HTMLElement;
  more: HTMLButtonElement;
  rows: Map<string, FilterRow>;
  /** whether all values that are there are on view */
  all: boolean;
  /** where a value is looked for by its name */
  find: HTMLInputElement;
  like: string;
  /** how many values are asked for, and how many more have papers */
  most: number;
  left: number;
}

/** By kind: how many values, those of them that must be there (by number), and how their names begin. */
interface FacetWishes {
  kinds: FacetKind[];
  most: Record<string, number>;
  keep: Record<string, number[]>;
  like: Record<string, string>;
}

interface FilterPanel {
  begin(query: string, ticks: Address["ticks"], papers: number): void;
  update(counts: Record<string, FacetCount[]>, left: Record<string, number>, ticks: Address["ticks"], marked: string[]): void;
  failed(): void;
  wanted(): FacetWishes;
  learn(key: string, id: string, name: string): void;
  chips(ticks: Address["ticks"], remove: (key: string, id: string) => void, clear: () => void): HTMLElement[];
  focus(): void;
}

/** Where on the page the reader was before. */
interface ReadingPlace {
  /** Takes the place from the browser's history. */
  arrive(): void;
  arriving(): boolean;
  /** Goes there, as far as there are rows. */
  settle(): void;
  arrived(): void;
}

interface AwaitedTexts {
  /** Number and row of all that are shown and lack their texts. */
  of(rows: [number, Element][], atOnce: boolean): void;
  came(number: number): void;
  all(): boolean;
}

interface Shelf {
  readingPlace(): ReadingPlace;
  awaitedTexts(ask: (numbers: number[]) => void): AwaitedTexts;
  analysis(tables: Tables, lunr: Lunr): Analysis;
  query: {
    read(query: string, typing: boolean): Asked;
    fieldLike(piece: string): boolean;
    meant(piece: string): string;
    years(value: string): [string, string] | null;
    identifier(text: string): string;
    isIdentifier(text: string, begun?: boolean): boolean;
    rewritten(query: string, change: (piece: string) => string): string;
  };
  /** The page's end of the search. `fail` is told what failed: engine, manifest or load. */
  search: {
    /** Loads the engine; asking does so, too. */
    open(): Promise<(message: SearchMessage) => void>;
    /** Ends the query before, and all that was asked of it. */
    query(request: SearchRequest, answer: (result: PaintedResult) => void, fail: (code: string) => void): void;
    details(
      numbers: number[], marks: string[], answer: (rows: PaintedDetails[]) => void, fail: (code: string) => void,
    ): void;
    facets(
      request: SearchRequest & FacetWishes,
      answer: (counts: Record<string, FacetCount[]>, left: Record<string, number>) => void, fail: (code: string) => void,
    ): void;
    cancel(): void;
  };
  /** Does a task when what was changed is painted. */
  afterPaint(task: (value?: unknown) => void): void;
  address: {
    read(): Address;
    write(to: Address): string;
    pageOf(given: URLSearchParams): number;
    ORDERS: [string, string][];
    NONE: Address["ticks"];
  };
  results: {
    steps(last: number, current: number, href: (page: number) => string): HTMLElement[];
    row(hit: PaintedResult["hits"][number], marks: Set<string>): HTMLElement;
    fill(
      made: HTMLElement, paper: PaintedPaper, marks: Set<string>, details: PaintedDetails, chosen: Set<string>,
    ): void;
  };
  filters: {
    panel(
      place: HTMLElement,
      on: { ticked(key: string, id: string, on: boolean): void; opened(): void; done(): void },
    ): FilterPanel;
    groups: FilterGroup[];
  };
  /** The search page's paragraphs, and what is in them. */
  advice: {
    notes(
      query: string, result: Pick<PaintedResult, "notes" | "better" | "total">, href: (query: string) => string,
    ): HTMLElement[];
    heading(result: PaintedResult, query: string, narrowed: boolean): string;
    overview(result: PaintedResult, narrowed: boolean): (Node | string)[];
    spoken(result: PaintedResult): string;
    tips(): HTMLElement[];
    ways(): HTMLElement;
    some(count: number, what?: string): string;
  };
  /** What the reader marked. */
  marks: MarksStore;
  /** Says for some seconds what was done, with a button that takes it back. */
  toast(said: string, undo?: () => void): void;
  /** Says something to those who hear the page. */
  say(said: string): void;
  /** What went wrong and what to do, on view until it is closed; `asked`: the reader's last action is the cause. */
  trouble(what: string, advice: string, asked: boolean): void;
  /** Takes back the last change that a toast told of. */
  undoLast(): void;
  reading: {
    WORDS: Record<ReadingState, string>;
    /** Gives every row (`.row`, `.line` with `data-p`) below a container its controls, or their present look. */
    dress(container: ParentNode): void;
    /** Sets fields of a paper; with words for a toast, which can undo it. */
    change(id: string, title: string, fields: Partial<Mark>, said?: string): void;
    setState(id: string, title: string, state: ReadingState): void;
    next(id: string, title: string): void;
    star(id: string, title: string): void;
    /** Queues those that have no state. A button with `data-queue` does it for the rows in the element of that id, or in
     * the whole page. */
    queueAll(papers: [id: string, title: string][]): void;
    papersIn(container: ParentNode): [id: string, title: string][];
    /** The reader's tags as list items. */
    chips(tags: readonly string[]): HTMLElement[];
    edit(row: Element): void;
    /** Says what keeps the marks from being kept. */
    complain(): void;
    idOf(row: Element | null): string;
    titleOf(row: Element): string;
    /** The paper of a paper page. */
    page?: { id: string; title: string; note: HTMLTextAreaElement };
  };
  keys: {
    /** Whether this is a single key that may act: the reader left them on, and nothing is being typed. */
    pressed(event: KeyboardEvent): boolean;
  };
  /** The shelf strip of papers in their order, with its legend; it follows the marks. With a place it is put there. */
  strip(ids: string[], name: string, place?: HTMLElement): HTMLElement;
  /** The list of papers that this page is about, with its bar of controls. */
  list?: { bar: HTMLElement; rows: { row: Element }[] };
  /** A site path as a link on this page. */
  link(path: string): string;
  /** An element with its attributes and its children. */
  element<K extends keyof HTMLElementTagNameMap>(
    tag: K, attributes?: Record<string, string>, ...children: (Node | string)[]
  ): HTMLElementTagNameMap[K];
  /** The attributes of an element that holds a text of any script. */
  writing(text: string): Record<string, string>;
  /** A text with its hits in `<mark>`. */
  marked(segments: Segments): (Node | string)[];
  /** "1 paper", "2 papers" */
  counted(count: number, what?: string): string;
}

declare var Papershelf: Shelf;
declare var lunr: Lunr | undefined;
declare var __papershelf: ((name: string, payload: unknown) => void) | undefined;
