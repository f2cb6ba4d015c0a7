import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FieldChange } from "#core/domain/field-change.ts";
import { changeFields, previewChange } from "#core/flows/change-fields.ts";
import {
  correctableOf,
  correctEffect,
  foreseeCorrection,
} from "#core/flows/correct-effect.ts";
import { requestSync } from "#core/flows/request-sync.ts";
import { resolveConflict } from "#core/flows/resolve-conflict.ts";
import { undoChange } from "#core/flows/undo-change.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import { servePictures } from "../support/serve-pictures.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
});
afterAll(() => town[Symbol.asyncDispose]());

const actor = "merchant:ada";

async function pairNamed(title: string) {
  const listing = await town.prisma.listing.findFirstOrThrow({
    where: { product: { title: { contains: title } } },
    include: { product: true, skus: { orderBy: { externalId: "asc" } } },
  });
  const product = await town.world.storefront.fetchProduct(
    { shopId: town.shopId, domain: "harbor-goods.myshopify.com" },
    listing.product?.externalId ?? "",
  );
  if (!product) throw new Error(`${title} is gone`);
  return { listing, product };
}
const shop = () => ({
  shopId: town.shopId,
  domain: "harbor-goods.myshopify.com",
});
const inShopify = async (externalId: string) => {
  const found = await town.world.storefront.fetchProduct(shop(), externalId);
  if (!found) throw new Error("the product is gone");
  return found;
};
const onTikTok = async (externalId: string) => {
  const found = await town.world.marketplace.fetchListing(shop(), externalId);
  if (!found) throw new Error("the listing is gone");
  return found;
};
/** The merchant edits in Shopify's admin. */
const editShopify = async (
  productExternalId: string,
  edit: { descriptionHtml?: string },
) => {
  await town.nextSecond();
  return town.world.storefront.updateProduct(shop(), {
    productExternalId,
    ...edit,
  });
};
const priceInShopify = async (
  product: Awaited<ReturnType<typeof inShopify>>,
  priceMinor: number,
) => {
  await town.nextSecond();
  return town.world.storefront.updateVariants(shop(), {
    productExternalId: product.externalId,
    currency: "USD",
    variants: product.variants.map(({ externalId }) => ({
      externalId,
      priceMinor,
    })),
  });
};
/** The seller edits in TikTok's Seller Center. */
const editTikTok = async (externalId: string, edit: object) => {
  await town.nextSecond();
  return town.ask("POST", `/tiktok/products/${externalId}`, edit);
};

const openQuestions = (field: string) =>
  town.prisma.conflict.findMany({
    where: { state: "open", kind: "field", field },
    orderBy: { subject: "asc" },
  });
const settle = async (
  question: { id: string; version: string },
  choice: Parameters<typeof resolveConflict>[2]["choice"],
) => {
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
const writesSince = (sequence: bigint) =>
  town.prisma.effect.count({
    where: { sequence: { gt: sequence }, kind: { endsWith: "update-field" } },
  });
const lastWrite = async () =>
  (await town.prisma.effect.findFirst({ orderBy: { sequence: "desc" } }))
    ?.sequence ?? 0n;

test("a connected shop whose sides say the same begins without a question", async () => {
  expect(await town.prisma.conflict.count({ where: { kind: "field" } })).toBe(
    0,
  );
  expect(
    await town.prisma.baseSnapshot.groupBy({
      by: ["field"],
      orderBy: { field: "asc" },
      _count: true,
    }),
  ).toMatchObject([
    { field: "description", _count: 4 },
    { field: "images", _count: 4 },
    { field: "optionImages", _count: 4 },
    { field: "options", _count: 8 },
    { field: "price", _count: 8 },
    { field: "status", _count: 4 },
    { field: "title", _count: 4 },
    { field: "variants", _count: 4 },
    { field: "weight", _count: 4 },
  ]);
});

describe("prices", () => {
  test("C2 P3 one that was changed in Shopify reaches TikTok Shop, and its echo changes nothing", async () => {
    const { listing, product } = await pairNamed("Mug");
    const before = await lastWrite();
    await priceInShopify(product, 1999);
    await town.settle();
    const { skus } = await onTikTok(listing.externalId);
    expect(skus.map(({ priceMinor }) => priceMinor)).toEqual([1999, 1999]);
    expect(await writesSince(before)).toBe(2);
  });

  test("C3 edited on both sides it is a question per variant, settled by a price of one's own", async () => {
    const { listing, product } = await pairNamed("Tote");
    await priceInShopify(product, 2500);
    await editTikTok(listing.externalId, { price: "26.00" });
    await town.settle();
    const [first, second, ...more] = await openQuestions("price");
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      subject: "Wharf Canvas Tote · Natural",
      base: "24.00 USD",
      storefront: "25.00 USD",
      marketplace: "26.00 USD",
    });
    if (!first || !second) throw new Error("there are two variants");
    await settle(first, { kind: "value", value: "25.50" });
    await settle(second, { kind: "marketplace" });

    const shown = await inShopify(product.externalId);
    expect(shown.variants.map(({ priceMinor }) => priceMinor)).toEqual([
      2550, 2600,
    ]);
    const { skus } = await onTikTok(listing.externalId);
    expect(skus.map(({ priceMinor }) => priceMinor)).toEqual([2550, 2600]);
    expect(await openQuestions("price")).toEqual([]);
  });
});

