/**
 * Our reference at the network for one round of one fulfillment order, or for a further part of it. The network refuses a
 * second active order with the same reference, so it is also the key that keeps a delivery from being ordered twice.
 */
export const networkReference = (
  fulfillmentOrderExternalId: string,
  round: number,
  part = 0,
): string =>
  [
    `QS-${fulfillmentOrderExternalId.split("/").at(-1)}`,
    ...(round > 0 ? [String(round)] : []),
    ...(part > 0 ? [`P${part + 1}`] : []),
  ].join("-");
