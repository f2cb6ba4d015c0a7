import { afterAll, beforeAll, expect, test } from "vitest";
import { changeFields, previewChange } from "#core/flows/change-fields.ts";
import { resolveConflict } from "#core/flows/resolve-conflict.ts";
import { undoChange } from "#core/flows/undo-change.ts";
import {
  openSmallTown,
  type SmallTown,
  shopDomain,
} from "../support/open-small-town.ts";
import { servePictures } from "../support/serve-pictures.ts";

let town: SmallTown;
let served: Awaited<ReturnType<typeof servePictures>>;
const names = [
  "navy-800x800.png",
  "navy-900x900.png",
  "sand-800x800.png",
  "sand-900x900.png",
  "small-200x200.png",
];
beforeAll(async () => {
  town = await (await openSmallTown()).connect();
  served = await servePictures();
  const { productExternalId } = await mug();
  await town.nextSecond();
  await town.world.storefront.setPictures(
    { shopId: town.shopId, domain: shopDomain },
    {
      productExternalId,
      pictures: names.map((name) => ({ url: served.at(name) })),
    },
  );
  await town.settle();
});
afterAll(async () => {
  await town[Symbol.asyncDispose]();
  await served[Symbol.asyncDispose]();
});

const actor = "merchant:ada";
async function mug() {
  const listing = await town.prisma.listing.findFirstOrThrow({
    where: { product: { title: { contains: "Mug" } } },
    include: { product: true },
  });
  return {
    listingId: listing.id,
    externalId: listing.externalId,
    productExternalId: listing.product?.externalId ?? "",
  };
}
const skuOf = { Navy: "MUG-NVY-12", Sand: "MUG-SND-12" } as const;
type Color = keyof typeof skuOf;

/** The merchant chooses a picture for a variant in Shopify's admin. */
async function choose(color: Color, name: string | null) {
  await town.nextSecond();
  await town.ask("POST", `/shopify/${town.handle}/variants/picture`, {
    sku: skuOf[color],
    url: name && served.at(name),
  });
}
/** The seller chooses one in Seller Center. */
async function chooseOnTikTok(color: Color, uri: string | null) {
  await town.nextSecond();
  const { externalId } = await mug();
  await town.ask("POST", `/tiktok/products/${externalId}`, {
    optionPictures: { [color]: uri },
  });
}
/** What each value shows on TikTok Shop. */
async function shown(): Promise<Record<string, string | null>> {
  const { externalId } = await mug();
  const { products } = await town.control.tiktok();
  const skus = products.find(({ id }) => id === externalId)?.skus ?? [];
  return Object.fromEntries(
    skus.flatMap(({ options }) =>
      options.map(({ value, image }) => [value, image]),
    ),
  );
}
const writes = () =>
  town.prisma.effect.findMany({
    where: { subject: { startsWith: "optionImages:" } },
    orderBy: { sequence: "asc" },
  });
const questions = () =>
  town.prisma.conflict.findMany({
    where: { state: "open", field: "optionImages" },
  });
/** Every routine look at both platforms finds nothing that is to be done. */
async function nothingFollows() {
  const before = (await writes()).length;
  town.wait(61 * 60_000);
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  expect((await writes()).length).toBe(before);
}
const answer = async (choice: { kind: "storefront" | "leave" }) => {
  const [question] = await questions();
  if (!question) throw new Error("nobody asked");
  expect(
    await resolveConflict(town.world, town.shopId, {
      conflictId: question.id,
      version: question.version,
      choice,
      actor,
      reason: null,
    }),
  ).toEqual({ outcome: "settled" });
  await town.settle();
};

test("C2 P3 the first picture of a variant is its value's on TikTok Shop, given once; the other value and all else of the SKUs stay", async () => {
  const before = await onTikTok();
  await choose("Navy", "navy-800x800.png");
  await town.settle();
  const { Navy, Sand } = await shown();
  expect(Navy).toBeTruthy();
  expect(Sand).toBeNull();
  expect(await writes()).toMatchObject([
    { kind: "marketplace.update-field", state: "confirmed" },
  ]);
  const plain = ({ skus }: Awaited<ReturnType<typeof onTikTok>>) =>
    skus.map(({ optionPictures: _, ...sku }) => sku);
  expect(plain(await onTikTok())).toEqual(plain(before));
  await nothingFollows();

  // The same picture again is not given a second time.
  await choose("Navy", "navy-900x900.png");
  await town.settle();
  expect((await shown()).Navy).not.toBe(Navy);
  await choose("Navy", "navy-800x800.png");
  await town.settle();
  expect((await shown()).Navy).toBe(Navy);
  expect(await questions()).toEqual([]);
});

const onTikTok = async () => {
  const found = await town.world.marketplace.fetchListing(
    { shopId: town.shopId, domain: shopDomain },
    (await mug()).externalId,
  );
  if (!found) throw new Error("the listing is gone");
  return found;
};

test("C3 a value that TikTok Shop shows otherwise from the start is left when another one is changed in Shopify", async () => {
  const { listingId } = await mug();
  await chooseOnTikTok("Sand", "tos-own-sand");
  await choose("Sand", "sand-800x800.png");
  await town.settle();
  const [asked] = await questions();
  expect(asked).toMatchObject({ cause: "field:optionImages:both-edited" });
  await answer({ kind: "leave" });
  const agreed = await shown();
  expect(agreed.Sand).toBe("tos-own-sand");
  await choose("Navy", "navy-900x900.png");
  await town.settle();
  const after = await shown();
  expect(after.Sand).toBe("tos-own-sand");
  expect(after.Navy).not.toBe(agreed.Navy);
  expect(
    await town.prisma.baseSnapshot.count({
      where: { itemId: listingId, field: "optionImages" },
    }),
  ).toBe(1);
  await nothingFollows();
});

