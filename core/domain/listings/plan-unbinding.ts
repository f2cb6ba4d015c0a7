import type { PlannedEffect } from "../effects.ts";
import { normalizeCode } from "./match-skus.ts";
import type { GoodsCandidate, KnownGoods } from "./plan-goods.ts";

/** A variant whose TikTok SKUs goods of the network serve, and what hangs on the goods. */
export type BoundVariant = {
  candidate: Pick<
    GoodsCandidate,
    "variantId" | "label" | "sku" | "skuExternalIds" | "isUnderWay"
  >;
  /** That serve one of its SKUs; null: none do. */
  goods: KnownGoods | null;
  /** The network fulfills it for Shopify. */
  isChosen: boolean;
  /** Units that the network counts of the goods: in its centres, and on their way to it. */
  onHand: number;
  inTransit: number;
  /** Deliveries of the goods that have not come to their end. */
  deliveries: number;
  /** Orders of these SKUs that have not been sent, and orders at the network that take of the goods. */
  orders: number;
};

export type Unbinding = {
  variantId: string;
  label: string;
  goods: Pick<KnownGoods, "externalId" | "name" | "referenceCode"> | null;
  /** TikTok SKUs that the goods serve no more. */
  skuExternalIds: string[];
  /** How many other SKUs they go on serving. */
  others: number;
  /** Their reference code is the variant's SKU: they stay known as its goods. */
  staysByCode: boolean;
  /** What stands in the way, in words. */
  blockers: string[];
};

/**
 * What follows where goods serve a variant's TikTok SKUs no more. Goods themselves stay at the network, which offers no way to
 * delete them. Units that lie there or are on their way keep the last SKU bound: nothing could be sold of them any more.
 */
export function planUnbinding(bound: BoundVariant): Unbinding {
  const { candidate, goods } = bound;
  const served = candidate.skuExternalIds.filter((id) =>
    goods?.skuExternalIds.includes(id),
  );
  const others = (goods?.skuExternalIds.length ?? 0) - served.length;
  const code = normalizeCode(goods?.referenceCode ?? null);
  return {
    variantId: candidate.variantId,
    label: candidate.label,
    goods: goods && {
      externalId: goods.externalId,
      name: goods.name,
      referenceCode: goods.referenceCode,
    },
    skuExternalIds: served,
    others,
    staysByCode: code !== null && code === normalizeCode(candidate.sku),
    blockers: goods && served.length > 0 ? inTheWay(bound, others) : [unbound],
  };
}

const unbound = "The network ships no TikTok SKU of it out of goods.";

function inTheWay(
  { candidate, isChosen, onHand, inTransit, deliveries, orders }: BoundVariant,
  others: number,
): string[] {
  const blockers: string[] = [];
  if (candidate.isUnderWay)
    blockers.push("An earlier wish for its goods is still being carried out.");
  if (isChosen)
    blockers.push(
      "The network fulfills it for Shopify: stop that on Products first.",
    );
  if (orders > 0)
    blockers.push(
      `Orders that have not been sent take of these goods: ${orders}.`,
    );
  if (others > 0) return blockers;
  if (onHand > 0)
    blockers.push(
      `Units of it lie at the network: ${onHand}. Have them sold, sent back or disposed of first.`,
    );
  if (inTransit > 0)
    blockers.push(`Units of it are on their way to the network: ${inTransit}.`);
  if (deliveries > 0)
    blockers.push(`Deliveries of it to the network are open: ${deliveries}.`);
  return blockers;
}

/**
 * The effects of a confirmed wish.
 * @param round makes the key: the journal entry's id.
 */
export const unbindingEffects = (
  { variantId, goods, skuExternalIds, blockers }: Unbinding,
  round: string,
): PlannedEffect[] =>
  goods && blockers.length === 0
    ? [
        {
          kind: "network.unbind-goods",
          key: `goods:${skuExternalIds[0]}:${round}`,
          subject: `goods:${variantId}`,
          payload: {
            variantId,
            goodsExternalId: goods.externalId,
            skuExternalIds,
          },
        },
      ]
    : [];
