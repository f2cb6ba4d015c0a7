import {
  defaultOrderRule,
  type OrderRule,
} from "../../domain/orders/order-rule.ts";
import type { Tx } from "../prisma.server.ts";
import { fromJson } from "../rows.server.ts";

/** A shop's rule for orders that the network will not ship. */
export async function readOrderRule(
  tx: Tx,
  shopId: string,
): Promise<OrderRule> {
  const { orderRule } = await tx.shop.findUniqueOrThrow({
    where: { id: shopId },
    select: { orderRule: true },
  });
  return toOrderRule(fromJson<Partial<OrderRule>>(orderRule));
}

/** @param kept what a shop has said of it. */
export const toOrderRule = (kept: Partial<OrderRule>): OrderRule => ({
  ...defaultOrderRule,
  ...kept,
});
