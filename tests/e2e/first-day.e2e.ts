import { afterAll, expect, it } from "vitest";
import { closeBrowser, origins, patience, screenshot } from "./browser.ts";
import { expectAccessible, expectSteady } from "./page-health.ts";
import {
  buyInShopify,
  buyOnTikTok,
  countInShopify,
  editTitleOnBothSides,
  shipWhatWaits,
  titlesLike,
} from "./sandbox-shop.ts";
import { visit } from "./visit.ts";

const mug = "Harbor Stoneware Mug, 12 oz";

afterAll(closeBrowser);

// One merchant's first day; each story goes on where the one before it ended.

it("a merchant opens Quayside for the first time and connects TikTok Shop", async () => {
  // TikTok Shop shows what was true some time ago.
  await countInShopify("TEE-L", 12);
  const { page, frame } = await visit("");
  await frame.getByText("1 of 5 done", { exact: true }).waitFor(patience);
  await screenshot(page, "home-first");
  await expectSteady(page);
  await expectAccessible(page);

  await frame
    .getByRole("button", { name: "Connect TikTok Shop" })
    .first()
    .click();
  const authorize = page.getByRole("button", { name: "Authorize" });
  await authorize.waitFor(patience);
  expect(new URL(page.url()).origin).toBe(origins.tiktok);
  await screenshot(page, "consent");
  await authorize.click();

  await page.waitForURL(/apps\/quayside/, patience);
  await frame
    .getByRole("heading", { name: "TikTok Shop is connected" })
    .waitFor(patience);
  // Nobody reloads: the page finds the network by itself.
  await frame.getByText("3 of 5 done", { exact: true }).waitFor(patience);
  await frame.getByText("3 TikTok SKUs need a variant").waitFor(patience);
  await screenshot(page, "home-connected");
  await expectAccessible(page);
});

it("sees what will be written to both shops before anything is, starts it, and can pause it", async () => {
  const { page, frame } = await visit("plan");
  await frame
    .getByRole("heading", { name: "Nothing is written yet" })
    .waitFor(patience);
  // The plan is whole once both shops have been read.
  await frame
    .getByRole("link", { name: /will be told 12\. Why\?$/ })
    .waitFor(patience);
  await screenshot(page, "plan");
  await expectSteady(page);
  await expectAccessible(page);
  await frame.getByRole("button", { name: "Start writing" }).click(patience);
  await frame
    .getByRole("heading", { name: "Changes are written as they come" })
    .waitFor(patience);
  await frame.getByRole("button", { name: "Pause everything" }).click(patience);
  await frame
    .getByRole("heading", { name: "Paused: nothing is written" })
    .waitFor(patience);
  await frame.getByRole("button", { name: "Start writing" }).click(patience);
  await frame
    .getByRole("heading", { name: "Changes are written as they come" })
    .waitFor(patience);
  await frame.getByText("No stock number waits to be told.").waitFor(patience);
});

it("chooses products, sees what will happen, and follows it to its end", async () => {
  const { page, frame } = await visit("products?tab=choosable");
  await frame.getByText("MUG-NVY-12").waitFor(patience);
  await screenshot(page, "products-choosable");
  await expectSteady(page);
  for (const product of [
    mug,
    "Anchor Dog Leash",
    "Cedar and Salt Candle, 8 oz",
  ])
    await frame
      .getByRole("checkbox", { name: `Select all variants of ${product}` })
      .check({ force: true });
  await expectAccessible(page);
  await frame
    .getByRole("button", { name: "Choose for platform fulfillment" })
    .click();

  await frame.getByRole("heading", { name: "What will happen" }).waitFor();
  await frame.getByText("Set up the fulfillment location in Shopify").waitFor();
  await screenshot(page, "products-preview");
  await expectAccessible(page);
  await frame.getByRole("button", { name: "Confirm 4 variants" }).click();

  await frame
    .getByRole("heading", { name: "Platform fulfillment is set up" })
    .waitFor(patience);
  await frame.getByText("9 steps done.").waitFor();
  await frame
    .getByRole("button", { name: "Shopify is told 35 for MUG-NVY-12. Why?" })
    .click();
  await frame.getByText("Why Shopify is told 35").waitFor();
  await frame.getByText("on hand in TikTok_Dallas(TX)").waitFor();
  await screenshot(page, "products");
  await expectAccessible(page);
});

