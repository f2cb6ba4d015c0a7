import { z } from "zod";
import type { Deed, Outcome } from "../../deed.ts";
import type { Platform } from "../platform.ts";

export type Given<B> = { params: Record<string, string>; body: B };

/** A deed in one shop; the query parameter `shop` picks another than the first. */
export type ShopDeed = Deed & {
  run(platform: Platform, given: Given<unknown>): Outcome;
};

/** Ties the type of the body to its schema. */
export function shopDeed<B>(
  deed: Omit<Deed, "body"> & {
    body: z.ZodType<B>;
    run(platform: Platform, given: Given<B>): Outcome;
  },
): ShopDeed {
  return deed as unknown as ShopDeed;
}

export const noBody = z.object({});
