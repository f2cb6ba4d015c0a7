import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "./client.server.ts";
import { createFulfillmentService } from "./operations/create-fulfillment-service.ts";
import { listFulfillmentServices } from "./operations/list-fulfillment-services.ts";
import { moveFulfillmentService } from "./operations/move-fulfillment-service.ts";
import type { WireFulfillmentService } from "./wire/location.ts";

/**
 * Finds our fulfillment service by its address or its name, or creates it. Safe to repeat after an unknown outcome.
 * @throws SyncError request_refused when another app holds the name; outcome_unknown.
 */
export async function ensureService(
  client: AdminClient,
  shop: ShopRef,
  wanted: { name: string; callbackUrl: string },
) {
  const services = await listFulfillmentServices(client, shop);
  const here = services.find((each) => isAt(each, wanted.callbackUrl));
  if (here) return toService(here);

  const named = services.find((each) => isNamed(each, wanted.name));
  if (named) {
    const { callbackUrl } = wanted;
    await moveFulfillmentService(client, shop, { id: named.id, callbackUrl });
    return toService(named);
  }

  return toService(await createFulfillmentService(client, shop, wanted));
}

/** Whether a service is called back at this address; a slash at its end is no other address. */
export const isAt = (
  service: Pick<WireFulfillmentService, "callbackUrl">,
  callbackUrl: string,
) =>
  service.callbackUrl !== null &&
  withoutSlash(service.callbackUrl) === withoutSlash(callbackUrl);

/** Shopify compares names without case when it refuses a second one. */
const isNamed = (service: WireFulfillmentService, name: string) =>
  service.type === "THIRD_PARTY" &&
  service.serviceName.toLowerCase() === name.toLowerCase();

const withoutSlash = (url: string) => url.replace(/\/+$/, "");

function toService(service: WireFulfillmentService | null) {
  if (!service?.location) throw new SyncError("outcome_unknown");
  return {
    serviceId: service.id,
    handle: service.handle,
    locationId: service.location.id,
  };
}
