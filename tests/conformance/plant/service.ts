import { gid } from "#sandbox/shopify/gid.ts";
import { openService } from "#sandbox/shopify/store/services.ts";
import { serviceGid } from "#sandbox/shopify/store/shown-ids.ts";
import { isNode } from "../recordings.ts";
import type { Fact, Stage } from "../stage.ts";
import { typeOfGid } from "../translation.ts";

/** The service that owns a recorded location, and so the location. */
export function plantService(stage: Stage, location: string): void {
  const { facts, words, replay } = stage;
  const owner = [...facts.values()].find(
    (fact) =>
      typeOfGid(String(fact.id)) === "FulfillmentService" &&
      locationIdOf(fact) === location,
  );
  if (!owner) return;
  const name = String(
    owner.serviceName ?? facts.get(location)?.name ?? "A service",
  );
  const service = openService(replay.desk, {
    name,
    callbackUrl: null,
    inventoryManagement: false,
    trackingSupport: false,
    requiresShippingMethod: true,
  });
  words.learn(String(owner.id), serviceGid(service.id));
  words.learn(location, gid("Location", service.locationId));
}

/** In either way in which recordings tell where a service stands. */
export function locationIdOf({
  location,
  locationId,
}: Fact): string | undefined {
  if (isNode(location)) return String(location.id);
  return typeof locationId === "string" ? locationId : undefined;
}
