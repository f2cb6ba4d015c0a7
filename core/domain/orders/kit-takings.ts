import type { PlannedEffect } from "../effects.ts";
import type { StorefrontOrderFact } from "../facts.ts";
import type { KitContents } from "./kit-contents.ts";

/** What kits are put together from, and since when that has been known. */
export type KnownKits = {
  contents: KitContents;
  since: ReadonlyMap<string, Date>;
};

// The platforms' clocks and ours may differ by this much.
const clocksDifferMs = 5 * 60_000;

/** The keys of taking a fulfillment's kit parts off the shelf, and of putting them back. */
export const takingKeys = (fulfillmentExternalId: string) => ({
  take: `take-parts:${fulfillmentExternalId}`,
  putBack: `put-parts-back:${fulfillmentExternalId}`,
});

/**
 * Kits that the merchant sent as one line: Shopify has taken the kit off its shelf, but not its parts, so they are taken
 * off. Where Shopify itself puts the bundle together, its parts are the order's lines and it takes them; there is no such
 * line then. A fulfillment that is taken back puts its parts back.
 * @param taken fulfillments whose parts are taken off, or about to be.
 */
export function planKitTakings(
  fact: Pick<StorefrontOrderFact, "lines" | "fulfillments">,
  kits: KnownKits,
  variantOf: (variantExternalId: string | null) => string | null,
  serviceLocationId: string | null,
  taken: ReadonlySet<string>,
): PlannedEffect[] {
  const variantOfLine = new Map(
    fact.lines.map((line) => [
      line.externalId,
      variantOf(line.variantExternalId),
    ]),
  );
  return fact.fulfillments.flatMap((made): PlannedEffect[] => {
    const { externalId, locationId, status, createdAt } = made;
    if (!locationId || locationId === serviceLocationId) return [];
    const units = new Map<string, number>();
    for (const { orderLineExternalId, quantity } of made.lines) {
      const kitId = variantOfLine.get(orderLineExternalId);
      const since = kitId && kits.since.get(kitId);
      if (!since || createdAt.getTime() < since.getTime() - clocksDifferMs)
        continue;
      for (const { variantId, count } of kits.contents[kitId] ?? [])
        units.set(variantId, (units.get(variantId) ?? 0) + count * quantity);
    }
    const keys = takingKeys(externalId);
    const isTaken = taken.has(externalId);
    const about = {
      kind: "storefront.take-parts",
      subject: `parts:${externalId}`,
    } as const;
    if (status === "SUCCESS" && units.size > 0 && !isTaken)
      return [
        {
          ...about,
          key: keys.take,
          payload: {
            locationId,
            fulfillmentExternalId: externalId,
            putBack: false,
            parts: [...units].map(([variantId, quantity]) => ({
              variantId,
              quantity,
            })),
          },
        },
      ];
    if (status === "CANCELLED" && isTaken)
      return [
        {
          ...about,
          key: keys.putBack,
          payload: {
            locationId,
            fulfillmentExternalId: externalId,
            putBack: true,
            parts: [],
          },
          waitsFor: keys.take,
        },
      ];
    return [];
  });
}
