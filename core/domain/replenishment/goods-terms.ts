import { millimetresPerFoot } from "../../kit/measures.ts";
import type { Carton } from "../inbound-facts.ts";

/** How large a unit is, in millimetres. */
export type UnitSize = Carton["sizeMillimetres"];

/** What a merchant says of goods that are sent to the network. */
export type GoodsTerms = {
  goodsId: string;
  packSize: number;
  unitCostMinor: number | null;
  melts: boolean;
  /** Null: as the network says, if it says. */
  shelfLifeDays: number | null;
  /** More can be bought than lies at the merchant's own locations. */
  isBought?: boolean;
  /** Null: as the network has measured it, if it has. */
  unitSize?: UnitSize | null;
};

/** The room that a unit takes: the network charges storage by the cubic foot. */
export const cubicFeetOf = ({ length, width, height }: UnitSize): number =>
  (length * width * height) / millimetresPerFoot ** 3;

/** Until a merchant says what a unit costs, it is taken for this share of its price. Assumed, and said so on the page. */
const assumedCostShare = 0.5;

type Priced = { unitCostMinor: number | null; priceMinor: number };

/** What a unit costs, in minor units of the shop's currency. */
export const costOf = ({ unitCostMinor, priceMinor }: Priced): number =>
  unitCostMinor ?? Math.round(priceMinor * assumedCostShare);

/** What is earned with a unit that is sold; never less than nothing. */
export const marginOf = (priced: Priced): number =>
  Math.max(0, priced.priceMinor - costOf(priced));
