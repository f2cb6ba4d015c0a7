import type { Told } from "../../queries/variant-stock.server.ts";

/** What one SKU shows at all places of a channel. */
export type ToldAtSku = {
  /** Null where the variant is one thing on the channel. */
  sku: string | null;
  told: Told[];
  desired: number;
  /** Null before each place was told. */
  published: number | null;
};

/**
 * A variant that several SKUs on TikTok Shop sell is told a number for each: each stands for itself, because those of one pool
 * stand for the same units.
 */
export function toldBySku(told: Told[]): ToldAtSku[] {
  const bySku = new Map<string | null, Told[]>();
  for (const one of told)
    bySku.set(one.sku, [...(bySku.get(one.sku) ?? []), one]);
  return [...bySku].map(([sku, places]) => ({
    sku,
    told: places,
    desired: sum(places.map(({ desired }) => desired)),
    published: places.some(({ published }) => published === null)
      ? null
      : sum(places.map(({ published }) => published ?? 0)),
  }));
}

const sum = (units: number[]): number =>
  units.reduce((total, one) => total + one, 0);
