import { expect, test } from "vitest";
import { changeFields, previewChange } from "#core/flows/change-fields.ts";
import { foreseeWrites } from "#core/flows/pause-writing.ts";
import type { World } from "#core/world/world.ts";
import { openSmallTown, type SmallTown } from "../support/open-small-town.ts";
import { servePictures } from "../support/serve-pictures.ts";

const actor = "merchant:ada";
const change = {
  kind: "push",
  field: "images",
  from: "storefront",
  productIds: null,
} as const;
const products = 130;
/** The last in the plan's order. */
const small = [7, 128];

/** Products that both sides have, each with a picture that TikTok Shop does not have yet. */
async function fill(
  { prisma, shopId }: SmallTown,
  at: (name: string) => string,
) {
  const idOf = (kind: number, index: number) =>
    `${kind}0000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
  const now = new Date("2026-11-20T12:00:00Z");
  const all = Array.from({ length: products }, (_, index) => index);
  await prisma.product.createMany({
    data: all.map((index) => ({
      id: idOf(1, index),
      shopId,
      externalId: `gid://shopify/Product/${index}`,
      title: `Product ${index}`,
      handle: `product-${index}`,
      status: "ACTIVE",
      vendor: "",
      productType: "",
      pictures: [
        {
          id: `gid://shopify/MediaImage/${index}`,
          url: at(
            `${index}/${small.includes(index) ? "200x200" : "800x800"}.png`,
          ),
        },
      ],
      sourceUpdatedAt: now,
    })),
  });
  await prisma.listing.createMany({
    data: all.map((index) => ({
      id: idOf(2, index),
      shopId,
      externalId: `${1_729_000_000 + index}`,
      title: `Product ${index}`,
      status: "ACTIVATE",
      pictures: [{ id: `tos-${index}`, url: `https://p16.example/${index}` }],
      sourceUpdatedAt: now,
      productId: idOf(1, index),
    })),
  });
}

test("H2 every item of a large plan is looked at, once and by a worker that may die; confirmed before, what was found since is left alone, and a refusal that has ended is shown first", async () => {
  await using served = await servePictures();
  await using town = await openSmallTown();
  await town.install();
  await fill(town, served.at);
  const { shopId, prisma } = town;
  const looks: string[] = [];
  const world: World = {
    ...town.world,
    storefront: {
      ...town.world.storefront,
      lookAtPicture: (shop, url) => {
        looks.push(url);
        return town.world.storefront.lookAtPicture(shop, url);
      },
    },
  };
  const look = () => previewChange(world, shopId, change);

  const first = await look();
  expect(first.foresight).toEqual({ items: products, looked: 100, refused: 1 });
  expect(first.items[0]).toMatchObject({
    blockedBy:
      "Picture 1 is 200 × 200 pixels; TikTok Shop wants at least 300 × 300.",
  });
  expect(first.items.filter(({ isUnlooked }) => isUnlooked)).toHaveLength(30);

  // The bell is lost with the worker that heard it; the sweep rings for what waits in rows.
  town.bell.lose();
  town.bell.heard.length = 0;
  await town.run("journal.sweep", {});
  expect(town.bell.heard).toContain("shop.look");
  await town.runIn(world, "shop.look", { shopId });
  const whole = await look();
  expect(whole.foresight).toEqual({
    items: products,
    looked: products,
    refused: 2,
  });
  expect(looks).toHaveLength(products);
  expect(new Set(looks).size).toBe(products);

  const confirm = (fingerprint: string) =>
    changeFields(world, shopId, { change, fingerprint, actor });
  await prisma.pictureLook.updateMany({
    where: { url: { contains: "/7/" } },
    data: {
      look: { contentType: "image/png", bytes: 9, width: 800, height: 800 },
      lookedAt: new Date(Date.now() + 60_000),
    },
  });
  expect(await confirm(whole.fingerprint)).toMatchObject({
    outcome: "moved",
    preview: { foresight: { refused: 1 } },
  });
  await prisma.pictureLook.updateMany({
    where: { url: { contains: "/7/" } },
    data: { look: { refusedWith: 404 }, lookedAt: new Date(0) },
  });
  const seen = await look();
  await prisma.pictureLook.updateMany({
    where: { url: { contains: "/9/" } },
    data: {
      look: { refusedWith: 404 },
      lookedAt: new Date(Date.now() + 60_000),
    },
  });
  expect(await confirm(seen.fingerprint)).toEqual({
    outcome: "changed",
    entryId: expect.any(String),
    writes: products - 3,
  });

  // What waits to be written stands on the plan's page with what is known of it; nothing is looked at again.
  const waiting = await foreseeWrites(world, shopId);
  expect(waiting.foresight).toEqual({
    items: products - 3,
    looked: products - 3,
    refused: 0,
  });
  expect(looks).toHaveLength(products);
});
