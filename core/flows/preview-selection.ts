import {
  planSelection,
  type SelectionPreview,
} from "../domain/listings/plan-selection.ts";
import { fingerprintOf } from "../kit/fingerprint.ts";
import type { ShopId } from "../kit/ids.ts";
import { canonicalJson } from "../kit/json.ts";
import type { Records } from "../world/records.ts";
import type { World } from "../world/world.ts";

/** What choosing these variants would do. Nothing is stored. */
export function previewSelection(
  world: Pick<World, "store">,
  shopId: ShopId,
  variantIds: string[],
): Promise<SelectionPreview> {
  return world.store.inShop(shopId, (records) =>
    planFromRows(records, variantIds),
  );
}

/** Plans from a fresh snapshot. The fingerprint covers all that the merchant is shown. */
export async function planFromRows(
  records: Records,
  variantIds: string[],
): Promise<SelectionPreview> {
  const candidates = await records.selectionCandidates([
    ...new Set(variantIds),
  ]);
  const serviceExists = (await records.service()) !== null;
  const plan = planSelection(candidates, serviceExists);
  return { ...plan, fingerprint: fingerprintOf(canonicalJson(plan)) };
}
