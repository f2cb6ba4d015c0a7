import type { Told } from "../../queries/variant-stock.server.ts";

/** Whether a channel has still to be told one of these numbers. */
export const isBeingTold = (
  told: readonly Pick<Told, "desired" | "published">[],
): boolean => told.some(({ desired, published }) => desired !== published);