describe("descriptions", () => {
  test("C3 edited on both sides they are one question, and the answer reaches the other side in its own HTML", async () => {
    const { listing, product } = await pairNamed("Candle");
    await editShopify(product.externalId, {
      descriptionHtml: '<h2 class="x">Cedar</h2><div>Burns 45 hours.</div>',
    });
    await editTikTok(listing.externalId, {
      description: "<p>Burns long.</p>",
    });
    await town.settle();
    const [question] = await openQuestions("description");
    expect(question).toMatchObject({
      base: "About 45 hours.",
      storefront: "Cedar Burns 45 hours.",
      marketplace: "Burns long.",
    });
    if (!question) throw new Error("nobody asked");
    await settle(question, { kind: "storefront" });
    expect((await onTikTok(listing.externalId)).descriptionHtml).toBe(
      "<p><b>Cedar</b></p>Burns 45 hours.<br>",
    );
    expect(await openQuestions("description")).toEqual([]);
  });

  test("C2 P3 while TikTok Shop examines what it was sent, what buyers still see undoes nothing", async () => {
    const { listing, product } = await pairNamed("Candle");
    await town.ask("PUT", "/tiktok/audits", { editMs: 3_600_000 });
    await editShopify(product.externalId, {
      descriptionHtml: "<p>Burns two days.</p>",
    });
    await town.settle();
    await town.run("shop.reconcile", { shopId: town.shopId });
    await town.settle();
    expect((await inShopify(product.externalId)).descriptionHtml).toBe(
      "<p>Burns two days.</p>",
    );

    await town.ask("POST", `/tiktok/products/${listing.externalId}/audit`, {
      passed: false,
      reasons: ["Two days is a lot."],
    });
    await town.settle();
    const [question] = await openQuestions("description");
    expect(question?.reason).toContain("Two days is a lot.");
    expect((await inShopify(product.externalId)).descriptionHtml).toBe(
      "<p>Burns two days.</p>",
    );
    await town.ask("PUT", "/tiktok/audits", { editMs: 0 });
  });
});

test("C2 P3 a weight reaches a listing whose parcel is measured in inches, and stays as pounds can say it", async () => {
  const { listing, product } = await pairNamed("Candle");
  const before = await lastWrite();
  await town.nextSecond();
  await town.world.storefront.updateVariants(shop(), {
    productExternalId: product.externalId,
    currency: "USD",
    variants: product.variants.map(({ externalId }) => ({
      externalId,
      weightGrams: 913,
    })),
  });
  await town.settle();
  expect((await onTikTok(listing.externalId)).weightGrams).toBe(912);
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  const shown = await inShopify(product.externalId);
  expect(shown.variants.map(({ weightGrams }) => weightGrams)).toEqual(
    product.variants.map(() => 913),
  );
  expect(await writesSince(before)).toBe(1);
  expect(await openQuestions("weight")).toEqual([]);
});

