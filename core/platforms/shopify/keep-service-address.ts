import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "./client.server.ts";
import { isAt } from "./ensure-service.ts";
import { listFulfillmentServices } from "./operations/list-fulfillment-services.ts";
import { moveFulfillmentService } from "./operations/move-fulfillment-service.ts";

/** Looks where Shopify calls back for our service, and sets it right where it is elsewhere. Safe to repeat. */
export async function keepServiceAddress(
  client: AdminClient,
  shop: ShopRef,
  { serviceId: id, callbackUrl }: { serviceId: string; callbackUrl: string },
): Promise<"stands" | "gone"> {
  const services = await listFulfillmentServices(client, shop);
  const ours = services.find((service) => service.id === id);
  if (!ours) return "gone";
  if (!isAt(ours, callbackUrl))
    await moveFulfillmentService(client, shop, { id, callbackUrl });
  return "stands";
}
