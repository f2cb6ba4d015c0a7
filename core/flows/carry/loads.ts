import type { FieldWrite } from "../../domain/effects.ts";
import { traitsOf } from "../../domain/merge/fields.ts";
import type { EffectRow } from "../../world/effect-records.ts";

/** Effects that are carried in one call; most go alone. */
export type Load = readonly [EffectRow, ...EffectRow[]];

/**
 * Effects as they are carried: the values of one field of the SKUs of one listing go together on each side, where the first
 * of them has its turn. One that was under way when its carrier died goes alone: it is looked up before it is sent again.
 * @param listingsOf the listing of each of these SKUs; asked only where there are several.
 */
export async function toLoads(
  effects: EffectRow[],
  listingsOf: (skuIds: string[]) => Promise<Map<string, string>>,
): Promise<Load[]> {
  const skuIds = effects.flatMap((effect) => skuWrite(effect)?.itemId ?? []);
  const listings = skuIds.length > 1 ? await listingsOf(skuIds) : null;
  const loads = new Map<string, [EffectRow, ...EffectRow[]]>();
  for (const effect of effects) {
    const write = skuWrite(effect);
    const listingId = write && listings?.get(write.itemId);
    const key = listingId
      ? `${effect.kind}:${write.field}:${listingId}`
      : effect.id;
    const load = loads.get(key);
    if (load) load.push(effect);
    else loads.set(key, [effect]);
  }
  return [...loads.values()];
}

/** What it writes, where that is one of several values that one call can write. */
function skuWrite({ kind, payload, state }: EffectRow): FieldWrite | null {
  if (kind !== "storefront.update-field" && kind !== "marketplace.update-field")
    return null;
  const write = payload as FieldWrite;
  return state === "planned" && traitsOf(write.field).per === "sku"
    ? write
    : null;
}
