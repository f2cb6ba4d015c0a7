import { afterAll, expect, it } from "vitest";
import { appFrame, closeBrowser, patience, screenshot } from "./browser.ts";
import { signInAs } from "./desk-visit.ts";
import { inShop } from "./in-town.ts";
import { expectAccessible, expectSteady } from "./page-health.ts";
import {
  offerInShopify,
  refuseNextChange,
  skusOnTikTok,
  statesOnTikTok,
  titlesOnTikTok,
  unbindInSellerCenter,
} from "./sandbox-shop.ts";
import { visit } from "./visit.ts";

afterAll(closeBrowser);

it("keeps a search as a view, renames it, finds it again tomorrow, and deletes it", async () => {
  const { page, frame, goTo } = await visit("products");
  await frame
    .getByRole("button", { name: "Search and filter results" })
    .click();
  await frame
    .getByPlaceholder("Search products, SKUs and barcodes")
    .fill("mug");
  await frame.getByRole("button", { name: "Link", exact: true }).click();
  await frame.getByText("Linked", { exact: true }).click();
  await frame.getByRole("button", { name: "Link: Linked" }).first().waitFor();
  await frame.getByRole("heading", { name: "Products" }).click();
  await frame.getByText("MUG-NVY-12").waitFor(patience);
  await screenshot(page, "products-filtered");
  await expectAccessible(page);
  await frame.getByRole("button", { name: "Save as" }).click();
  await frame.getByLabel("Name", { exact: true }).fill("Mugs on TikTok");
  await frame.getByRole("button", { name: "Save", exact: true }).click();
  await frame.getByRole("tab", { name: "Mugs on TikTok" }).waitFor(patience);

  // A tab that is pressed is gone to; only the one where one is opens its menu.
  const select = async (name: string) => {
    await frame.getByRole("tab", { name, exact: true }).click();
    await frame
      .getByRole("tab", { name, exact: true, selected: true })
      .waitFor(patience);
  };
  const deleteView = async (name: string) => {
    await frame.getByRole("tab", { name, exact: true }).click();
    await frame.getByRole("menuitem", { name: "Delete view" }).click();
    await frame.getByRole("button", { name: "Delete view" }).click();
  };
  await goTo("products");
  await select("Mugs on TikTok");
  await frame.getByText("MUG-NVY-12").waitFor(patience);
  await expect
    .poll(() => frame.getByText("Wharf Canvas Tote").count(), patience)
    .toBe(0);
  await frame.getByRole("tab", { name: "Mugs on TikTok" }).click();
  await frame.getByRole("menuitem", { name: "Rename view" }).click();
  await frame.getByLabel("Name", { exact: true }).fill("Mugs");
  await frame.getByRole("button", { name: "Save", exact: true }).click();
  await frame.getByRole("tab", { name: "Mugs", exact: true }).waitFor(patience);
  await screenshot(page, "products-view");

  await frame.getByRole("tab", { name: "Mugs", exact: true }).click();
  await frame.getByRole("menuitem", { name: "Duplicate view" }).click();
  await frame.getByLabel("Name", { exact: true }).fill("More mugs");
  await frame.getByRole("button", { name: "Create view" }).click();
  await frame
    .getByRole("tab", { name: "More mugs", selected: true })
    .waitFor(patience);
  await frame.getByText("MUG-NVY-12").waitFor(patience);
  await screenshot(page, "products-view-twice");
  await deleteView("More mugs");
  await frame
    .getByRole("tab", { name: "More mugs" })
    .waitFor({ state: "hidden", ...patience });

  await select("Mugs");
  await deleteView("Mugs");
  await frame
    .getByRole("tab", { name: "Mugs", exact: true })
    .waitFor({ state: "hidden", ...patience });
  await expectSteady(page);
});

