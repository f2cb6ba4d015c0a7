import {
  type KeptTown,
  keepTown,
  type OpenedTown,
} from "../../support/keep-town.ts";
import { moves } from "./moves/moves.ts";
import { castScene, clearSky, type Scene } from "./scene.ts";

/**
 * When a history begins: in the *morning* everything is connected and nothing has happened yet; by the *afternoon* orders of
 * both channels are at every stage on their way, at a merchant's who has more than one location, warehouse and product of his
 * own making, so that what follows on others can happen from the first move on.
 */
export type Beginning = "morning" | "afternoon";

/** Towns in which histories begin. */
export type Beginnings = AsyncDisposable & {
  /** A town of its own, and what there is of each of its merchants. One at a time. */
  open(at: Beginning): Promise<Opened>;
};

type Opened = { town: OpenedTown["town"]; main: Scene; neighbour: Scene };

/** What a scene is made of but its town and its sky: it lasts while towns come and go. */
type Memory = Omit<Scene, "town" | "sky">;

/** Makes towns of each kind once the first history begins in one. */
export function openBeginnings(): Beginnings {
  let morning: Promise<KeptTown> | undefined;
  let afternoon: ReturnType<typeof keepAfternoon> | undefined;
  return {
    async open(at) {
      if (at === "morning") {
        morning ??= keepTown();
        return cast(await (await morning).open());
      }
      afternoon ??= keepAfternoon();
      const { towns, memory } = await afternoon;
      const opened = await towns.open();
      const scenes = await cast(opened);
      return {
        ...scenes,
        main: { ...scenes.main, ...structuredClone(memory) },
      };
    },
    async [Symbol.asyncDispose]() {
      await (await morning)?.[Symbol.asyncDispose]();
      await (await afternoon)?.towns[Symbol.asyncDispose]();
    },
  };
}

async function cast({ town, main, neighbour }: OpenedTown): Promise<Opened> {
  const sky = clearSky();
  return {
    town,
    main: await castScene(main, sky),
    neighbour: await castScene(neighbour, sky),
  };
}

/** Buyers of the main merchant's who have come by the afternoon, and what has become of their orders. */
const untilAfternoon: [move: string, deed: unknown][] = [
  // His goods lie at two places, one of which stands behind a second warehouse; and something of his is new on TikTok Shop.
  ["the merchant opens a location", { name: "Quay 1" }],
  [
    "count what lies at another location",
    { place: 0, sku: "CAN-CED-08", available: 6 },
  ],
  ["TikTok Shop sells from another warehouse", { name: "Shed 1" }],
  [
    "somebody counts at another warehouse",
    { warehouse: 0, sku: "CAN-CED-08", quantity: 4 },
  ],
  ["a product is made in Shopify", { prefix: "NEW-1", seed: 7 }],
  ["the sweep looks", {}],
  ["a product is listed on TikTok Shop", { made: 0, withGoods: true }],
  ["the sweep looks", {}],
  ["choose a variant", { sku: "TEE-M" }],
  ["choose a variant", { sku: "MUG-NVY-12" }],
  ...["MUG-SND-12", "TOTE-NAT-01", "TEE-L"].map((sku): [string, unknown] => [
    "buy on TikTok",
    { sku, way: "BY_SELLER", quantity: 2 },
  ]),
  ["buy on TikTok", { sku: "TOTE-NVY-01", way: "BY_TIKTOK", quantity: 2 }],
  ["buy on Shopify from the network", { sku: "TEE-M", quantity: 2 }],
  [
    "buy on Shopify from the merchant's shelf",
    { sku: "CAN-FIG-08", quantity: 2 },
  ],
  ["hours pass for everybody", { hours: 2 }],
  ["the sweep looks", {}],
  ["buyers see what was listed", {}],
  [
    "the merchant says what stands behind a warehouse",
    { warehouse: 0, standing: "location", place: 0 },
  ],
  ["the merchant ships", {}],
  ["the network ships", {}],
  ["the sweep looks", {}],
  ["parcels reach their buyers", {}],
  ["the sweep looks", {}],
  // Two bring something back: one that is on its way, one that waits for an answer.
  [
    "a buyer on TikTok wants something back",
    { order: 0, type: "RETURN_AND_REFUND", line: 0 },
  ],
  ["a customer in Shopify wants to return", { nth: 0 }],
  // These are still to leave, and the last are within their hold.
  ["buy on Shopify from the network", { sku: "MUG-NVY-12", quantity: 2 }],
  ["buy on Shopify from the network", { sku: "TEE-M", quantity: 1 }],
  ["buy on TikTok", { sku: "TEE-L", way: "BY_SELLER", quantity: 3 }],
  ["buy on TikTok", { sku: "CAN-FIG-08", way: "BY_SELLER", quantity: 1 }],
  ["hours pass for everybody", { hours: 2 }],
  // What the network has none of any more can be unbound, and set up again.
  ["the network disposes of all there is of goods", { goods: 4 }],
  ["the sweep looks", {}],
  ["buy on TikTok", { sku: "MUG-SND-12", way: "BY_SELLER", quantity: 1 }],
];

/** @throws Error where anything of the script is not possible: the afternoon would not be what it is said to be. */
async function keepAfternoon() {
  let memory: Memory | undefined;
  const towns = await keepTown(async ({ town, main }) => {
    await town.control.holdDock();
    const scene = await castScene(main, clearSky());
    for (const [name, deed] of untilAfternoon) {
      const happened = await moves[name]?.play(scene, deed);
      if (!happened)
        throw new Error(`before the afternoon, not possible: ${name}`);
    }
    await town.settle();
    const { town: _town, sky: _sky, ...rest } = scene;
    memory = rest;
  });
  if (!memory) throw new Error("the town was kept before its afternoon");
  return { towns, memory };
}
