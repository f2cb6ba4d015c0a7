import type { Import } from "./imports.ts";

type Room = {
  /** Rooms of ours that it may look into, besides itself. */
  looksInto: readonly string[];
  /** Packages that it may use; where it is not given, any. */
  packages?: readonly string[];
};

const thinking = ["core/kit", "core/errors", "core/domain"];
const platform = [...thinking, "core/world"];

/**
 * Who may import whom, types included. A file belongs to the room with the longest name that its path begins with; a
 * file in no room (the settings of tools at the top) may import packages only, and its neighbours.
 */
export const rooms: Record<string, Room> = {
  "core/kit": { looksInto: [], packages: ["node:crypto"] },
  "core/errors": { looksInto: ["core/kit"], packages: [] },
  "core/domain": { looksInto: ["core/kit", "core/errors"], packages: [] },
  "core/world": { looksInto: thinking, packages: ["zod"] },
  "core/flows": {
    looksInto: [...thinking, "core/world"],
    packages: ["node:crypto"],
  },
  "core/platforms/shopify": { looksInto: platform },
  "core/platforms/tiktok": { looksInto: platform },
  "core/store": { looksInto: platform },
  "core/queue": { looksInto: ["core/kit", "core/errors", "core/world"] },
  "core/mail": { looksInto: platform, packages: ["node:stream", "nodemailer"] },
  "core/wiring": {
    looksInto: [
      ...platform,
      "core/mail",
      "core/platforms/shopify",
      "core/platforms/tiktok",
      "core/store",
      "core/queue",
    ],
  },
  app: { looksInto: [...platform, "core/flows", "core/wiring"] },
  "app/queries": {
    looksInto: [...platform, "core/flows", "core/wiring", "core/store", "app"],
  },
  worker: { looksInto: [...platform, "core/flows", "core/wiring"] },
  sandbox: { looksInto: ["core/kit"] },
  extensions: { looksInto: [] },
  // `docs:errors` and `docs:platforms` print tables of core, `shopify:types` writes for the Shopify room, benches measure the pure thinking; all
  // else only starts processes.
  bin: {
    looksInto: [
      "core/errors",
      "core/domain",
      "core/platforms/shopify",
      "core/platforms/tiktok",
    ],
  },
  prisma: { looksInto: [] },
  tests: {
    looksInto: ["core", "app", "worker", "sandbox", "bin", "prisma"],
  },
};

/** The one way up that is not one: `app` and its own `queries` are one house. */
const sameHouse = [["app", "app/queries"]];

export const roomOf = (path: string): string | null =>
  Object.keys(rooms)
    .filter((room) => path.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0] ?? null;

/** Imports that the table does not allow, as readable lines. */
export function climbs(imports: Import[]): string[] {
  return imports.flatMap((one) => {
    const room = roomOf(one.from);
    const rule = room === null ? { looksInto: [] } : rooms[room];
    const allowed = one.ours
      ? mayLookInto(room, rule?.looksInto ?? [], one.to)
      : (rule?.packages?.includes(one.to) ?? true);
    return allowed ? [] : [`${one.from} → ${one.to}`];
  });
}

function mayLookInto(
  room: string | null,
  looksInto: readonly string[],
  path: string,
): boolean {
  const other = roomOf(path);
  if (other === room) return true;
  if (other === null || room === null) return false;
  return (
    looksInto.some(
      (known) => other === known || other.startsWith(`${known}/`),
    ) ||
    sameHouse.some((house) => house.includes(other) && house.includes(room))
  );
}

/**
 * Inside `core/domain`, from the bottom up. The words come first: facts, letters, effects and plans are what all nouns
 * speak. Planning an order is the top, because an order's plan holds that of its parcels.
 */
export const domainFloors: readonly (readonly string[])[] = [
  [
    "order-money-facts.ts",
    "cancel-causes.ts",
    "aftersale-facts.ts",
    "storefront-aftersale-facts.ts",
    "facts.ts",
    "letters.ts",
    "listing-facts.ts",
    "inbound-facts.ts",
    "goods-draft.ts",
    "call-time.ts",
    "price-rule.ts",
    "option-values.ts",
    "title-rule.ts",
    "field-words.ts",
    "field-policies.ts",
    "field-change.ts",
    "orders/rejection-reasons.ts",
    "orders/hold-reasons.ts",
    "orders/order-rule.ts",
    "orders/order-deed.ts",
    "orders/us-states.ts",
    "promise/region.ts",
    "promise/postal-areas.ts",
    "orders/watched-steps.ts",
    "shipments/parcel-event.ts",
    "stock/stock-rule.ts",
    "replenishment/dated.ts",
    "replenishment/rate-card.ts",
    "effects.ts",
    "effect-states.ts",
    "effect-traits.ts",
    "effect-title.ts",
    "plan.ts",
    "plan-unplanned.ts",
    "patience.ts",
    "conflicts/cause.ts",
  ],
  ["merge/"],
  ["conflicts/"],
  ["listings/"],
  ["stock/"],
  ["promise/"],
  ["orders/"],
  ["returns/"],
  ["shipments/"],
  ["demand/"],
  ["replenishment/"],
  ["notices/"],
  ["orders/plan-order.ts"],
  ["corrections/"],
];

/** Imports inside `core/domain` that go up, or start or end in a place that has no floor. */
export function domainClimbs(imports: Import[]): string[] {
  return imports
    .filter(({ from, to }) => isDomain(from) && isDomain(to))
    .filter(({ from, to }) => {
      const [lower, upper] = [domainFloorOf(to), domainFloorOf(from)];
      return lower === null || upper === null || lower > upper;
    })
    .map(({ from, to }) => `${from} → ${to}`);
}

const isDomain = (path: string) => path.startsWith("core/domain/");

function domainFloorOf(path: string): number | null {
  const inside = path.slice("core/domain/".length);
  const floor =
    domainFloors.findIndex((places) => places.includes(inside)) + 1 ||
    domainFloors.findIndex((places) =>
      places.some((place) => place.endsWith("/") && inside.startsWith(place)),
    ) + 1;
  return floor === 0 ? null : floor;
}
