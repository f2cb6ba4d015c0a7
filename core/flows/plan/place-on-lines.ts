import type { StorefrontOrderLineFact } from "../../domain/facts.ts";
import type { OrderSituation } from "../../domain/orders/order-situation.ts";
import { placeUnits } from "../../domain/orders/place-units.ts";
import type { Records } from "../../world/records.ts";

/** Writes down on which lines of the Shopify order the units of a TikTok order are, as far as nobody knows yet. */
export async function placeOnLines(
  records: Records,
  known: OrderSituation,
  lines: StorefrontOrderLineFact[],
): Promise<void> {
  const variants = await records.variantsByExternalId(
    lines.flatMap(({ variantExternalId }) => variantExternalId ?? []),
  );
  await records.placeUnits(
    known.order.id,
    placeUnits(
      known.lines,
      lines.map(({ variantExternalId, ...line }) => ({
        ...line,
        variantId:
          (variantExternalId && variants.get(variantExternalId)) || null,
      })),
    ),
  );
}
