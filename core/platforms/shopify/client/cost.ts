import { z } from "zod";

const costShape = z.object({
  requestedQueryCost: z.number(),
  throttleStatus: z.object({
    maximumAvailable: z.number(),
    currentlyAvailable: z.number(),
    restoreRate: z.number().positive(),
  }),
});

/** What an answer says about the shop's budget, in Shopify's cost points. */
export type Cost = z.infer<typeof costShape>;

/** Reads `extensions.cost`; null where the answer has none, as answers of a gateway have not. */
export function readCost(extensions: unknown): Cost | null {
  const parsed = z.object({ cost: costShape }).safeParse(extensions);
  return parsed.success ? parsed.data.cost : null;
}

/** Milliseconds until the shop's bucket holds the requested points again. */
export function waitFor({ requestedQueryCost, throttleStatus }: Cost): number {
  const missing = requestedQueryCost - throttleStatus.currentlyAvailable;
  return Math.max(0, Math.ceil((missing / throttleStatus.restoreRate) * 1000));
}
