export type EntrySource = "shopify" | "tiktok" | "sweep" | "person" | "effect";

export type NewEntry = {
  source: EntrySource;
  deliveryId: string;
  topic: string;
  body: string;
  asOf: Date | null;
  actor: string | null;
  receivedAt: Date;
};

export type EntryRow = {
  id: string;
  source: EntrySource;
  topic: string;
  body: string;
  actor: string | null;
  attempts: number;
  receivedAt: Date;
};

export type EntryOutcome =
  | "planned"
  | "echo"
  | "nothing"
  | "ignored"
  | "failed";

/** The journal: what makes the system move, in order. */
export interface JournalRecords {
  append(entry: NewEntry): Promise<{ entryId: string; isNew: boolean }>;
  /** The oldest entries that are due; what a sweep found comes after news, until it has waited for a minute. */
  dueEntries(now: Date, limit: number): Promise<EntryRow[]>;
  /** The imports that are due; `dueEntries` leaves them out. */
  dueImports(now: Date): Promise<EntryRow[]>;
  /** When the next that waits is to be looked at, of the imports or of all others; null where none waits. */
  nextEntryAt(of: "imports" | "others"): Promise<Date | null>;
  finishEntries(
    entryIds: string[],
    end: { outcome: EntryOutcome; note: string | null; at: Date },
  ): Promise<void>;
  /** @param why `counted` is how many tries this was; waiting for a turn is none. */
  postponeEntries(
    entryIds: string[],
    why: { until: Date; note: string; counted: number },
  ): Promise<void>;
  /** Blanks the bodies of entries that mention any of these texts (law J4). @returns how many. */
  eraseEntriesMentioning(texts: string[], at: Date): Promise<number>;
}