it("shows one product: its links and why, both sides of every field, stock and history", async () => {
  const { page, frame, expected } = await visit("products?query=mug");
  // TikTok's picture server is not part of the town.
  expected(/ERR_NAME_NOT_RESOLVED/);
  await frame
    .getByRole("link", { name: /Harbor Stoneware Mug/ })
    .first()
    .click();
  await frame.getByRole("heading", { name: "Both sides" }).waitFor(patience);
  await expectSteady(page);
  await screenshot(page, "product");
  await frame
    .getByText(/^Linked because it has the same SKU/)
    .first()
    .waitFor();
  await frame
    .getByRole("button", { name: /^Show \d+ fields? that need nobody$/ })
    .click();
  await frame.getByRole("heading", { name: "Title" }).waitFor();
  await frame.getByText("Last agreed").first().waitFor();
  await frame
    .getByRole("button", { name: /^Shopify is told \d+ for MUG-NVY-12/ })
    .waitFor();
  await frame.getByRole("heading", { name: "History" }).waitFor();
  await expectAccessible(page);
  await screenshot(page, "product-fields");
  await frame
    .getByLabel("Where the title was edited on both sides")
    .selectOption("storefront");
  await frame.getByText(/^Nothing has been changed yet\./).waitFor(patience);
  await screenshot(page, "product-owner");
});

it("has goods made for what is sold on TikTok Shop and the network does not know", async () => {
  const { page, frame, expected } = await visit(
    "products?ships=blocked&link=linked",
  );
  expected(/ERR_NAME_NOT_RESOLVED/);
  await frame.getByRole("table").getByRole("link").first().click();
  await frame.getByRole("heading", { name: "Both sides" }).waitFor(patience);
  await frame
    .getByRole("list", { name: "Variants" })
    .getByRole("link", { name: "Create or bind goods" })
    .first()
    .click();
  await frame
    .getByRole("list", { name: "Cannot be set up yet" })
    .getByText("Tell the size of a unit.")
    .first()
    .waitFor(patience);
  for (const edge of ["Length, cm", "Width, cm", "Height, cm"])
    await frame.getByLabel(edge, { exact: true }).fill("12");
  await frame.getByRole("button", { name: "Check again" }).click();
  await frame
    .getByRole("list", { name: "Goods that are created" })
    .getByText(/g, 12 × 12 × 12 cm$/)
    .first()
    .waitFor(patience);
  await expectAccessible(page);
  await screenshot(page, "goods");
  await frame.getByRole("button", { name: /^Set up \d+ variants?$/ }).click();
  await frame
    .getByRole("heading", { name: "The goods are set up" })
    .waitFor(patience);
  await frame
    .getByRole("list", { name: "Has goods already" })
    .waitFor(patience);
  await screenshot(page, "goods-set-up");
  await frame
    .getByRole("link", { name: /^Unbind these goods of / })
    .first()
    .click();
  await frame.getByRole("button", { name: "Unbind" }).waitFor(patience);
  await expectAccessible(page);
  await screenshot(page, "goods-unbind");
});

it("reads one product on a phone", async () => {
  const { page, frame, expected } = await visit("products?query=mug", "phone");
  expected(/ERR_NAME_NOT_RESOLVED/);
  await frame
    .getByRole("link", { name: /Harbor Stoneware Mug/ })
    .first()
    .click();
  await frame.getByRole("heading", { name: "Both sides" }).waitFor(patience);
  await expectSteady(page);
  await expectAccessible(page);
  await screenshot(page, "phone-product");
});

it("chooses everything on all pages with a preview, leaves, comes back to its progress, and takes it back", async () => {
  const { page, frame, goTo } = await visit("products");
  await frame
    .getByRole("columnheader")
    .getByRole("checkbox")
    .check({ force: true });
  await frame
    .getByRole("button", { name: /^Select all 1\d\d in this view$/ })
    .click();
  await screenshot(page, "products-all");
  await frame
    .getByRole("button", { name: "Choose for platform fulfillment" })
    .click();
  await frame
    .getByRole("list", { name: "Why some cannot be chosen" })
    .getByText(/^The network has no goods for this variant/)
    .waitFor(patience);
  await frame.getByText(/^From then on the network ships/).waitFor();
  await screenshot(page, "products-preview-all");
  await expectAccessible(page);
  const confirm = frame.getByRole("button", { name: /^Confirm \d+ variants$/ });
  const chosen = Number(/\d+/.exec((await confirm.textContent()) ?? "")?.[0]);
  expect(chosen).toBeGreaterThan(10);
  await confirm.click();
  await frame
    .getByRole("heading", {
      name: /^(Setting up platform fulfillment|Platform fulfillment is set up)$/,
    })
    .waitFor(patience);
  const followed = new URL(
    (await (await appFrame(page)).evaluate(() => location.href)) as string,
  );

  await goTo("orders");
  await goTo(`products${followed.search}`);
  await frame
    .getByRole("heading", { name: "Platform fulfillment is set up" })
    .waitFor(patience);
  await frame.getByRole("button", { name: "Undo" }).click();
  await frame
    .getByRole("heading", {
      name: `Platform fulfillment of ${chosen} variants was stopped`,
    })
    .waitFor(patience);
  await screenshot(page, "products-undone");
  await expectAccessible(page);
});

