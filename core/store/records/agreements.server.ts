import { fieldNames } from "../../domain/field-words.ts";
import { fieldKey } from "../../domain/merge/situation.ts";
import type { Tx } from "../prisma.server.ts";

/**
 * Forgets what the two sides of these listings and SKUs agreed on and how they moved since, and gives up what was to be
 * written in their fields and has not left yet: whatever is linked next is compared as if for the first time (law C3). What was
 * written before can be taken back no more: the value that it wrote over was of another pair. Nor does what a later decision
 * gave up go on where that one is taken back.
 */
export async function forgetAgreements(
  tx: Tx,
  shopId: string,
  itemIds: string[],
): Promise<void> {
  if (itemIds.length === 0) return;
  await tx.$executeRaw`
    DELETE FROM base_snapshot WHERE shop_id = ${shopId}::uuid AND item_id = ANY(${itemIds}::uuid[])`;
  await tx.$executeRaw`
    DELETE FROM field_edit WHERE shop_id = ${shopId}::uuid AND item_id = ANY(${itemIds}::uuid[])`;
  const subjects = itemIds.flatMap((itemId) =>
    fieldNames.map((field) => fieldKey(field, itemId)),
  );
  await tx.$executeRaw`
    UPDATE effect SET state = 'retired', error_said = 'The link is gone.', ended_at = timezone('UTC', now())
    WHERE shop_id = ${shopId}::uuid AND state = 'planned' AND kind LIKE '%.update-field' AND subject = ANY(${subjects})`;
  await tx.$executeRaw`
    UPDATE effect SET payload = payload - 'over'
    WHERE shop_id = ${shopId}::uuid AND kind LIKE '%.update-field' AND subject = ANY(${subjects})`;
}
