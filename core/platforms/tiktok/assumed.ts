import type { EligibilityFact } from "#core/domain/aftersale-facts.ts";

/**
 * Everything that the public sources leave open and that our client had to decide. One name per decision, so that a fact
 * learned from the live platform is a one-line change here. What is documented is not in this file; `docs/platforms.md`
 * says what follows from each.
 */

/** Every shop is read as a local seller's, whose buyers see `amount`. Global sellers write `sale_price` instead. */
export const writtenPrice = "amount";

/** The page of Update Inventory says 1 to 99,999; many integrations send zero to end a sale. */
export const smallestStock = 0;

/** No page limits how many goods one call may create. */
export const mostGoodsAtOnce = 20;

/** No page limits how many orders one search of cancellations may name. */
export const mostOrdersAtOnce = 50;

/** Cancelling a multi-channel order without naming consign orders cancels all of it. */
export const wholeOrder = undefined;

/** Version 202601 demands a district, which a US address does not have. */
export const districtOf = (to: { district: string | null; city: string }) =>
  to.district ?? to.city;

/** Request types of Get Aftersale Eligibility: its answer says RETURN where its query says REFUND. */
export const eligibilityKinds: Record<string, EligibilityFact["kind"]> = {
  CANCEL: "cancel",
  REFUND: "refund",
  RETURN: "refund",
  RETURN_AND_REFUND: "return",
};

/** A carton's tracking names it here; the page gives an example and no word. */
export const cartonField = "related_number";

/** What a plan that is confirmed answers to the question for a placement; its page does not say. */
export const refusedOnceTaken = "inbound_refused";

/** Where an answer that asks for rest names no time: the hourly quota of development shops, orders of other channels, all else. */
export const restMs = (code: number | null): number =>
  code === 36009037 ? 600_000 : code === 177001008 ? 5_000 : 1_000;

/** A request that was answered "too many" or "token expired" has not been carried out: both are refused at the gate. */
export const carriedOutWhenRefusedAtGate = false;

/** What `seller_id` of a stock letter without envelope is: the same as this field of the usual envelope. */
export const stockLetterOwner = "seller_open_id";

/** The market of connections that do not know theirs. */
export const homeRegion = "US";