test("C3 a product that was archived asks whether its listing shall follow, and follows", async () => {
  const { listing, product } = await pairNamed("Tee");
  await town.world.storefront.setProductStatus(shop(), {
    productExternalId: product.externalId,
    status: "ARCHIVED",
  });
  await town.settle();
  const [question] = await openQuestions("status");
  expect(question).toMatchObject({
    storefront: "Not for sale",
    marketplace: "For sale",
  });
  expect((await onTikTok(listing.externalId)).status).toBe("ACTIVATE");
  if (!question) throw new Error("nobody asked");
  await settle(question, { kind: "storefront" });
  expect((await onTikTok(listing.externalId)).status).toBe(
    "SELLER_DEACTIVATED",
  );
  expect(await openQuestions("status")).toEqual([]);
});

describe("many at once", () => {
  test("C4 H2 a rule is shown before it is made, made as it was seen, and taken back", async () => {
    const { listing, product } = await pairNamed("Mug");
    await priceInShopify(product, 2100);
    await editTikTok(listing.externalId, { price: "22.00" });
    await town.settle();
    expect(await openQuestions("price")).toHaveLength(2);

    const change = {
      kind: "policy",
      field: "price",
      policy: "storefront",
    } as const;
    const seen = await previewChange(town.world, town.shopId, change);
    expect(seen).toMatchObject({ writes: 2, blocked: 0, calls: 2 });
    expect(seen.items[0]).toMatchObject({
      side: "marketplace",
      before: "22.00 USD",
      after: "21.00 USD",
    });

    await editTikTok(listing.externalId, { price: "23.00" });
    await town.settle();
    const apply = (fingerprint: string) =>
      changeFields(town.world, town.shopId, { change, fingerprint, actor });
    const stale = await apply(seen.fingerprint);
    expect(stale.outcome).toBe("moved");
    const fresh = stale.outcome === "moved" ? stale.preview.fingerprint : "";
    const made = await apply(fresh);
    await town.settle();
    const prices = async () =>
      (await onTikTok(listing.externalId)).skus.map((sku) => sku.priceMinor);
    expect(await prices()).toEqual([2100, 2100]);
    expect(await openQuestions("price")).toEqual([]);

    // One of the two is edited anew: only the other is written back.
    await editTikTok(listing.externalId, {
      price: "24.00",
      sellerSku: "MUG-NVY-12",
    });
    await town.settle();
    const entryId = made.outcome === "changed" ? made.entryId : "";
    const undone = await undoChange(town.world, town.shopId, {
      entryId,
      actor,
    });
    expect(undone).toMatchObject({ outcome: "undone", writes: 1, kept: 1 });
    await town.settle();
    expect(await prices()).toEqual([2400, 2300]);
    expect(
      await undoChange(town.world, town.shopId, { entryId, actor }),
    ).toEqual({ outcome: "already" });
    expect(
      await town.prisma.fieldPolicy.findMany({ orderBy: { version: "asc" } }),
    ).toMatchObject([
      { version: 1, policy: "storefront", actor },
      { version: 2, policy: "ask", actor },
    ]);
  });

  test("C3 P4 the newest edit is the newest of that field, though the other side edited something else since", async () => {
    const { listing, product } = await pairNamed("Tote");
    await editTikTok(listing.externalId, { description: "<p>Theirs.</p>" });
    await editShopify(product.externalId, {
      descriptionHtml: "<p>Ours, later.</p>",
    });
    await town.settle();
    await editTikTok(listing.externalId, { price: "31.00" });
    await town.settle();
    const change = {
      kind: "policy",
      field: "description",
      policy: "newest",
    } as const;
    const seen = await previewChange(town.world, town.shopId, change);
    expect(
      seen.items.filter(({ after }) => /Ours|Theirs/.test(after)),
    ).toMatchObject([
      { side: "marketplace", before: "Theirs.", after: "Ours, later." },
    ]);
    const [question] = (await openQuestions("description")).filter((one) =>
      one.storefront?.includes("Ours"),
    );
    if (!question) throw new Error("nobody asked");
    await settle(question, { kind: "storefront" });
    // What both sides agree on again is nobody's edit.
    expect(
      await town.prisma.fieldEdit.count({
        where: { field: "description", itemId: listing.id },
      }),
    ).toBe(0);
  });

  test("H2 pictures that TikTok Shop will refuse are shown as refused before they are pushed, and are left out", async () => {
    const served = await servePictures();
    const give = async (title: string, name: string) => {
      const { product } = await pairNamed(title);
      await town.nextSecond();
      await town.world.storefront.setPictures(shop(), {
        productExternalId: product.externalId,
        pictures: [{ url: served.at(name) }],
      });
    };
    await give("Mug", "200x200.png");
    await give("Candle", "800x800.png");
    await town.settle();
    const change = {
      kind: "push",
      field: "images",
      from: "storefront",
      productIds: null,
    } as const;
    const seen = await previewChange(town.world, town.shopId, change);
    const small =
      "Picture 1 is 200 × 200 pixels; TikTok Shop wants at least 300 × 300.";
    expect(
      seen.items.filter(({ blockedBy }) => blockedBy === small),
    ).toHaveLength(1);
    const made = await changeFields(town.world, town.shopId, {
      change,
      fingerprint: seen.fingerprint,
      actor,
    });
    expect(made).toMatchObject({ outcome: "changed", writes: seen.writes });
    await town.settle();
    expect(
      await town.prisma.effect.count({
        where: { key: { startsWith: "change:" }, state: "refused" },
      }),
    ).toBe(0);
    expect(
      (await previewChange(town.world, town.shopId, change)).items,
    ).toContainEqual(expect.objectContaining({ blockedBy: small }));
  });

  test("H2 C3 who pushes is told how many values of earlier decisions are given up, though none is to be written anew", async () => {
    const look = (change: FieldChange) =>
      previewChange(town.world, town.shopId, change);
    const decide = async (change: FieldChange) =>
      changeFields(town.world, town.shopId, {
        change,
        fingerprint: (await look(change)).fingerprint,
        actor,
      });
    const rule = { basisPoints: 1_000, addMinor: 0, rounding: "none" } as const;
    const ruled = await decide({ kind: "price-rule", field: "price", rule });
    const push = {
      kind: "push",
      field: "price",
      from: "marketplace",
      productIds: null,
    } as const;
    const { givenUp } = await look(push);
    expect(givenUp).toBeGreaterThan(0);
    expect(givenUp).toBe(ruled.outcome === "changed" ? ruled.writes : null);
    await decide(push);
    expect(
      await town.prisma.effect.count({
        where: { errorSaid: "It was decided otherwise since." },
      }),
    ).toBe(givenUp);
    expect((await look(push)).givenUp).toBe(0);
    await decide({
      kind: "price-rule",
      field: "price",
      rule: { ...rule, basisPoints: 0 },
    });
    await town.settle();
  });

  test("H2 a price rule is shown item by item, kept from then on, and taken back", async () => {
    const { listing, product } = await pairNamed("Candle");
    const change = {
      kind: "price-rule",
      field: "price",
      rule: { basisPoints: 1_000, addMinor: 0, rounding: "up-to-99" },
    } as const;
    const seen = await previewChange(town.world, town.shopId, change);
    expect(seen.items).toContainEqual(
      expect.objectContaining({
        label: "Cedar and Salt Candle, 8 oz · Fig Leaf",
        before: "22.00 USD",
        after: "24.99 USD",
      }),
    );
    const made = await changeFields(town.world, town.shopId, {
      change,
      fingerprint: seen.fingerprint,
      actor,
    });
    await town.settle();
    const prices = async () =>
      (await onTikTok(listing.externalId)).skus.map((sku) => sku.priceMinor);
    expect(await prices()).toEqual([2499, 2499]);

    await priceInShopify(product, 3000);
    await town.settle();
    expect(await prices()).toEqual([3399, 3399]);
    expect(await openQuestions("price")).toEqual([]);

    const entryId = made.outcome === "changed" ? made.entryId : "";
    // Both prices were written anew since: they stay, and the rule is the old one again.
    expect(
      await undoChange(town.world, town.shopId, { entryId, actor }),
    ).toMatchObject({ outcome: "undone" });
    await town.settle();
    expect(
      await town.world.store.inShop(town.shopId, (records) =>
        records.priceRule(),
      ),
    ).toEqual({ basisPoints: 0, addMinor: 0, rounding: "none" });
    expect(await prices()).toEqual([3399, 3399]);
    await priceInShopify(product, 3100);
    await town.settle();
    expect(await prices()).toEqual([3100, 3100]);
  });

  test("C3 H2 of two price rules the later one is written, whatever the earlier one had not written yet or may have written; taking the earlier one back leaves the later in force", async () => {
    const { listing } = await pairNamed("Candle");
    const prices = async () =>
      (await onTikTok(listing.externalId)).skus.map((sku) => sku.priceMinor);
    const before = await prices();
    const setRule = async (basisPoints: number) => {
      const change = {
        kind: "price-rule",
        field: "price",
        rule: { basisPoints, addMinor: 0, rounding: "none" },
      } as const;
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
      return made.outcome === "changed" ? made.entryId : "";
    };
    const raised = (percent: number) =>
      before.map((price) => Math.round((price * (100 + percent)) / 100));

    const earlier = await setRule(1_000);
    const later = await setRule(2_000);
    await town.settle();
    expect(await prices()).toEqual(raised(20));
    await undoChange(town.world, town.shopId, { entryId: earlier, actor });
    await town.settle();
    expect(await prices()).toEqual(raised(20));
    expect(
      await town.world.store.inShop(town.shopId, (records) =>
        records.priceRule(),
      ),
    ).toMatchObject({ basisPoints: 2_000 });
    await undoChange(town.world, town.shopId, { entryId: later, actor });
    await town.settle();
    expect(await prices()).toEqual(before);

    // The answers to the earlier rule's writes are lost: they may have been taken.
    await town.fault({
      kind: "dropped",
      afterApplying: true,
      times: 20,
      platform: "tiktok",
      operation: "POST /product/",
    });
    await setRule(1_000);
    await town.deliver();
    await town.work();
    await town.clearFaults();
    await setRule(0);
    await town.settle();
    expect(await prices()).toEqual(before);
    expect(await openQuestions("price")).toEqual([]);
  });

  test("H2 C2 P3 a title rule is shown item by item and kept from then on without an echo; an edit on TikTok Shop comes back, and the rule is taken back", async () => {
    const { listing, product } = await pairNamed("Tote");
    const { title, vendor } = product;
    const shown = async () => (await onTikTok(listing.externalId)).title;
    const ours = async () => (await inShopify(product.externalId)).title;
    const change: FieldChange = {
      kind: "title-rule",
      field: "title",
      rule: {
        pattern: "{title} | {brand}, ships free",
        replace: [{ from: "canvas", to: "Cotton" }],
        capitals: "kept",
        longest: 120,
      },
    };
    const made = (own: string) => `${own} | ${vendor}, ships free`;
    const first = title.replace("Canvas", "Cotton");
    const seen = await previewChange(town.world, town.shopId, change);
    expect(seen.items).toContainEqual(
      expect.objectContaining({ before: title, after: made(first) }),
    );
    const changed = await changeFields(town.world, town.shopId, {
      change,
      fingerprint: seen.fingerprint,
      actor,
    });
    await town.settle();
    expect(await shown()).toBe(made(first));
    expect(await ours()).toBe(title);
    const written = await lastWrite();
    await town.run("shop.reconcile", { shopId: town.shopId });
    await town.settle();
    expect(await writesSince(written)).toBe(0);

    await town.nextSecond();
    await town.control.editShopifyTitle(product.externalId, "Beach bag");
    await town.settle();
    expect(await shown()).toBe(made("Beach bag"));
    await editTikTok(listing.externalId, { title: made("Big beach bag") });
    await town.settle();
    expect(await ours()).toBe("Big beach bag");
    expect(await shown()).toBe(made("Big beach bag"));

    // The brand had another name when it was read last: what the rule makes of it follows, as it would a title, whether
    // the product is read alone or with all others.
    const readings = [
      () =>
        editShopify(product.externalId, {
          descriptionHtml: "<p>Holds a day at the beach.</p>",
        }),
      () => requestSync(town.world, town.shopId, actor),
    ];
    for (const readAnew of readings) {
      await town.prisma.product.update({
        where: { id: listing.productId ?? "" },
        data: { vendor: "Old Quay" },
      });
      await editTikTok(listing.externalId, {
        title: "Big beach bag | Old Quay, ships free",
      });
      await town.settle();
      expect(await ours()).toBe("Big beach bag");
      await readAnew();
      await town.settle();
      expect(await shown()).toBe(made("Big beach bag"));
    }

    const entryId = changed.outcome === "changed" ? changed.entryId : "";
    expect(
      await undoChange(town.world, town.shopId, { entryId, actor }),
    ).toMatchObject({ outcome: "undone" });
    await town.settle();
    await town.nextSecond();
    await town.control.editShopifyTitle(product.externalId, title);
    await town.settle();
    expect(await shown()).toBe(title);
    expect(await openQuestions("title")).toEqual([]);
  });
});

