import type { SaidOfGoods } from "../domain/replenishment/said-of-goods.ts";

/** What people have said of goods that the network stores. */
export interface SaidOfGoodsRecords {
  /** What is said in the same respect now. */
  saidOfGoods(like: SaidOfGoods): Promise<SaidOfGoods>;
  /** From now on this is said, by whom and since when it tells; null: nothing. */
  sayOfGoods(said: SaidOfGoods): Promise<void>;
  /** What the entry changed of what is said, by its audit line; null where it changed nothing of it. */
  changeOfSaid(
    entryId: string,
  ): Promise<{ before: SaidOfGoods; after: SaidOfGoods } | null>;
}
