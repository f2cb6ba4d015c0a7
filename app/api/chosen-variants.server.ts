import type { PrismaClient } from "@prisma/client";
import { z } from "zod";
import { variantsOfSkus } from "../queries/find-variants.server.ts";
import { refusal } from "./refusals.ts";

const most = 1000;

const fields = {
  variantIds: z.array(z.uuid()).min(1).max(most).optional(),
  skus: z.array(z.string().trim().min(1)).min(1).max(most).optional(),
};

const exactlyOne = (body: { variantIds?: unknown; skus?: unknown }) =>
  (body.variantIds === undefined) !== (body.skus === undefined);
const problem = { error: "name variantIds or skus, not both" };

/** Variants by our ids or, for programs that only know the store, by their SKUs. */
export const variantChoice = z.strictObject(fields).refine(exactlyOne, problem);

/** The same, with the fingerprint of the preview that is approved. */
export const approvedChoice = z
  .strictObject({ ...fields, fingerprint: z.string().min(1) })
  .refine(exactlyOne, problem);

/** @throws Response 422 that names the SKUs which the store does not have. */
export async function variantIdsOf(
  prisma: PrismaClient,
  shopId: string,
  { variantIds, skus }: z.output<typeof variantChoice>,
): Promise<string[]> {
  if (variantIds) return variantIds;
  const found = await variantsOfSkus(prisma, shopId, skus ?? []);
  if (found.unknown.length > 0)
    throw refusal("sku_unknown", found.unknown.join(", "));
  return found.variantIds;
}