test("C3 what was changed on TikTok Shop is asked about: a variant's picture is chosen in Shopify; Shopify's answer puts its own back", async () => {
  const { Navy } = await shown();
  await chooseOnTikTok("Navy", "tos-own-navy");
  await town.settle();
  const [question] = await questions();
  expect(question).toMatchObject({ cause: "field:optionImages:unfit" });
  expect(question?.marketplace).toContain("tos-own-navy");
  expect(question?.reason).toContain("choose it there, or keep both.");
  expect((await shown()).Navy).toBe("tos-own-navy");
  await answer({ kind: "storefront" });
  const after = await shown();
  expect(after.Navy).toBe(Navy);
  // A person chose the whole side.
  expect(after.Sand).not.toBe("tos-own-sand");
  expect(await questions()).toEqual([]);
  await nothingFollows();
});

test("C3 a picture that a variant has no more is asked about, and is wiped nowhere", async () => {
  const before = await shown();
  await choose("Sand", null);
  await town.settle();
  const [question] = await questions();
  expect(question).toMatchObject({ cause: "field:optionImages:unfit" });
  expect(await shown()).toEqual(before);
  await answer({ kind: "leave" });
  await choose("Navy", null);
  await town.settle();
  expect((await questions()).map(({ cause }) => cause)).toEqual([
    "field:optionImages:emptied",
  ]);
  expect(await shown()).toEqual(before);
  await answer({ kind: "leave" });
  await choose("Sand", "sand-800x800.png");
  await choose("Navy", "navy-900x900.png");
  await town.settle();
  expect(await questions()).toEqual([]);
  expect(await shown()).toEqual(before);
});

test("E1 a picture that TikTok Shop takes not is refused with its reason, and nothing is written", async () => {
  const before = await shown();
  await choose("Sand", "small-200x200.png");
  await town.settle();
  expect(await shown()).toEqual(before);
  const refused = (await writes()).at(-1);
  expect(refused).toMatchObject({ state: "refused" });
  const question = await town.prisma.conflict.findFirst({
    where: { state: "open", subjectId: refused?.id ?? "" },
  });
  expect(question?.reason).toContain(
    "The picture of Color Sand is left out: it is 200 × 200 pixels; TikTok Shop wants at least 300 × 300.",
  );
  await choose("Sand", "sand-800x800.png");
  await town.settle();
  expect(await shown()).toEqual(before);
});

test("H2 all of Shopify's are shown before they are pushed, with those that TikTok Shop will refuse, and are taken back", async () => {
  const before = await shown();
  await chooseOnTikTok("Navy", "tos-again-navy");
  await town.settle();
  await answer({ kind: "leave" });
  const change = {
    kind: "push",
    field: "optionImages",
    from: "storefront",
    productIds: null,
  } as const;
  const seen = await previewChange(town.world, town.shopId, change);
  expect(seen).toMatchObject({ writes: 1, blocked: 0, calls: 5 });
  expect(seen.items[0]?.after).toContain("navy-900x900.png Color Navy");
  const made = await changeFields(town.world, town.shopId, {
    change,
    fingerprint: seen.fingerprint,
    actor,
  });
  await town.settle();
  expect(await shown()).toEqual(before);
  const entryId = made.outcome === "changed" ? made.entryId : "";
  expect(
    await undoChange(town.world, town.shopId, { entryId, actor }),
  ).toMatchObject({ outcome: "undone", writes: 1 });
  await town.settle();
  expect((await shown()).Navy).toBe("tos-again-navy");

  await choose("Sand", "small-200x200.png");
  await town.settle();
  expect(
    (await previewChange(town.world, town.shopId, change)).items,
  ).toMatchObject([
    {
      blockedBy:
        "Picture 2 is 200 × 200 pixels; TikTok Shop wants at least 300 × 300.",
    },
  ]);
});

test("H2 of a push that gave a first picture too, an undo puts back the pictures there were, and says that the first one stays", async () => {
  const change = {
    kind: "push",
    field: "optionImages",
    from: "storefront",
    productIds: null,
  } as const;
  const pushAndUndo = async () => {
    const { fingerprint } = await previewChange(
      town.world,
      town.shopId,
      change,
    );
    const made = await changeFields(town.world, town.shopId, {
      change,
      fingerprint,
      actor,
    });
    await town.settle();
    const pushed = await shown();
    const entryId = made.outcome === "changed" ? made.entryId : "";
    const undone = await undoChange(town.world, town.shopId, {
      entryId,
      actor,
    });
    await town.settle();
    return { pushed, undone };
  };
  await choose("Sand", "sand-900x900.png");
  await town.settle();
  await chooseOnTikTok("Navy", null);
  await chooseOnTikTok("Sand", "tos-other-sand");
  await town.settle();
  await answer({ kind: "leave" });

  const both = await pushAndUndo();
  expect(both.undone).toMatchObject({ writes: 1, kept: 0, lasting: 1 });
  expect(both.pushed.Navy).toBeTruthy();
  expect(await shown()).toEqual({
    Navy: both.pushed.Navy,
    Sand: "tos-other-sand",
  });

  await chooseOnTikTok("Navy", null);
  await chooseOnTikTok("Sand", both.pushed.Sand ?? null);
  await town.settle();
  for (const _ of await questions()) await answer({ kind: "leave" });
  const first = await pushAndUndo();
  expect(first.undone).toMatchObject({ writes: 0, kept: 0, lasting: 1 });
  expect(await shown()).toEqual(first.pushed);
  expect(await questions()).toEqual([]);
  await nothingFollows();
});
