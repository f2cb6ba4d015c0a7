import { z } from "zod";
import { standings } from "#core/domain/stock/stock-rule.ts";
import { setWarehouse, type WarehouseSet } from "#core/flows/set-warehouse.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orFailure } from "../failure.server.ts";
import { world } from "../world.server.ts";

/** What stands behind a warehouse of TikTok Shop's, as programs say it. Null: it is asked again. */
export const warehouseWish = z.strictObject({
  warehouseId: z.uuid(),
  standing: z.enum(standings).nullable(),
  poolId: z.uuid().nullable(),
});

const nobody = { standing: null, poolId: null };
const behind = z.union([
  z.literal("").transform(() => nobody),
  z
    .enum(["zero", "apart"])
    .transform((standing) => ({ standing, poolId: null })),
  z.uuid().transform((poolId) => ({ standing: "location" as const, poolId })),
]);
const inForm = z.object({ warehouseId: z.uuid(), behind });

/** The form that says what stands behind a warehouse. */
export async function answerWarehouseForm(request: Request) {
  const { shopId, actor } = await requireMerchant(request);
  const form = await request.formData();
  const said = inForm.safeParse({
    warehouseId: form.get("warehouseId"),
    behind: form.get("behind"),
  });
  if (!said.success) return { outcome: "unknown" as const };
  const { warehouseId, behind } = said.data;
  return orFailure<WarehouseSet>(
    setWarehouse(world, shopId, { warehouseId, ...behind, actor }),
  );
}

export type WarehouseAnswer = Awaited<ReturnType<typeof answerWarehouseForm>>;
