import type { Fallback } from "./order-rule.ts";

/** Keys of the effects that one round of one request leads to. */
export const requestKeys = (externalId: string, round: number) => ({
  order: (part: number) =>
    `network-order:${externalId}:${round}${furtherPart(part)}`,
  cancel: (part: number) =>
    `network-cancel:${externalId}:${round}${furtherPart(part)}`,
  accept: `accept:${externalId}:${round}`,
  reject: `reject:${externalId}:${round}`,
  acceptCancellation: `accept-cancellation:${externalId}:${round}`,
  rejectCancellation: `reject-cancellation:${externalId}:${round}`,
  /** The question about an order that cannot be cancelled because the network has not named it. */
  unnumbered: `cancel-unnumbered:${externalId}:${round}`,
  /** The question about one that is wanted otherwise by now; of no round, because the next may begin before it is looked at. */
  unchanged: `change-unnumbered:${externalId}`,
  giveBack: `give-back:${externalId}:${round}`,
  fallback: (fallback: Fallback) => `${fallback}:${externalId}:${round}`,
  /** The question about a request that the network took in part, and ships. */
  partly: `partly-ordered:${externalId}:${round}`,
  /** The question about units that left though they were not wanted any more. */
  tooMany: `sent-too-many:${externalId}:${round}`,
  /** The question about a parcel that left for an address which was corrected since. */
  elsewhere: `sent-elsewhere:${externalId}:${round}`,
});

const furtherPart = (part: number) => (part > 0 ? `:${part}` : "");