test("C3 E1 a refused title is corrected for TikTok Shop alone, and stands for the one in Shopify from then on", async () => {
  const { listing, product } = await pairNamed("Tee");
  const rename = async (title: string) => {
    await town.nextSecond();
    await town.world.storefront.updateProduct(shop(), {
      productExternalId: product.externalId,
      title,
    });
    await town.settle();
  };
  await town.fault({
    kind: "answer",
    platform: "tiktok",
    operation: `POST /product/202509/products/${listing.externalId}`,
    times: 1,
    status: 200,
    body: { code: 12_052_261, message: "Title: not this word", data: {} },
  });
  await rename("The finest Harbor Tee");
  const refused = await town.prisma.effect.findFirstOrThrow({
    where: { state: "refused", payload: { path: ["field"], equals: "title" } },
  });
  const { world, shopId } = town;
  const effectId = refused.id;
  expect(await correctableOf(world, shopId, effectId)).toMatchObject({
    words: [{ path: "value", value: "The finest Harbor Tee" }],
  });
  const foresee = (value: string) =>
    foreseeCorrection(world, shopId, { effectId, edits: { value } });
  expect(await foresee("The finest Harbor Tee")).toEqual({
    outcome: "unedited",
  });
  expect(await foresee("x".repeat(256))).toMatchObject({
    outcome: "unfitting",
  });
  expect(await foresee("A fine Harbor Tee")).toEqual({
    outcome: "foreseen",
    changes: [
      {
        path: "value",
        before: "The finest Harbor Tee",
        after: "A fine Harbor Tee",
      },
    ],
  });
  expect((await onTikTok(listing.externalId)).title).toBe(product.title);

  const by = { effectId, actor, reason: "TikTok Shop wants no superlatives" };
  expect(
    await correctEffect(world, shopId, {
      ...by,
      edits: { value: "A fine Harbor Tee" },
    }),
  ).toEqual({ outcome: "retried" });
  const before = await lastWrite();
  await town.settle();
  expect((await onTikTok(listing.externalId)).title).toBe("A fine Harbor Tee");
  expect((await inShopify(product.externalId)).title).toBe(
    "The finest Harbor Tee",
  );
  expect(await openQuestions("title")).toEqual([]);
  expect(await writesSince(before)).toBe(0);
  expect(
    await town.prisma.auditLine.findFirst({
      where: { action: "Correct a refused step" },
    }),
  ).toMatchObject({
    before: { value: "The finest Harbor Tee" },
    after: { value: "A fine Harbor Tee" },
    reason: by.reason,
  });

  await rename("Harbor Tee");
  expect((await onTikTok(listing.externalId)).title).toBe("Harbor Tee");
});

