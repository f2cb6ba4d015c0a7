import type { GoodsFact } from "../domain/facts.ts";
import type {
  GoodsCandidate,
  KnownGoods,
} from "../domain/listings/plan-goods.ts";
import type { BoundVariant } from "../domain/listings/plan-unbinding.ts";

type Binding = {
  variantId: string;
  goodsExternalId: string;
  skuExternalIds: string[];
};

/** What making goods of variants, and unbinding them, needs to know. */
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
  /** What hangs on goods that serve these TikTok SKUs of a variant. */
  hangsOnGoods(
    binding: Binding,
  ): Promise<Omit<BoundVariant, "candidate" | "goods">>;
  /**
   * Takes away the links to goods that serve none of their variant's TikTok SKUs any more: somebody unbound them in TikTok's
   * Seller Center. A variant without a SKU that is still there keeps its own.
   * @returns the variants, for people.
   */
  partFromUnbound(): Promise<{ label: string; goods: string }[]>;
  /** Which of these goods are not known, or serve other SKUs than they are known to. */
  goodsBoundOtherwise(shown: GoodsFact[]): Promise<string[]>;
  /** Goods serve these SKUs no more: they are the variant's only where their code says so. */
  forgetBinding(binding: Binding): Promise<void>;
}