it("stops the network's shipping of one variant, thinks better of it, and Shopify is told its stock again", async () => {
  const { page, frame } = await visit("products?query=DOG-6F");
  const told = () =>
    frame
      .getByRole("button", { name: /^Shopify is told \S+ for DOG-6F/ })
      .first()
      .getAttribute("aria-label", patience);
  const before = await told();
  await frame
    .getByRole("checkbox", { name: /^Select Anchor Dog Leash.* Six feet$/ })
    .check({ force: true });
  const stop = frame.getByRole("button", { name: "Stop platform fulfillment" });
  await stop.click();
  await frame
    .getByRole("heading", { name: "Stop platform fulfillment for 1 variant?" })
    .waitFor();
  await expectAccessible(page);
  await screenshot(page, "products-stop");
  await stop.last().click();
  await frame
    .getByRole("heading", {
      name: "Platform fulfillment of 1 variant was stopped",
    })
    .waitFor(patience);
  // Nobody reloads: the number follows by itself.
  await expect.poll(told, patience).toMatch(/told 0 /);
  await screenshot(page, "products-stopped");

  await frame.getByRole("button", { name: "Undo" }).click();
  await frame
    .getByRole("heading", { name: "Platform fulfillment is set up" })
    .waitFor(patience);
  await expect.poll(told, patience).toBe(before);
  // All that is chosen is shown now, and the search says so.
  expect(
    await frame
      .getByPlaceholder("Search products, SKUs and barcodes")
      .inputValue(),
  ).toBe("");
});

it("lists a product on TikTok Shop: sees its pictures, says its size, finds another category, and follows it into sale", async () => {
  const { page, frame } = await visit("products?query=PLT-WHT");
  await frame.getByRole("link", { name: "Not linked" }).click();
  await frame
    .getByRole("heading", { name: "List on TikTok Shop" })
    .waitFor(patience);
  await frame.getByText("This cannot be listed yet").waitFor();
  await frame
    .getByText("Tell the size of the parcel: the category wants it.")
    .waitFor();
  const picture = frame.getByRole("img", { name: "Picture 1" });
  await picture.waitFor();
  expect(
    await picture.evaluate((image: HTMLImageElement) => image.naturalWidth),
  ).toBe(1024);
  const category = frame.getByRole("combobox", { name: "Category" });
  expect(await category.inputValue()).toBe(
    "Home Supplies › Kitchen & Drinkware › Cutting Boards & Plates",
  );
  await category.fill("mugs");
  await frame
    .getByRole("option", { name: "Home Supplies › Kitchen & Drinkware › Mugs" })
    .click();
  await frame.getByLabel("Length, cm").fill("30");
  await frame.getByLabel("Width, cm").fill("30");
  await frame.getByLabel("Height, cm").fill("12");
  await screenshot(page, "list-blocked");
  await expectAccessible(page);
  await frame.getByRole("button", { name: "Check again" }).click();
  const list = frame.getByRole("button", { name: "List it" });
  await list.waitFor(patience);
  await frame.getByText(/White · PLT-WHT · .*44\.00/).waitFor();
  await screenshot(page, "list-ready");
  await expectAccessible(page);
  await list.click();
  // The product's own page follows it, and nobody reloads.
  await frame
    .getByRole("heading", { name: "Enamel Camp Plate Set" })
    .waitFor(patience);
  await expect
    .poll(() => titlesOnTikTok("Enamel Camp Plate Set"), patience)
    .toHaveLength(1);
  await frame.getByText("PLT-WHT").first().waitFor(patience);
  await frame
    .getByText(/Linked because it was listed from this variant/)
    .first()
    .waitFor(patience);
  await screenshot(page, "list-done");
});

/** The product that the story before has listed. */
const listed = "Enamel Camp Plate Set";

const detailsPage = (): Promise<string> =>
  inShop(async (prisma, shopId) => {
    const { id } = await prisma.product.findFirstOrThrow({
      where: { shopId, title: listed },
    });
    return `list/${id}/details`;
  });

