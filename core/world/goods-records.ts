import type {
  GoodsCandidate,
  KnownGoods,
} from "../domain/listings/plan-goods.ts";

/** What making goods of variants needs to know. */
export interface GoodsRecords {
  /**
   * These variants, and the goods that may be meant by them: those that serve one of their TikTok SKUs, and those whose
   * reference code is one of their SKUs or was named. `refused`: keys of effects for them that the network refused.
   * @param named reference codes or ids of goods.
   */
  goodsCandidates(
    variantIds: string[],
    named: string[],
  ): Promise<{
    candidates: GoodsCandidate[];
    goods: KnownGoods[];
    refused: { variantId: string; key: string }[];
  }>;
}
