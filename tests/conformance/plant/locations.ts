import { nextId } from "#sandbox/shopify/desk.ts";
import { gid, idOf } from "#sandbox/shopify/gid.ts";
import { ownLocation } from "#sandbox/shopify/store/lookups.ts";
import { isNode } from "../recordings.ts";
import type { Stage } from "../stage.ts";
import { gidsIn, typeOfGid } from "../translation.ts";
import { locationIdOf } from "./service.ts";

/**
 * The locations of the recorded store, in their order; the one where its orders waited first is the default.
 * Locations of services come with the services.
 */
export function plantLocations({
  replay,
  recording,
  facts,
  words,
}: Stage): void {
  const { store, desk } = replay;
  // Orders that the recording makes wait where all new ones do.
  const made = recording.captures.filter(
    ({ answer }) => answer.data?.orderCreate,
  );
  const text = JSON.stringify(
    [...made, ...recording.captures].map(({ answer }) => answer),
  );
  const ofServices = new Set(
    [...facts.values()].flatMap((fact) => {
      const location = locationIdOf(fact);
      return String(fact.id).includes("/FulfillmentService/") &&
        location &&
        fact.type !== "MANUAL"
        ? [location]
        : [];
    }),
  );
  const addedLater = new Set(
    recording.captures.flatMap(({ answer }) =>
      gidsIn(answer.data?.locationAdd ?? null),
    ),
  );
  const recorded = [...facts.values()]
    .filter(
      ({ id, isFulfillmentService }) =>
        typeOfGid(String(id)) === "Location" &&
        isFulfillmentService !== true &&
        !addedLater.has(String(id)) &&
        !ofServices.has(String(id)),
    )
    .sort((a, b) => numberOf(a.id) - numberOf(b.id));
  const waiting = /"assignedLocation":\{[^}]*"location":\{"id":"([^"]+)"/.exec(
    text,
  )?.[1];
  const own = ownLocation(store);
  const told = new Map(assignedLocations(recording.tree));
  if (recorded.length > 0) store.locations.remove(own);
  for (const { id, name, fulfillsOnlineOrders } of recorded) {
    const location = store.locations.add({
      ...own,
      ...(typeof fulfillsOnlineOrders === "boolean" && {
        fulfillsOnlineOrders,
      }),
      id: nextId(desk),
      levelNumber: nextId(desk),
      name: String(name ?? told.get(String(id)) ?? "Shop location"),
    });
    words.learn(String(id), gid("Location", location.id));
    if (id === waiting || store.locations.size === 1)
      store.defaultLocationId = location.id;
  }
  // A level's id begins with the number of its location.
  for (const { id, location } of facts.values()) {
    const [base = ""] = String(id).split("?");
    const number =
      isNode(location) &&
      store.locations.get(idOf(words.get(String(location.id)), "Location"))
        ?.levelNumber;
    if (typeOfGid(String(id)) === "InventoryLevel" && number)
      words.learn(base, gid("InventoryLevel", number));
  }
}

/** Ids and names of locations, where fulfillment orders tell both. */
function assignedLocations(value: unknown): [string, string][] {
  if (Array.isArray(value)) return value.flatMap(assignedLocations);
  if (!isNode(value)) return [];
  const { assignedLocation } = value;
  const { name, location } = isNode(assignedLocation) ? assignedLocation : {};
  const own: [string, string][] =
    typeof name === "string" && isNode(location)
      ? [[String(location.id), name]]
      : [];
  return [...own, ...Object.values(value).flatMap(assignedLocations)];
}

const numberOf = (id: unknown) => Number(/\/(\d+)/.exec(String(id))?.[1] ?? 0);
