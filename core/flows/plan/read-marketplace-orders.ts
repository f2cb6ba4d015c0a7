import type { MarketplaceOrderFact } from "../../domain/facts.ts";
import {
  isPriceTorn,
  withPriceDetail,
} from "../../domain/orders/price-detail.ts";
import { stateOfMarketplaceOrder } from "../../domain/orders/states.ts";
import { SyncError } from "../../errors/sync-error.ts";
import type { Planning } from "./context.ts";

type Reading = Pick<Planning, "world" | "shop">;

/**
 * Reads orders on the marketplace. Of one whose own payment does not add up the price detail is read as well, one call more,
 * and taken where it does (law O1).
 */
export async function readMarketplaceOrders(
  { world, shop }: Reading,
  externalIds: string[],
): Promise<MarketplaceOrderFact[]> {
  const orders = await world.marketplace.fetchOrders(shop, externalIds);
  const read: MarketplaceOrderFact[] = [];
  for (const order of orders)
    read.push(
      isWanted(order) && isPriceTorn(order)
        ? await mended({ world, shop }, order)
        : order,
    );
  return read;
}

/** What is not paid, or held, is not brought to the store yet: its price is looked at when it is. */
const isWanted = ({ status }: MarketplaceOrderFact) =>
  stateOfMarketplaceOrder(status) !== "waiting";

async function mended(
  { world, shop }: Reading,
  order: MarketplaceOrderFact,
): Promise<MarketplaceOrderFact> {
  try {
    const detail = await world.marketplace.fetchPrice(shop, order.externalId);
    return (detail && withPriceDetail(order, detail)) ?? order;
  } catch (error) {
    // What is refused for good keeps nobody from learning the rest of the order: a person is asked about its price.
    if (error instanceof SyncError && error.retry === "never") return order;
    throw error;
  }
}
