import type { LocationFact } from "#core/domain/facts.ts";
import type { WireLocation } from "../wire/location.ts";

export const toLocationFact = (location: WireLocation): LocationFact => ({
  externalId: location.id,
  name: location.name,
  isFulfillmentService: location.isFulfillmentService,
});
