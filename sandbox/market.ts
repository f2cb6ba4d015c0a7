import type { TownProduct } from "./town.ts";

/** What one customer puts into the basket and buys in one go. */
export type Basket = {
  lines: { sku: string; quantity: number }[];
  /** The platform's network ships it, instead of the merchant. */
  byNetwork: boolean;
};

/** A platform as its customers and its merchant meet it, for crowds and for big catalogs. */
export type Market = {
  /** Codes of everything that is for sale, in a fixed order; of the first shop unless one is named. */
  skus(shop: string | undefined): string[];
  /** @returns the order's id. @throws Refused where the shop cannot sell this. */
  buy(shop: string | undefined, basket: Basket): string;
  /** The merchant puts more products on the shelf. `tell`: with the webhooks that Shopify or TikTok sends then. */
  add(shop: string | undefined, products: TownProduct[], tell: boolean): void;
};
