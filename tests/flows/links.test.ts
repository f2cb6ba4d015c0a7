import { afterAll, beforeAll, expect, test } from "vitest";
import { suggestByTitle } from "#core/domain/listings/suggest-by-title.ts";
import { changeLink } from "#core/flows/change-link.ts";
import { openSmallTown, type SmallTown } from "../support/open-small-town.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await (await openSmallTown()).connect();
});
afterAll(() => town[Symbol.asyncDispose]());

const actor = "merchant:ada";
const linkOf = async (sku: string) => {
  const found = await town.prisma.listingSku.findFirstOrThrow({
    where: { sellerSku: sku },
    include: { link: { include: { variant: true } }, listing: true },
  });
  return found;
};
const openQuestion = (listingSkuId: string) =>
  town.prisma.conflict.findFirst({
    where: { state: "open", kind: "link", subjectId: listingSkuId },
  });
const say = async (listingSkuId: string, variantId: string | null) => {
  const changed = await changeLink(town.world, town.shopId, {
    listingSkuId,
    variantId,
    actor,
    reason: "The old cup.",
  });
  await town.settle();
  return changed;
};

test("H2 a link that a person took away is made by no machine again, asked with what it was, and put back by a person", async () => {
  const { id, link } = await linkOf("MUG-NVY-12");
  const variantId = link?.variantId ?? "";
  expect(link).toMatchObject({ reason: "sku" });
  expect(await say(id, null)).toEqual({ outcome: "unlinked" });
  // Whatever is read again, its code still matches.
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  expect((await linkOf("MUG-NVY-12")).link).toBeNull();
  expect(await openQuestion(id)).toMatchObject({
    reason: "Its link was taken away by a person.",
    candidates: [{ variantId, why: "is what it was linked to before" }],
  });

  expect(await say(id, variantId)).toEqual({ outcome: "linked" });
  expect((await linkOf("MUG-NVY-12")).link).toMatchObject({
    variantId,
    reason: "person",
    actor,
  });
  expect(await openQuestion(id)).toBeNull();
  expect(
    await town.prisma.auditLine.findMany({
      where: { subject: `sku:${id}` },
      orderBy: { id: "asc" },
    }),
  ).toMatchObject([
    { action: "Unlink a TikTok SKU", actor, before: { variant: variantId } },
    { action: "Link a TikTok SKU", actor, after: { variant: variantId } },
  ]);
});

test("a link moves to another variant in one step, and an unknown one is refused", async () => {
  const sand = await linkOf("MUG-SND-12");
  const navy = await linkOf("MUG-NVY-12");
  const other = navy.link?.variantId ?? "";
  expect(await say(sand.id, other)).toEqual({ outcome: "linked" });
  expect((await linkOf("MUG-SND-12")).link?.variantId).toBe(other);
  expect(await say(sand.id, other)).toEqual({ outcome: "same" });
  const nowhere = "00000000-0000-4000-8000-000000000000";
  expect(await say(sand.id, nowhere)).toMatchObject({ outcome: "unfit" });
  expect((await linkOf("MUG-SND-12")).link?.variantId).toBe(other);
});

test("a listing without codes is asked about with the variant of nearly the same name, and never linked by it", async () => {
  const { id: listingId } = await town.ask("POST", "/tiktok/products", {
    title: "Wharf tote, heavy canvas",
    description: "<p>The same bag.</p>",
    skus: [
      {
        sellerSku: "",
        barcode: null,
        optionName: "Color",
        optionValue: "Natural",
        price: "24.00",
        stock: 3,
      },
    ],
  });
  await town.settle();
  const sku = await town.prisma.listingSku.findFirstOrThrow({
    where: { listing: { externalId: listingId } },
    include: { link: true },
  });
  expect(sku.link).toBeNull();
  const question = await openQuestion(sku.id);
  expect(question?.candidates).toMatchObject([
    {
      label: "Wharf Canvas Tote · Natural",
      why: "has nearly the same name: 4 of 5 words",
    },
    {},
  ]);
});

test("a name is alike in any order, case and accent, and a word that all have suggests nobody", () => {
  const variant = (id: string, label: string) => ({
    id,
    productId: id,
    sku: null,
    barcode: null,
    label,
  });
  const ask = (label: string, variants: Parameters<typeof suggestByTitle>[1]) =>
    suggestByTitle(
      [
        {
          listingSkuId: "s",
          label,
          sellerSku: null,
          cause: "no-variant",
          reason: "",
          candidates: [],
        },
      ],
      variants,
    )[0]?.candidates.map(({ variantId }) => variantId);
  const shelf = [
    variant("cafe", "Café Mug · Navy"),
    variant("tea", "Tea Towel · White"),
  ];
  expect(ask("NAVY mug (cafe)", shelf)).toEqual(["cafe"]);
  expect(ask("Garden hose", shelf)).toEqual([]);
  const many = Array.from({ length: 2_001 }, (_, n) =>
    variant(`m${n}`, `Mug ${n}`),
  );
  expect(ask("Mug", many)).toEqual([]);
  expect(ask("Mug 1999", many)).toEqual(["m1999"]);
});
