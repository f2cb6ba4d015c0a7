/** What moves demand. `burst` is the one that nobody plans. */
export const demandEventKinds = [
  "live",
  "creator-video",
  "ad-burst",
  "campaign",
  "discount",
  "price",
  "burst",
] as const;
export type DemandEventKind = (typeof demandEventKinds)[number];

/** The number of a kind in `GoodsSeries.events`; bursts are kept apart, and 0 is an ordinary day. */
export const eventNumber = (kind: DemandEventKind): number =>
  kind === "burst" ? 0 : demandEventKinds.indexOf(kind) + 1;

export const eventKindOf = (number: number): DemandEventKind | null =>
  demandEventKinds[number - 1] ?? null;
