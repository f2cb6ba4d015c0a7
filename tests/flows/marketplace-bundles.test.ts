import { afterAll, beforeAll, expect, test } from "vitest";
import { readKit } from "#app/queries/kits.server.ts";
import { changeLink } from "#core/flows/change-link.ts";
import { setKit } from "#core/flows/set-kit.ts";
import { buyersHome } from "../stories/main-job/cast.ts";
import { openSmallTown, type SmallTown } from "../support/open-small-town.ts";
import { choose } from "./trials/catalog.ts";
import { onHandAtHome, twinsOf } from "./trials/orders.ts";

const actor = "merchant:ada";
// The duffel is not on TikTok Shop and has no goods; its parts are and have some.
const [bundle, mug, cup] = ["DFL-NVY", "MUG-NVY-12", "TUM-CRM-20"] as const;

let town: SmallTown;
beforeAll(async () => {
  town = await (await openSmallTown({ scenario: "first-harbor" })).connect();
});
afterAll(() => town[Symbol.asyncDispose]());

const idOf = async (sku: string) =>
  (await town.prisma.variant.findFirstOrThrow({ where: { sku } })).id;
const list = async (
  sellerSku: string,
  parts?: { sellerSku: string; count: number }[],
): Promise<{ skuIds: [string] }> => {
  const plain = { barcode: null, optionName: "", optionValue: "", stock: 5 };
  const made = await town.ask("POST", "/tiktok/products", {
    title: "Weekend set",
    description: "All for a weekend.",
    skus: [{ ...plain, sellerSku, price: "40.00", parts }],
  });
  await town.settle();
  return made;
};
const link = async (skuExternalId: string, variantId: string | null) => {
  const sku = await town.prisma.listingSku.findFirstOrThrow({
    where: { externalId: skuExternalId },
  });
  const wish = { listingSkuId: sku.id, variantId, actor, reason: null };
  await changeLink(town.world, town.shopId, wish);
  await town.settle();
};
const makeKit = async (parts: Record<string, number>) =>
  setKit(town.world, town.shopId, {
    variantId: await idOf(bundle),
    parts: await Promise.all(
      Object.entries(parts).map(async ([part, count]) => ({
        variantId: await idOf(part),
        count,
      })),
    ),
    actor,
  });
const kit = async () => readKit(town.prisma, town.shopId, await idOf(bundle));
const numberOf = async (sku: string, channel: "storefront" | "marketplace") =>
  town.prisma.publication.findFirstOrThrow({
    where: { variantId: await idOf(sku), channel },
  });
const leftAtNetwork = async (sku: string) => {
  const { goodsLink } = await town.prisma.variant.findFirstOrThrow({
    where: { sku },
    include: { goodsLink: { include: { goods: true } } },
  });
  const { goods } = await town.control.network();
  const found = goods.find(({ id }) => id === goodsLink?.goods.externalId);
  return (found?.stock ?? []).reduce((sum, at) => sum + at.available, 0);
};

test("S2 S4 a variant that TikTok Shop sells as a virtual bundle is told by its parts, and sales on both channels move them", async () => {
  expect(await kit()).toMatchObject({ source: null });
  const { skuIds } = await list(bundle, [
    { sellerSku: mug, count: 2 },
    { sellerSku: cup, count: 1 },
  ]);
  const parts = [
    { label: mug, count: 2 },
    { label: cup, count: 1 },
  ];
  expect(await kit()).toMatchObject({ source: "tiktok", parts });

  await choose(town, bundle);
  await town.settle();
  const allowed = async () =>
    [
      { sku: mug, units: Math.floor((await leftAtNetwork(mug)) / 2) },
      { sku: cup, units: await leftAtNetwork(cup) },
    ].toSorted((a, b) => a.units - b.units)[0];
  const scarcest = await allowed();
  const told = await numberOf(bundle, "storefront");
  expect(told).toMatchObject({
    desired: scarcest?.units,
    published: scarcest?.units,
    derivation: [{ opens: "variant", ref: await idOf(scarcest?.sku ?? "") }],
  });

  // A sale in Shopify takes the parts at the network.
  const before = {
    mug: await leftAtNetwork(mug),
    cup: await leftAtNetwork(cup),
  };
  await town.control.buyOnShopify([{ sku: bundle, quantity: 1 }], buyersHome);
  await town.settle();
  expect(await leftAtNetwork(mug)).toBe(before.mug - 2);
  expect(await leftAtNetwork(cup)).toBe(before.cup - 1);
  expect((await numberOf(bundle, "storefront")).desired).toBe(
    (await allowed())?.units,
  );

  // A sale on TikTok Shop that the merchant ships takes those on his own shelf, once.
  const toldOfMug = async () => (await numberOf(mug, "marketplace")).desired;
  const own = {
    told: await toldOfMug(),
    onHand: await onHandAtHome(town, mug),
  };
  const { id } = await town.control.buyOnTikTok(
    [{ skuId: skuIds[0], quantity: 1 }],
    "BY_SELLER",
  );
  await town.control.advance(61 * 60_000);
  await town.settle();
  const [twin] = await twinsOf(town, id);
  expect(twin?.lines.map(({ sku }) => sku)).toEqual([bundle]);
  expect(await toldOfMug()).toBe(own.told - 2);
  await town.control.shipFromShopify(twin?.id ?? "", {
    trackingNumber: "1Z999AA10123456784",
    company: "UPS",
  });
  await town.settle();
  expect(await onHandAtHome(town, mug)).toBe(own.onHand - 2);
  expect(await toldOfMug()).toBe(own.told - 2);
});

