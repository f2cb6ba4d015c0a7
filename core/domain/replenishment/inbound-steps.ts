import type { InboundOrderFact, InboundStatus } from "../inbound-facts.ts";

/** What a person can do with a delivery of the network's, by how far it has come. */
export const inboundOrderSteps = ["ship", "labels", "track", "cancel"] as const;
export type InboundOrderStep = (typeof inboundOrderSteps)[number];

/**
 * Until it is shipped it can be packed and called off; labels and numbers follow the cartons, which the network numbers once
 * they are told. Source: TikTok Shop Partner Center, pages "Ship Inbound Order", "Print Label", "Update Tracking" and "Cancel
 * Inbound Order".
 */
const stepsIn: Partial<Record<InboundStatus, readonly InboundOrderStep[]>> = {
  WORKING: ["ship", "cancel"],
  READY_TO_SHIP: ["labels", "cancel"],
  TO_BE_RECEIVED: ["labels", "track", "cancel"],
};

/** The steps that are open for a delivery now. */
export const openInboundSteps = (
  status: InboundStatus,
): readonly InboundOrderStep[] => stepsIn[status] ?? [];

/** What a delivery was planned to bring, by goods. */
export function plannedLines(
  received: InboundOrderFact["received"],
): { goodsExternalId: string; quantity: number }[] {
  const units = new Map<string, number>();
  for (const { goodsExternalId, planned } of received)
    units.set(goodsExternalId, (units.get(goodsExternalId) ?? 0) + planned);
  return [...units].map(([goodsExternalId, quantity]) => ({
    goodsExternalId,
    quantity,
  }));
}