test("C3 by the rule that Shopify wins a product's sale is followed unasked, and a listing that is taken off sale is asked about", async () => {
  const { listing, product } = await pairNamed("Mug");
  const productState = async () =>
    (await town.world.storefront.fetchProduct(shop(), product.externalId))
      ?.status;
  const change = {
    kind: "policy",
    field: "status",
    policy: "storefront",
  } as const;
  const { fingerprint } = await previewChange(town.world, town.shopId, change);
  expect(
    await changeFields(town.world, town.shopId, { change, fingerprint, actor }),
  ).toMatchObject({ outcome: "changed" });
  for (const [status, follows] of [
    ["DRAFT", "SELLER_DEACTIVATED"],
    ["ACTIVE", "ACTIVATE"],
  ] as const) {
    await town.nextSecond();
    await town.world.storefront.setProductStatus(shop(), {
      productExternalId: product.externalId,
      status,
    });
    await town.settle();
    expect((await onTikTok(listing.externalId)).status).toBe(follows);
    expect(await openQuestions("status")).toEqual([]);
  }

  await town.nextSecond();
  await town.world.marketplace.deactivateListings(shop(), [listing.externalId]);
  await town.settle();
  expect(await productState()).toBe("ACTIVE");
  const [question] = await openQuestions("status");
  expect(question?.cause).toBe("field:status:one-edited");
  if (!question) throw new Error("nobody asked");
  await settle(question, { kind: "storefront" });
  expect((await onTikTok(listing.externalId)).status).toBe("ACTIVATE");
});
