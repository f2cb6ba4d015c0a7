import { createDice } from "#sandbox/dice.ts";
import { scenarios } from "#sandbox/scenarios/index.ts";
import type { Address } from "./control.ts";
import type { Memory } from "./memory.ts";

/** A variant that is linked to a TikTok SKU and to goods in the network. */
export type CastVariant = {
  variantId: string;
  sku: string;
  skuExternalId: string;
  perCentre: number[];
};

/** Where those live who buy in Shopify. */
export const buyersHome: Address = {
  name: "Robin Alder",
  line1: "12 Pier Street",
  city: "Portland",
  state: "ME",
  postalCode: "04101",
};

/** Who plays which part: which variants are chosen, which are bought where. */
export type Cast = {
  chosen: CastVariant[];
  /** A chosen variant that no single centre has enough of. */
  overTwoCentres: CastVariant;
  /** Sold on TikTok, stocked by the merchant alone. */
  own: { sku: string; skuExternalId: string }[];
};

/** Casts the story from what is linked. Seeded: the same seed gives the same cast. */
export async function castStory(memory: Memory, seed: number): Promise<Cast> {
  const links = await memory.prisma.skuLink.findMany({
    include: {
      listingSku: true,
      variant: { include: { goodsLink: true, skuLinks: true } },
    },
    orderBy: { listingSku: { externalId: "asc" } },
  });
  const levels = await memory.prisma.stockLevel.findMany();
  const stock = (itemId: string) =>
    levels
      .filter((level) => level.itemId === itemId)
      .map((level) => level.available)
      .sort((a, b) => b - a);
  const single = links.filter(
    (link) => link.variant.sku && link.variant.skuLinks.length === 1,
  );
  const inNetwork = single.flatMap(({ variant, listingSku }) =>
    variant.goodsLink
      ? [
          {
            variantId: variant.id,
            sku: variant.sku ?? "",
            skuExternalId: listingSku.externalId,
            perCentre: stock(variant.goodsLink.goodsId),
          },
        ]
      : [],
  );
  const scarce = inNetwork.filter(
    ({ perCentre: [most = 0, next = 0] }) => next > 0 && most + next <= 45,
  );
  const overTwoCentres = scarce[0];
  if (!overTwoCentres) throw new Error("no goods lie scarce in both centres");
  const plenty = inNetwork.filter(
    (variant) => variant !== overTwoCentres && (variant.perCentre[0] ?? 0) >= 8,
  );
  const chosen = [overTwoCentres, ...shuffle(plenty, seed).slice(0, 19)];
  const taken = new Set(chosen.map((variant) => variant.variantId));
  const own = single
    .filter((link) => !taken.has(link.variantId))
    .filter((link) => (stock(link.variantId)[0] ?? 0) >= 8)
    .map(({ variant, listingSku }) => ({
      sku: variant.sku ?? "",
      skuExternalId: listingSku.externalId,
    }));
  return { chosen, overTwoCentres, own: shuffle(own, seed + 1) };
}

function shuffle<T>(items: T[], seed: number): T[] {
  const dice = createDice(seed);
  const left = [...items];
  return items.map(
    () => left.splice(dice.between(0, left.length - 1), 1)[0] as T,
  );
}

/** A ZIP code to which the network does not deliver. */
export const unreachablePostalCode = (): string => {
  const code = scenarios["first-harbor"]?.().unreachablePostalCodes[0];
  if (!code) throw new Error("the scenario has no unreachable place");
  return code;
};
