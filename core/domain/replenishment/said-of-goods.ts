import type { GoodsTerms } from "./goods-terms.ts";

/** That a suggestion is not wanted for a while. */
export type Dismissal = {
  reason: string;
  actor: string;
  until: Date;
  at: Date;
};

/** Terms as they were said, by whom and when. */
export type SaidTerms = Omit<GoodsTerms, "goodsId"> & {
  actor: string;
  at: Date;
};

/** What has been said of goods, in one respect; null where nothing has. */
export type SaidOfGoods = { goodsId: string } & (
  | { dismissal: Dismissal | null }
  | { terms: SaidTerms | null }
);
