import type {
  GoodsFact,
  NetworkLevelFact,
  NetworkRecordFact,
} from "../../domain/facts.ts";
import type { DeclarationFact, GoodsDraft } from "../../domain/goods-draft.ts";
import type { Outcomes } from "../../domain/listing-facts.ts";
import type { ShopRef } from "../storefront.ts";

/** The things a network stores, and how many of them there are. */
export interface NetworkGoods {
  listGoods(shop: ShopRef): AsyncIterable<GoodsFact[]>;
  /** Goods that serve these SKUs. */
  findGoods(shop: ShopRef, skuExternalIds: string[]): Promise<GoodsFact[]>;
  /** Stock per goods and centre; all goods, or those named. */
  listLevels(
    shop: ShopRef,
    goodsExternalIds?: string[],
  ): AsyncIterable<NetworkLevelFact[]>;
  /** The network's stock history from `since` (inclusive), any order within a page. */
  listRecords(
    shop: ShopRef,
    filter: { since: Date | null; goodsExternalIds?: string[] },
  ): AsyncIterable<NetworkRecordFact[]>;
  /** Units that orders of other channels may still take, by goods id. */
  fetchShippable(
    shop: ShopRef,
    goodsExternalIds: string[],
  ): Promise<Record<string, number>>;

  /**
   * Registers goods for SKUs and binds them. Looks first: a SKU that has goods keeps them.
   * @returns per SKU id: the goods' id, or the refusal in the network's words.
   */
  createGoods(
    shop: ShopRef,
    goods: { skuExternalId: string; draft: GoodsDraft }[],
  ): Promise<Record<string, { goodsExternalId: string } | { refused: string }>>;
  /** Replaces all that is declared of goods: what the draft leaves out is cleared. @throws SyncError goods_refused. */
  updateGoods(
    shop: ShopRef,
    goodsExternalId: string,
    draft: GoodsDraft,
  ): Promise<void>;
  /** Has goods serve these SKUs too; those that are bound already are left alone. */
  bindGoods(
    shop: ShopRef,
    goodsExternalId: string,
    skuExternalIds: string[],
  ): Promise<Outcomes>;
  unbindGoods(
    shop: ShopRef,
    goodsExternalId: string,
    skuExternalIds: string[],
  ): Promise<Outcomes>;
  /** What TikTok Shop knows of the SKUs' dangers and expiry. */
  fetchDeclarations(
    shop: ShopRef,
    skuExternalIds: string[],
  ): Promise<DeclarationFact[]>;
}
