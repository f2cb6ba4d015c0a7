import { lastOne } from "#sandbox/scenarios/bad-days/oversell.ts";
import { atNoon } from "#sandbox/scenarios/bad-days/throttled-noon.ts";
import type { Control } from "../main-job/control.ts";
import type { Memory, Wait } from "../main-job/memory.ts";
import type { Merchant } from "../main-job/merchant.ts";

export type Scene = {
  memory: Memory;
  control: Control;
  merchant: Pick<Merchant, "settle">;
  faults(): Promise<{ id: string; struck: number }[]>;
  wait: Wait;
};

/** What must hold after an act, and what was found instead: null where it holds. */
export type End = { what: string; found: string | null };
export type Check = (scene: Scene) => Promise<string | null>;
type Ends = Record<string, Check>;

const expected = (actual: unknown, wanted: unknown) =>
  actual === wanted ? null : `${actual} instead of ${wanted}`;

const openConflicts = ({ memory }: Scene, where: object) =>
  memory.prisma.conflict.findMany({ where: { state: "open", ...where } });

const onTikTok = async ({ control }: Scene, sku: string) => {
  const { products } = await control.tiktok();
  const found = products
    .flatMap(({ skus }) => skus)
    .find(({ sellerSku }) => sellerSku === sku);
  return found?.inventory.reduce((sum, at) => sum + at.quantity, 0);
};

/** Every TikTok order stands exactly once in Shopify, and nothing was sent twice. */
const nothingLost =
  (orders: number): Check =>
  async ({ control }) => {
    const [tiktok, shopify] = await Promise.all([
      control.tiktok(),
      control.shopify(),
    ]);
    if (tiktok.orders.length !== orders)
      return `TikTok has ${tiktok.orders.length} orders`;
    for (const { id } of tiktok.orders) {
      const twins = shopify.orders.filter((o) => o.sourceIdentifier === id);
      if (twins.length !== 1) return `${id} stands ${twins.length} times`;
    }
    return null;
  };

/** The carrier's numbers of every TikTok order are those of its twin. */
const sameNumbers: Check = async ({ control }) => {
  const [tiktok, shopify] = await Promise.all([
    control.tiktok(),
    control.shopify(),
  ]);
  for (const order of tiktok.orders) {
    const twin = shopify.orders.find((o) => o.sourceIdentifier === order.id);
    const theirs = order.lines.map((line) => line.trackingNumber ?? "none");
    const ours = (twin?.fulfillments ?? []).flatMap((made) =>
      made.tracking.map(({ number }) => number),
    );
    const [left, right] = [theirs, ours].map((all) =>
      [...new Set(all)].sort().join(", "),
    );
    if (left !== right || left === "none")
      return `${order.id}: TikTok has ${left}, Shopify ${right || "none"}`;
  }
  return null;
};

const done: Check = async ({ memory }) => expected(await memory.underWay(), 0);

const settle =
  (field: string, choice: "storefront" | "marketplace"): Check =>
  async (scene) => {
    for (const conflict of await openConflicts(scene, { field }))
      await scene.merchant.settle(conflict.id, {
        version: conflict.version,
        choice: { kind: choice },
        reason: "Decided in the story.",
      });
    const settled = await scene.memory.prisma.conflict.count({
      where: { field, state: "settled" },
    });
    return settled > 0 ? null : `no question about the ${field} was asked`;
  };

const table: Record<string, Record<string, Ends>> = {
  oversell: {
    rush: {
      "every order of TikTok Shop stands once in Shopify": async (scene) =>
        nothingLost((await scene.control.tiktok()).orders.length)(scene),
      "TikTok Shop shows none any more": async (scene) =>
        expected(await onTikTok(scene, lastOne.sku), 0),
      "a human is asked about exactly the units too many": async (scene) => {
        const asked = await openConflicts(scene, { field: "oversold" });
        return asked.length === 1 &&
          asked[0]?.reason.startsWith(`${lastOne.units} units were sold beyond`)
          ? null
          : `asked: ${asked.map(({ reason }) => reason).join(" ") || "nothing"}`;
      },
    },
    restock: {
      "the question is closed": async (scene) =>
        expected((await openConflicts(scene, { field: "oversold" })).length, 0),
      "TikTok Shop shows what can be sold again": async (scene) =>
        expected(await onTikTok(scene, lastOne.sku), 8),
    },
  },
  "late-tracking": {
    sale: { "all three orders stand in Shopify": nothingLost(3) },
    "bare-parcels": {
      "TikTok Shop was told no number that does not exist": async (scene) => {
        const { orders } = await scene.control.tiktok();
        const told = orders.flatMap(({ lines }) =>
          lines.flatMap(({ trackingNumber }) => trackingNumber ?? []),
        );
        return expected(told.join(), "");
      },
    },
    numbers: { "both sides have the same numbers": sameNumbers },
    "another-number": { "both sides have the same numbers": sameNumbers },
  },
  "title-duel": {
    edits: {
      "a human was asked about the title": settle("title", "storefront"),
      "a human was asked about the price": settle("price", "marketplace"),
      "both sides have the title of the store": async ({ control }) => {
        const [shopify, tiktok] = await Promise.all([
          control.shopify(),
          control.tiktok(),
        ]);
        const title = (all: { title: string }[]) =>
          all.map((one) => one.title).sort();
        return expected(
          title(tiktok.products).join(),
          title(shopify.products).join(),
        );
      },
    },
  },
  "throttled-noon": {
    noon: {
      "both platforms have refused calls": async (scene) => {
        const faults = await scene.faults();
        const idle = faults.filter(({ struck }) => struck === 0);
        return expected(idle.map(({ id }) => id).join(), "");
      },
      "no order stands twice in Shopify": async ({ control }) => {
        const { orders } = await control.shopify();
        const twins = orders.flatMap((o) => o.sourceIdentifier ?? []);
        return expected(new Set(twins).size, twins.length);
      },
    },
    afternoon: {
      "no work was given up": async ({ memory }) => {
        const stuck = await memory.prisma.conflict.count({
          where: { kind: "stuck", state: "open" },
        });
        return expected(stuck, 0);
      },
      "every order of TikTok Shop stands once in Shopify": nothingLost(atNoon),
      "Quayside knows every order of the store": async ({ memory }) =>
        expected(
          await memory.prisma.order.count({
            where: { channel: "storefront" },
          }),
          atNoon,
        ),
    },
  },
};

/** At noon work may be waiting; nothing is lost as long as the afternoon finds it. */
const isBusy = (act: string) => act === "noon";

/** What must hold after this act. */
export const endsOf = (day: string, act: string): Ends => ({
  ...table[day]?.[act],
  ...(!isBusy(act) && { "nothing is left undone": done }),
});