it("is asked about a variant that Shopify has alone, and brings it to TikTok Shop", async () => {
  await expect
    .poll(() => statesOnTikTok(listed), patience)
    .toContain("ACTIVATE");
  // A try before this one may have offered it.
  const sku = `PLT-RED-${Date.now()}`;
  await offerInShopify({
    like: "PLT-WHT",
    sku,
    options: [`Red ${sku.slice(-4)}`],
  });
  const { page, frame } = await visit("conflicts");
  const question = frame.getByRole("link", {
    name: new RegExp(`${listed} · Red ${sku.slice(-4)}`),
  });
  await question.first().click(patience);
  const answers = frame.getByRole("group", { name: "Your answer" });
  await answers.waitFor(patience);
  const add = answers.getByRole("radio", { name: "Bring it to TikTok Shop" });
  await add.focus();
  await page.keyboard.press("Space");
  expect(await add.isChecked()).toBe(true);
  await expectSteady(page);
  await expectAccessible(page);
  await screenshot(page, "question-variant");
  await frame.getByRole("button", { name: "Settle", exact: true }).click();
  await frame.getByRole("heading", { name: "Settled" }).waitFor(patience);
  await expect.poll(() => skusOnTikTok(listed), patience).toContain(sku);
});

it("is asked about a chosen variant whose goods were unbound, and binds goods to it from there", async () => {
  const variants = await inShop((prisma, shopId) =>
    prisma.variant.findMany({
      where: { shopId, sku: { in: ["PLT-WHT", "PLT-BLU"] } },
      orderBy: { sku: "desc" },
    }),
  );
  const [white = "", blue = ""] = variants.map(({ id }) => id);
  const { page, frame, goTo } = await visit(`goods?variants=${white}`);
  const setUp = async () => {
    await frame.getByRole("button", { name: "Check again" }).click();
    await frame
      .getByRole("button", { name: "Set up 1 variant" })
      .click(patience);
    await frame
      .getByRole("heading", { name: "The goods are set up" })
      .waitFor(patience);
  };
  for (const edge of ["Length, cm", "Width, cm", "Height, cm"])
    await frame.getByLabel(edge, { exact: true }).fill("12");
  await setUp();
  const bind = async () => {
    const code = frame.getByLabel(/^Bind .* to goods with the reference code$/);
    await code.fill("PLT-WHT");
    await setUp();
  };
  await goTo(`goods?variants=${blue}`);
  await bind();
  await goTo("products?query=PLT-BLU");
  await frame
    .getByRole("checkbox", { name: /^Select Enamel Camp Plate Set.* Blue$/ })
    .check({ force: true });
  await frame
    .getByRole("button", { name: "Choose for platform fulfillment" })
    .click();
  await frame
    .getByRole("button", { name: "Confirm 1 variant" })
    .click(patience);
  await frame
    .getByRole("heading", { name: "Platform fulfillment is set up" })
    .waitFor(patience);
  await unbindInSellerCenter("PLT-BLU");
  await goTo("conflicts");
  await frame
    .getByRole("list", {
      name: "Chosen variants that the network has no goods of",
    })
    .getByRole("link", { name: /Enamel Camp Plate Set/ })
    .first()
    .click(patience);
  const there = frame.getByRole("link", { name: "Create or bind goods" });
  await there.waitFor(patience);
  await expectSteady(page);
  await expectAccessible(page);
  await screenshot(page, "question-no-goods");
  await there.focus();
  await page.keyboard.press("Enter");
  await bind();
  const open = () =>
    inShop((prisma, shopId) =>
      prisma.conflict.count({
        where: { shopId, cause: "stock:no-goods", state: "open" },
      }),
    );
  await expect.poll(open, patience).toBe(0);
});

