import { afterEach, beforeEach, expect, test } from "vitest";
import { changeFields, previewChange } from "#core/flows/change-fields.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import { type SmallTown, shopDomain } from "../support/open-small-town.ts";
import { priceInShopify } from "../support/price-in-shopify.ts";

let town: SmallTown;
beforeEach(async () => {
  town = await openConnectedTown();
});
afterEach(() => town[Symbol.asyncDispose]());

type Call = { operations: string[]; path: string };
const toTikTok = ({ path }: Call) => path.endsWith("/prices/update");
const toShopify = ({ operations }: Call) =>
  operations.includes("productVariantsBulkUpdate");

const shop = () => ({ shopId: town.shopId, domain: shopDomain });

/** The products whose listings sell several variants. */
const listed = () =>
  town.prisma.listing.findMany({
    where: { skus: { some: {} } },
    include: { product: { include: { variants: true } }, skus: true },
    orderBy: { externalId: "asc" },
  });

const pricesOnTikTok = async () => {
  const { products } = await town.control.tiktok();
  return new Map(
    products.flatMap(({ skus }) =>
      skus.map(({ sellerSku, price }) => [sellerSku, price]),
    ),
  );
};

/** The calls that bring the other side up to date. */
async function callsAfterwards(): Promise<Call[]> {
  await town.ask("DELETE", "/calls");
  await town.settle();
  const { calls } = await town.ask("GET", "/calls?limit=10000");
  return calls;
}

const priceWrites = (kind: string) =>
  town.prisma.effect.findMany({
    where: { kind, subject: { startsWith: "price:" } },
  });

test("C2 E2 the prices of a listing's SKUs reach TikTok Shop in one call, and Shopify in one", async () => {
  const listings = await listed();
  const skus = listings.flatMap((one) => one.skus);
  for (const [index, { product }] of listings.entries())
    await priceInShopify(town, product, 3000 + index);
  const there = await callsAfterwards();
  expect(skus.length).toBeGreaterThan(listings.length);
  expect(there.filter(toTikTok)).toHaveLength(listings.length);
  expect(await priceWrites("marketplace.update-field")).toHaveLength(
    skus.length,
  );

  await town.nextSecond();
  const [mug] = listings.filter((one) => one.skus.length > 1);
  await town.ask("POST", `/tiktok/products/${mug?.externalId}`, {
    price: "41.00",
  });
  const back = await callsAfterwards();
  expect(back.filter(toShopify)).toHaveLength(1);
  expect(back.filter(toTikTok)).toHaveLength(0);
  const product = await town.world.storefront.fetchProduct(
    shop(),
    mug?.product?.externalId ?? "",
  );
  expect(product?.variants.map(({ priceMinor }) => priceMinor)).toEqual(
    mug?.skus.map(() => 4100),
  );
  for (const effect of await town.prisma.effect.findMany({
    where: { subject: { startsWith: "price:" } },
  }))
    expect(effect.state).toBe("confirmed");
});

test("H1 a price that a promotion holds is refused alone; the others of its listing are told", async () => {
  const [listing] = (await listed()).filter((one) => one.skus.length > 1);
  const [held, ...others] = (listing?.skus ?? []).map(
    ({ sellerSku }) => sellerSku ?? "",
  );
  await town.ask("POST", "/tiktok/campaigns", { sellerSku: held, quantity: 1 });
  const before = (await pricesOnTikTok()).get(held ?? "");
  await priceInShopify(town, listing?.product ?? null, 3300);
  await town.settle();

  const now = await pricesOnTikTok();
  expect(now.get(held ?? "")).toEqual(before);
  const heldId = listing?.skus.find(({ sellerSku }) => sellerSku === held)?.id;
  const states = async (ofHeld: boolean) =>
    (await priceWrites("marketplace.update-field")).flatMap((effect) =>
      (effect.subject === `price:${heldId}`) === ofHeld ? effect.state : [],
    );
  expect(others.length).toBeGreaterThan(0);
  expect(await states(false)).toEqual(others.map(() => "confirmed"));
  // Each version of the listing is tried anew, and refused; it is one question for all that.
  expect(new Set(await states(true))).toEqual(new Set(["refused"]));
  const questions = await town.prisma.conflict.findMany({
    where: { state: "open" },
  });
  expect(questions).toHaveLength(1);
});

test("E1 H1 a worker that is killed after the one call leaves each price written once, with one audit line", async () => {
  const [listing] = (await listed()).filter((one) => one.skus.length > 1);
  await priceInShopify(town, listing?.product ?? null, 3300);
  town.killAfter("marketplace.setPrices");
  const calls = await callsAfterwards();
  expect(town.killed()).toBe(1);
  // The next worker looks, and finds them there.
  expect(calls.filter(toTikTok)).toHaveLength(1);
  const effects = await priceWrites("marketplace.update-field");
  expect(effects.map(({ state }) => state)).toEqual(
    listing?.skus.map(() => "confirmed"),
  );
  expect(
    await town.prisma.auditLine.count({
      where: { effectId: { in: effects.map(({ id }) => id) }, result: "done" },
    }),
  ).toBe(effects.length);
});

test("C3 E2 options that a rule leaves to Shopify reach TikTok Shop in one edit of the listing", async () => {
  const change = {
    kind: "policy",
    field: "options",
    policy: "storefront",
  } as const;
  const { fingerprint } = await previewChange(town.world, town.shopId, change);
  await changeFields(town.world, town.shopId, {
    change,
    fingerprint,
    actor: "merchant:ada",
  });
  const [listing] = (await listed()).filter((one) => one.skus.length > 1);
  const { externalId: productExternalId = "", variants = [] } =
    listing?.product ?? {};
  await town.nextSecond();
  await town.world.storefront.updateVariants(shop(), {
    productExternalId,
    currency: "USD",
    variants: variants.map(({ externalId, options }) => ({
      externalId,
      optionValues: (options as { name: string; value: string }[]).map(
        ({ name, value }) => ({ option: name, value: `${value} II` }),
      ),
    })),
  });
  const calls = await callsAfterwards();

  expect(
    calls.filter(({ path }) => path.endsWith("/partial_edit")),
  ).toHaveLength(1);
  const now = await town.world.marketplace.fetchListing(
    shop(),
    listing?.externalId ?? "",
  );
  const values = now?.skus.flatMap(({ options }) =>
    options.map(({ value }) => value),
  );
  expect(values?.length).toBeGreaterThan(1);
  for (const value of values ?? []) expect(value).toMatch(/ II$/);
});

test("E4 a number that TikTok Shop refuses again and again is one question", async () => {
  const refusal = { code: 12_052_144, message: "Not editable", data: {} };
  for (const available of [7, 8]) {
    await town.fault({
      kind: "answer",
      platform: "tiktok",
      operation: "POST /product/202309/products/",
      times: 1,
      status: 200,
      body: refusal,
    });
    await town.nextSecond();
    await town.ask("POST", "/shopify/harbor-goods/stock", {
      sku: "TEE-M",
      available,
    });
    await town.deliver();
    await town.work();
  }
  expect(
    await town.prisma.effect.count({
      where: { kind: "marketplace.set-stock", state: "refused" },
    }),
  ).toBe(2);
  expect(
    await town.prisma.conflict.count({
      where: { state: "open", cause: { startsWith: "stuck:marketplace.set" } },
    }),
  ).toBe(1);
});