test("S2 a person's kit goes before TikTok's bundle, and it is none without its link or with a SKU of its own", async () => {
  const sku = await town.prisma.listingSku.findFirstOrThrow({
    where: { sellerSku: bundle },
  });
  const variantId = await idOf(bundle);
  expect(await makeKit({ [mug]: 1 })).toMatchObject({ outcome: "unfit" });

  await link(sku.externalId, null);
  expect(await kit()).toMatchObject({ source: null, parts: [] });
  await makeKit({ [cup]: 3 });
  await link(sku.externalId, variantId);
  expect(await kit()).toMatchObject({
    source: "person",
    parts: [{ label: cup, count: 3 }],
  });
  await makeKit({});
  expect((await kit()).source).toBe("tiktok");

  // It lies on a shelf, too, then: which of both it is, nobody says.
  const plain = await list("WEEKEND");
  await link(plain.skuIds[0], variantId);
  expect(await kit()).toMatchObject({ source: null, parts: [] });
  await link(plain.skuIds[0], null);
  expect((await kit()).source).toBe("tiktok");
});

test("O5 O4 a part of a bundle that travels under a number of its own is asked about as what TikTok Shop cannot show, and never as late", async () => {
  const { skuIds } = await list("PAIR", [
    { sellerSku: mug, count: 1 },
    { sellerSku: cup, count: 1 },
  ]);
  const { id } = await town.control.buyOnTikTok(
    [{ skuId: skuIds[0], quantity: 1 }],
    "BY_SELLER",
  );
  await town.control.advance(61 * 60_000);
  await town.settle();
  const [twin] = await twinsOf(town, id);
  const ship = async (sku: string, trackingNumber = "", company = "UPS") => {
    const number = twin?.id.split("/").at(-1);
    await town.ask("POST", `/shopify/${town.handle}/orders/${number}/fulfill`, {
      lines: [{ sku, quantity: 1 }],
      trackingNumber,
      company,
    });
    await town.settle();
  };
  const asked = async () => {
    const order = await town.prisma.order.findFirstOrThrow({
      where: { externalId: id },
    });
    const open = await town.prisma.conflict.findMany({
      where: { subjectId: order.id, state: "open" },
    });
    return open.map(({ cause, storefront, marketplace }) => [
      cause,
      storefront,
      marketplace,
    ]);
  };
  const [first, second] = ["1Z999AA10123456811", "9400111899560000000019"];
  await ship(mug, first);
  expect(await asked()).toEqual([]);
  await ship(cup, second, "USPS");
  const question = ["stuck:bundle-apart", second, first];
  expect(await asked()).toEqual([question]);
  // Also once a person has said that it is done.
  await town.prisma.conflict.updateMany({
    where: { cause: "stuck:bundle-apart" },
    data: { state: "settled" },
  });
  // The platforms' calendar is an hour ahead of ours.
  town.wait(90 * 60_000);
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  expect(
    (await asked()).filter(([cause]) => cause === "stuck:overdue-tell"),
  ).toEqual([]);
});