it("moves a listing to a category that wants a size chart, and chooses one of its pictures by key", async () => {
  const { page, frame } = await visit(await detailsPage());
  const category = frame.getByRole("combobox", { name: "Category" });
  await category.fill("hoodies");
  await frame.getByRole("option", { name: /T-Shirts & Hoodies$/ }).click();
  const look = frame.getByRole("button", { name: "See what would change" });
  await look.click();
  await frame
    .getByText("The category wants a size chart: choose a picture of it.")
    .waitFor(patience);
  const chart = frame.getByRole("combobox", {
    name: "Size chart (the category wants one)",
  });
  await chart.focus();
  await page.keyboard.press("ArrowDown");
  await frame.getByRole("img", { name: "The chosen size chart" }).waitFor();
  await expectAccessible(page);
  await screenshot(page, "details-size-chart");
  await frame.getByRole("button", { name: "See what would change" }).click();
  await frame.getByRole("button", { name: /^Change \d+ details?$/ }).click();
  await frame
    .getByText("The details are being changed on TikTok Shop")
    .or(frame.getByText("The details were changed last from here"))
    .first()
    .waitFor(patience);
  await screenshot(page, "details-changed");
});

const refusedChanges = () =>
  inShop(async (prisma, shopId) => {
    const refused = await prisma.effect.findMany({
      where: { shopId, kind: "marketplace.change-details", state: "refused" },
    });
    return refused.map(({ id }) => id);
  });

/**
 * A change of details that TikTok Shop refuses: a brand, and the parcel's length, which it has nothing against.
 * Whatever a try of a story has left refused is another one.
 */
async function refusedChange(length: string): Promise<string> {
  const earlier = await refusedChanges();
  const words = "The shop may not sell this brand";
  await refuseNextChange(words);
  const { frame } = await visit(await detailsPage());
  await frame.getByLabel("Brand", { exact: true }).fill("Unbranded");
  await frame.getByLabel("Length, cm", { exact: true }).fill(length);
  await frame.getByRole("button", { name: "See what would change" }).click();
  await frame.getByRole("button", { name: "Change 2 details" }).click(patience);
  const refused = async () =>
    (await refusedChanges()).find((id) => !earlier.includes(id)) ?? "";
  await expect.poll(refused, patience).not.toBe("");
  return refused();
}

const stateOf = (effectId: string) =>
  inShop(async (prisma, shopId) => {
    const effect = await prisma.effect.findFirst({
      where: { shopId, id: effectId },
    });
    return effect?.state;
  });

it("corrects what TikTok Shop refused of a listing's details, beside its words", async () => {
  const effectId = await refusedChange("31");
  // The question follows the refusal, in a transaction of its own.
  const asked = () =>
    inShop(async (prisma, shopId) => {
      const conflict = await prisma.conflict.findFirst({
        where: { shopId, subjectId: effectId, state: "open" },
      });
      return conflict?.id ?? "";
    });
  await expect.poll(asked, patience).not.toBe("");
  const { page, frame } = await visit(`conflicts/${await asked()}`);
  await frame.getByRole("link", { name: "Correct the details" }).click();
  await frame
    .getByRole("heading", { name: "TikTok Shop refused this change" })
    .waitFor(patience);
  // In the banner, and beside the brand that it is about.
  const words = frame.getByText(/The shop may not sell this brand/);
  expect(await words.count()).toBe(2);
  const brand = frame.getByLabel("Brand", { exact: true });
  expect(await brand.inputValue()).toBe("Unbranded");
  await expectSteady(page);
  await expectAccessible(page);
  await screenshot(page, "details-refused");
  await brand.fill("");
  await page.keyboard.press("Enter");
  const send = frame.getByRole("button", { name: "Change 1 detail" });
  await send.focus(patience);
  await page.keyboard.press("Enter");
  await expect.poll(() => stateOf(effectId), patience).toBe("confirmed");
});

it("has support correct a refused change of details, for a reason", async () => {
  const effectId = await refusedChange("32");
  const { page, goTo } = await signInAs("Abel Okafor");
  await goTo(`/support/effects/${effectId}`);
  await page.getByRole("link", { name: "Correct the details" }).click();
  await page
    .getByRole("heading", { name: "TikTok Shop refused this change" })
    .waitFor(patience);
  await page.getByLabel("Brand", { exact: true }).fill("");
  await page.getByRole("button", { name: "See what would change" }).click();
  const send = page.getByRole("button", { name: "Correct and try again" });
  await send.waitFor(patience);
  expect(await send.isDisabled()).toBe(true);
  await page.getByLabel("Reason").fill("the brand is not theirs");
  await expectAccessible(page);
  await screenshot(page, "desk-details");
  await send.click();
  await page
    .getByRole("heading", { name: "Trying again under the same key" })
    .waitFor(patience);
  await expect.poll(() => stateOf(effectId), patience).toBe("confirmed");
});
