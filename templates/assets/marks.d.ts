/* The types of what the reader marks. Nothing of this is published. */

/** "none" for a paper without a state, and when it is read */
type ReadingState = "none" | "queued" | "reading" | "skimmed" | "read";

/** [value, milliseconds since 1970]; a cleared field has null, "", [] or false, and its time */
type Register = [any, number];

/** id → field → register. Without a prototype. */
type MarkedPapers = Record<string, Record<string, Register>>;

/** As it is stored, and as a backup holds it. */
interface AllMarks {
  v: 1;
  papers: MarkedPapers;
}

interface Mark {
  readonly state: ReadingState;
  readonly star: boolean;
  readonly note: string;
  readonly tags: readonly string[];
  /** as it was when the paper was marked, for one that left the shelf */
  readonly title: string;
}

type MarkChange = [id: string, fields: Partial<Mark>];

interface MarksStore {
  /** in the order of reading; the keys 0–4 */
  STATES: ReadingState[];
  /** All that is marked; not to be changed. */
  read(): AllMarks;
  get(id: string): Mark;
  /** Sets fields of one paper, or of many in one write. What they were comes back: setting that is the undo. */
  set(id: string, fields: Partial<Mark>): MarkChange[];
  setAll(changes: MarkChange[]): MarkChange[];
  /** The later register of each field: commutative, associative and idempotent. What is no mark is left out. */
  merge(one: unknown, other: unknown): AllMarks;
  /** Whether something in a value is no mark. */
  foreign(given: unknown): boolean;
  /** Writes all anew. */
  replace(all: unknown): void;
  /** Removes every key of this site from the browser's storage. */
  clear(): void;
  /** The papers on the reader's list: those with a state, a star, a note or tags. */
  ids(): string[];
  /** state, "starred" and "noted" → ids, as the filter `is:` of the search takes them */
  byState(): Record<string, string[]>;
  /** Called after each change with the ids, or null where it may be all: another tab, an import. What comes back ends
   * it. */
  on(listener: (ids: string[] | null) => void): () => boolean;
  /** Why the last change is not kept: it lives as long as the page. */
  problem(): "" | "blocked" | "full";
  /** The key under which a text was put aside that stood under ours and was not understood, or "". */
  kept(): string;
  /** A key of this site's own in localStorage; `clear` removes it. */
  key(name: string): string;
}
