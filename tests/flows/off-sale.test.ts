import { afterEach, beforeEach, expect, test } from "vitest";
import { changeFields, previewChange } from "#core/flows/change-fields.ts";
import { readProductFields } from "#core/flows/read-product-fields.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import { priceInShopify } from "../support/price-in-shopify.ts";

let town: SmallTown;
beforeEach(async () => {
  town = await openConnectedTown();
});
afterEach(() => town[Symbol.asyncDispose]());

const oneListing = () =>
  town.prisma.listing.findFirstOrThrow({
    where: { skus: { some: {} }, product: { isNot: null } },
    include: { product: { include: { variants: true } }, skus: true },
    orderBy: { externalId: "asc" },
  });
type Listing = Awaited<ReturnType<typeof oneListing>>;

const setStatus = async ({ externalId }: Listing, status: string) => {
  await town.nextSecond();
  await town.ask("POST", `/tiktok/products/${externalId}/status`, { status });
  await town.settle();
};

const priceTo = async ({ product }: Listing, priceMinor: number) => {
  await priceInShopify(town, product, priceMinor);
  await town.settle();
};

const pricesOf = async ({ externalId }: Listing) => {
  const { products } = await town.control.tiktok();
  return products
    .find(({ id }) => id === externalId)
    ?.skus.map(({ price }) => price);
};

const priceWrites = () =>
  town.prisma.effect.findMany({ where: { subject: { startsWith: "price:" } } });
const priceQuestions = () =>
  town.prisma.conflict.findMany({
    where: {
      state: "open",
      OR: [{ field: "price" }, { key: { contains: "price:" } }],
    },
  });
const priceFields = async ({ product }: Listing) => {
  const fields = await readProductFields(
    town.world,
    town.shopId,
    product?.externalId ?? "",
  );
  return fields.filter(({ field }) => field === "price");
};

test("C2 a price of a listing that is off sale waits without a question, and is written once it is for sale", async () => {
  const listing = await oneListing();
  const before = await pricesOf(listing);
  await setStatus(listing, "SELLER_DEACTIVATED");
  await priceTo(listing, 3300);

  expect(await pricesOf(listing)).toEqual(before);
  expect(await priceWrites()).toEqual([]);
  expect(await priceQuestions()).toEqual([]);
  for (const { decision, moved } of await priceFields(listing)) {
    expect(decision).toBe("wait");
    expect(moved).toEqual({ storefront: true, marketplace: false });
  }

  await setStatus(listing, "ACTIVATE");
  expect(await pricesOf(listing)).toEqual(listing.skus.map(() => "33.00"));
  for (const { state } of await priceWrites()) expect(state).toBe("confirmed");
  for (const { decision } of await priceFields(listing))
    expect(decision).toBe("agreed");
});

test("C2 what waited is compared anew: a price that was edited on TikTok Shop meanwhile is asked about", async () => {
  const listing = await oneListing();
  await setStatus(listing, "SELLER_DEACTIVATED");
  await priceTo(listing, 3300);
  await town.nextSecond();
  await town.ask("POST", `/tiktok/products/${listing.externalId}`, {
    price: "41.00",
  });
  await setStatus(listing, "ACTIVATE");

  expect(await pricesOf(listing)).toEqual(listing.skus.map(() => "41.00"));
  expect(await priceQuestions()).toHaveLength(listing.skus.length);
});

test("H2 the preview of a rule says which prices TikTok Shop will refuse for now, and is another one once it would not", async () => {
  const listing = await oneListing();
  await setStatus(listing, "SELLER_DEACTIVATED");
  const change = {
    kind: "price-rule",
    field: "price",
    rule: { basisPoints: 1000, addMinor: 0, rounding: "none" },
  } as const;
  const seen = await previewChange(town.world, town.shopId, change);

  expect(seen.untaken).toBe(listing.skus.length);
  const [first, ...others] = seen.items.slice(seen.blocked);
  expect(first?.untakenBy).toMatch(/takes no price .* until it is for sale/);
  expect(others.at(-1)?.untakenBy).toBeNull();

  await setStatus(listing, "ACTIVATE");
  const changed = await changeFields(town.world, town.shopId, {
    change,
    fingerprint: seen.fingerprint,
    actor: "merchant",
  });
  if (changed.outcome !== "moved") throw new Error("it was another plan");
  expect(changed.preview.untaken).toBe(0);
});