it("chooses everything that fits a search at once, and thinks better of it", async () => {
  const { frame } = await visit("products?tab=choosable&query=tee");
  await frame.getByRole("heading", { name: "Products" }).waitFor();
  await frame
    .getByRole("columnheader")
    .getByRole("checkbox")
    .check({ force: true });
  await frame
    .getByRole("button", { name: "Choose for platform fulfillment" })
    .click();
  await frame.getByRole("button", { name: /^Confirm \d+ variants$/ }).waitFor();
  await frame.getByRole("link", { name: "Back" }).click();
  await frame.getByRole("heading", { name: "Products" }).waitFor();
});

it("follows an order through all three systems", async () => {
  await buyInShopify({ sku: "MUG-NVY-12", quantity: 2 });
  await buyOnTikTok({ sellerSku: "BTL-BLK-32", quantity: 1 });
  const { page, frame } = await visit("orders");
  // TikTok's order waits out its hour and is not in Shopify yet.
  await frame.getByText("Waiting", { exact: true }).waitFor(patience);
  await frame.getByRole("link", { name: /^#\d+/ }).first().click(patience);
  // The step stands in the timeline, and beside the time that it is shown at.
  await frame
    .getByText("Accept the fulfillment request", { exact: true })
    .first()
    .waitFor(patience);
  // The network may not have heard of it yet when its people look.
  await expect
    .poll(
      async () => {
        await shipWhatWaits();
        return frame.getByText("A parcel left").isVisible();
      },
      { ...patience, interval: 1_000 },
    )
    .toBe(true);
  await frame
    .getByText("Send the tracking number to Shopify", { exact: true })
    .first()
    .waitFor(patience);
  await frame.getByText("Shopify knows").waitFor(patience);
  await frame.getByText("Shipped", { exact: true }).waitFor(patience);
  await screenshot(page, "order");
  await expectAccessible(page);

  await frame.getByRole("link", { name: "Orders" }).first().click();
  await frame.getByRole("heading", { name: "Orders" }).waitFor();
  await screenshot(page, "orders");
  await expectAccessible(page);
});

it("settles a title that was edited on both sides", async () => {
  const settled = "Harbor Stoneware Mug, 12 oz, dishwasher safe";
  await editTitleOnBothSides(mug, {
    shopify: "Harbor Stoneware Mug, 12 ounces",
    tiktok: "Stoneware Coffee Mug 12 oz | Harbor",
  });
  const { page, frame, goTo } = await visit("conflicts");
  await frame.getByRole("link", { name: mug }).waitFor(patience);
  // What came while the page stood there has moved what was below it.
  await goTo("conflicts");
  await frame.getByRole("link", { name: mug }).waitFor(patience);
  await screenshot(page, "conflicts");
  await expectSteady(page);
  await expectAccessible(page);
  await frame.getByRole("link", { name: mug }).click();
  await frame
    .getByText("Stoneware Coffee Mug 12 oz | Harbor", { exact: true })
    .waitFor();
  // Each side says who wrote it last.
  await frame.getByText(/^A change on TikTok, /).waitFor();
  await frame.getByLabel("Write another for both").check({ force: true });
  await frame.getByLabel("Title for both sides").fill(settled);
  await frame.getByLabel("Reason (optional)").fill("One name everywhere.");
  await screenshot(page, "conflict");
  await expectAccessible(page);
  await frame.getByRole("button", { name: "Settle" }).click();

  await frame.getByText(`Both sides were given “${settled}”`).waitFor(patience);
  await screenshot(page, "conflict-settled");
  await expect.poll(() => titlesLike(settled), patience).toHaveLength(2);
});

it("links a TikTok SKU by hand", async () => {
  const { page, frame } = await visit("conflicts");
  const tote = frame.getByRole("link", { name: /Wharf Canvas Tote/ });
  await tote.first().click(patience);
  await frame.getByRole("heading", { name: "Which variant is it?" }).waitFor();
  await frame.getByLabel("Search for another variant").fill("honey");
  await frame.getByText("HNY-STD").waitFor(patience);
  await screenshot(page, "conflict-link");
  await expectAccessible(page);
  await frame.getByLabel("Wharf Canvas Tote · Natural").check({ force: true });
  await frame.getByRole("button", { name: "Settle" }).click();
  await frame.getByText("The TikTok SKU was linked by hand").waitFor(patience);
});

it("settles questions that are alike together, from the keyboard", async () => {
  const things = ["Anchor Dog Leash", "Cedar and Salt Candle, 8 oz"];
  for (const thing of things)
    await editTitleOnBothSides(thing, {
      shopify: `${thing}, from the store`,
      tiktok: `${thing} | TikTok`,
    });
  const { page, frame } = await visit("conflicts");
  const group = frame.getByRole("list", {
    name: "Titles, edited on both sides",
  });
  await expect
    .poll(() => group.getByRole("listitem").count(), patience)
    .toBe(2);
  const [first, second] = [0, 1].map((index) =>
    group.getByRole("listitem").nth(index),
  );
  await first?.getByRole("link").focus();
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  expect(await second?.getByRole("checkbox").isChecked()).toBe(true);
  await frame
    .getByRole("link", { name: /^Settle 1 marked question/ })
    .waitFor();
  await page.keyboard.press("x");
  await screenshot(page, "conflicts-alike");
  await expectAccessible(page);
  await frame.getByRole("link", { name: /^Settle all alike: Titles/ }).click();

  await frame.getByLabel("Take Shopify's everywhere").check({ force: true });
  await frame.getByRole("button", { name: "Preview" }).click();
  await frame
    .getByRole("heading", {
      name: "This settles 2 questions and writes 2 values",
    })
    .waitFor(patience);
  await screenshot(page, "conflicts-preview");
  await expectAccessible(page);
  await frame.getByRole("button", { name: "Settle 2 questions" }).click();
  await frame
    .getByText("2 questions settled", { exact: true })
    .waitFor(patience);
  await screenshot(page, "conflicts-settled");
  await expect
    .poll(() => titlesLike(", from the store"), patience)
    .toHaveLength(4);
});

it("finds on the Activity page who decided what, and why", async () => {
  const { page, frame } = await visit("activity?kind=people");
  const line = frame.getByRole("row", { name: /Settle a conflict/ }).last();
  await line.waitFor(patience);
  await expectSteady(page);
  for (const text of [/^Staff member \d+$/, "One name everywhere.", "Done"])
    await line.getByText(text).waitFor();
  await screenshot(page, "activity");
  await expectAccessible(page);
  const file = page.waitForEvent("download");
  await frame.getByRole("button", { name: "Export CSV" }).click();
  expect((await file).suggestedFilename()).toBe("quayside-activity.csv");
});

it("sees on Home what waits for a person, and what does not", async () => {
  const { page, frame } = await visit("");
  await frame.getByText("2 TikTok SKUs need a variant").waitFor(patience);
  await frame.getByText("of 36 possible").waitFor();
  expect(await frame.getByText("Set up Quayside").count()).toBe(0);
  await screenshot(page, "home");
  await expectSteady(page);
  await expectAccessible(page);
});

it("asks why a number is what it is, down to the movements it was counted from", async () => {
  const { page, frame } = await visit("products?tab=selected");
  await frame
    .getByRole("button", { name: /^Shopify is told .* for MUG-NVY-12/ })
    .click();
  await frame.getByRole("link", { name: "History and rule" }).click();
  await frame
    .getByRole("heading", { name: "Why Shopify is told this" })
    .waitFor(patience);
  await frame.getByRole("heading", { name: "Movements" }).waitFor();
  await frame
    .getByRole("button", { name: "Show as table: Why Shopify is told this" })
    .click();
  await frame.getByRole("rowheader", { name: "Told", exact: true }).waitFor();
  await screenshot(page, "stock-variant");
  await expectAccessible(page);
});

it("sees how everything went in pictures, and reads them as tables", async () => {
  const { page, frame } = await visit("insights?span=month");
  await frame.locator("svg.recharts-surface").first().waitFor(patience);
  await screenshot(page, "insights");
  await expectSteady(page);
  await expectAccessible(page);
  await frame
    .getByRole("button", { name: "Show as table: The way of orders" })
    .click();
  await frame.getByRole("columnheader", { name: "Shipped by" }).waitFor();
  await frame
    .getByRole("button", { name: "Show as table: From request to answer" })
    .click();
  await frame.getByRole("columnheader", { name: "Refused" }).waitFor();
  await expectAccessible(page);
});
