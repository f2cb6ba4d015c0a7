import { z } from "zod";
import { page } from "./page.ts";
import { instant, reference } from "./scalars.ts";

/** source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/InventoryLevel */
export const level = z.object({
  updatedAt: instant,
  location: reference,
  quantities: z.array(
    z.object({ name: z.string(), quantity: z.number().int() }),
  ),
});

/** Asked by id among others, a deleted item is null. */
export const stockedItem = z
  .object({ id: z.string(), inventoryLevels: page(level) })
  .nullable();

export type WireLevel = z.infer<typeof level>;
