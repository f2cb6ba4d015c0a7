import { fbtDeeds } from "../fbt/deeds.ts";
import type { ShopDeed } from "./deeds/deed.ts";
import { orderDeeds } from "./deeds/orders.ts";
import { productDeeds } from "./deeds/products.ts";
import { returnDeeds } from "./deeds/returns.ts";
import { shopDeeds } from "./deeds/shop.ts";

/**
 * Everything that happens to a TikTok Shop and its FBT goods outside the Open API: method, path, body and meaning of
 * every deed of the control face. Each takes `?shop=ID` for another shop than the first.
 */
export const tiktokDeeds: ShopDeed[] = [
  ...orderDeeds,
  ...returnDeeds,
  ...productDeeds,
  ...shopDeeds,
  ...fbtDeeds,
];
