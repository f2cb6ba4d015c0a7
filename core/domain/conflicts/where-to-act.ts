/** Where a person goes to mend what Quayside cannot mend for him. */
export const placesToAct = [
  "order",
  "shopify",
  "seller-center",
  "carrier",
  "network",
  "stock",
  "product",
  "goods",
  "links",
] as const;
export type PlaceToAct = (typeof placesToAct)[number];

/** `ends`: the question closes by itself once that is done; otherwise a person says that it is. */
export type Elsewhere = { place: PlaceToAct; ends: boolean };

/** Causes whose questions have no answer that Quayside could carry out: a platform offers none, or the goods are on the road. */
const elsewhere: Record<string, Elsewhere> = {
  "link:order-unlinked": { place: "links", ends: true },
  "stock:ledger": { place: "network", ends: true },
  "stock:oversold": { place: "stock", ends: true },
  "stock:no-goods": { place: "goods", ends: true },
  "stuck:sent-though-cancelled": { place: "carrier", ends: false },
  "stuck:units-sent-though-cancelled": { place: "carrier", ends: false },
  "stuck:taken-back": { place: "shopify", ends: true },
  "stuck:cancel-unnumbered": { place: "seller-center", ends: true },
  "stuck:change-unnumbered": { place: "seller-center", ends: true },
  "stuck:shipment-unplaced": { place: "seller-center", ends: true },
  "stuck:parcel": { place: "network", ends: true },
  "stuck:audit": { place: "product", ends: true },
  "stuck:tracking-unfit": { place: "shopify", ends: true },
  "stuck:several-numbers": { place: "seller-center", ends: false },
  "stuck:sent-apart": { place: "seller-center", ends: false },
  "stuck:bundle-apart": { place: "seller-center", ends: false },
  "stuck:sent-too-many": { place: "carrier", ends: false },
  "stuck:sent-elsewhere": { place: "carrier", ends: false },
  "stuck:twice": { place: "shopify", ends: true },
  "stuck:partly-ordered": { place: "shopify", ends: true },
  "stuck:refund-differs": { place: "shopify", ends: true },
  "stuck:return-called-off": { place: "seller-center", ends: true },
  "stuck:refund-without-units": { place: "seller-center", ends: true },
  "stuck:overdue-release": { place: "seller-center", ends: true },
  "stuck:overdue-import": { place: "order", ends: true },
  "stuck:overdue-answer": { place: "order", ends: true },
  "stuck:overdue-unsubmitted": { place: "shopify", ends: true },
  "stuck:overdue-parcel": { place: "order", ends: true },
  "stuck:overdue-tell": { place: "order", ends: true },
  "stuck:overdue-cancel": { place: "order", ends: true },
  "stuck:overdue-pay-back": { place: "shopify", ends: true },
  "stuck:overdue-ship": { place: "shopify", ends: true },
};

/** Where questions of this cause are mended; null where they are answered right at the question. */
export const whereToAct = (cause: string): Elsewhere | null =>
  elsewhere[cause] ?? null;
