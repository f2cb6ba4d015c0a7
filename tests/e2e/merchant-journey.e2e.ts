import type { FrameLocator, Page } from "playwright-core";
import { afterAll, afterEach, expect, it } from "vitest";
import {
  app,
  closeBrowser,
  hydrated,
  openAdmin,
  origins,
  screenshot,
} from "./browser.ts";
import { watchErrors, widthOverflow } from "./page-health.ts";
import {
  buyInShopify,
  editTitleOnBothSides,
  titlesLike,
} from "./sandbox-shop.ts";

// The outside world answers by webhooks; a slow machine needs its time.
const patience = { timeout: 60_000 };
const mug = "Harbor Stoneware Mug, 12 oz";
const pages: Page[] = [];

afterEach(async () => {
  for (const page of pages.splice(0)) await page.close();
});
afterAll(closeBrowser);

it("a merchant connects TikTok Shop from Home", async () => {
  const { page, frame } = await visit("");
  await frame.getByText("1 of 4 done").waitFor(patience);
  await screenshot(page, "home-first");

  await frame
    .getByRole("button", { name: "Connect TikTok Shop" })
    .first()
    .click();
  await page.getByRole("button", { name: "Authorize" }).waitFor(patience);
  expect(new URL(page.url()).origin).toBe(origins.tiktok);
  await screenshot(page, "consent");
  await page.getByRole("button", { name: "Authorize" }).click();

  await page.waitForURL(/apps\/quayside/, patience);
  await frame
    .getByRole("heading", { name: "TikTok Shop is connected" })
    .waitFor(patience);
  // Nobody reloads: the page finds the network by itself.
  await frame.getByText("3 of 4 done").waitFor(patience);
  await screenshot(page, "home-connected");
});

it("chooses products, sees what will happen, and confirms it", async () => {
  const { page, frame } = await visit("products?tab=choosable");
  await frame.getByText("MUG-NVY-12").waitFor(patience);
  await screenshot(page, "products-choosable");
  await frame
    .getByRole("checkbox", { name: `Select all variants of ${mug}` })
    .check({ force: true });
  await frame
    .getByRole("button", { name: "Choose for platform fulfillment" })
    .click();

  await frame.getByRole("heading", { name: "What will happen" }).waitFor();
  await frame.getByText("Set up the fulfillment location in Shopify").waitFor();
  await screenshot(page, "products-preview");
  await frame.getByRole("button", { name: /^Confirm/ }).click();

  await frame.getByText("Platform fulfillment is set up").waitFor(patience);
  await frame
    .getByRole("button", { name: /^Shopify shows [1-9]/ })
    .first()
    .click(patience);
  await frame.getByText(/^Why Shopify is told/).waitFor();
  await frame.getByText("available in TikTok_Dallas(TX)").waitFor();
  await screenshot(page, "products-chosen");
});

it("follows an order through both systems", async () => {
  await buyInShopify("MUG-NVY-12");
  const { page, frame } = await visit("orders");
  await frame.getByRole("link", { name: /^#\d+/ }).first().click(patience);
  await frame
    .getByText("Order the delivery from the network")
    .waitFor(patience);
  await frame.getByText("Accept the fulfillment request").waitFor(patience);
  await screenshot(page, "order");
  await frame.getByRole("link", { name: "Orders" }).first().click();
  await frame.getByRole("heading", { name: "Orders" }).waitFor();
  await screenshot(page, "orders");
});

it("settles a title that was edited on both sides", async () => {
  const settled = "Harbor Mug, settled by a person";
  await editTitleOnBothSides(mug, {
    shopify: "Harbor Mug from Shopify",
    tiktok: "Harbor Mug from TikTok",
  });
  const { page, frame } = await visit("conflicts");
  await frame.getByRole("link", { name: mug }).waitFor(patience);
  await screenshot(page, "conflicts");
  await frame.getByRole("link", { name: mug }).click();
  await frame.getByText("Harbor Mug from TikTok", { exact: true }).waitFor();
  await frame.getByLabel("Write another for both").check({ force: true });
  await frame.getByLabel("Title for both sides").fill(settled);
  await frame.getByLabel("Reason (optional)").fill("One name everywhere.");
  await screenshot(page, "conflict");
  await frame.getByRole("button", { name: "Settle" }).click();

  await frame.getByText(`Both sides were given “${settled}”`).waitFor(patience);
  await screenshot(page, "conflict-settled");
  await expect.poll(() => titlesLike(settled), patience).toHaveLength(2);
});

it("links a TikTok SKU by hand", async () => {
  const { page, frame } = await visit("conflicts");
  await frame
    .getByRole("link", { name: /Wharf Canvas Tote/ })
    .first()
    .click(patience);
  await frame.getByText("Which variant is it?").waitFor();
  await frame.getByLabel("Search for another variant").fill("honey");
  await frame.getByText("HNY-STD").waitFor(patience);
  await screenshot(page, "conflict-link");
});

it("finds everything that was done on the Activity page", async () => {
  const { page, frame } = await visit("activity");
  await frame.getByText("Settle a conflict").first().waitFor(patience);
  await frame.getByText("One name everywhere.").first().waitFor();
  await screenshot(page, "activity");
  const file = page.waitForEvent("download");
  await frame.getByRole("button", { name: "Export CSV" }).click();
  expect((await file).suggestedFilename()).toBe("quayside-activity.csv");
});

it.each(["", "products", "orders", "conflicts", "activity"])(
  "fits a phone: /%s",
  async (path) => {
    const { page, frame } = await visit(path, { width: 390, height: 844 });
    await frame.getByRole("heading", { level: 1 }).waitFor(patience);
    await screenshot(page, `phone-${path || "home"}`);
    expect(await widthOverflow(page)).toBe(0);
  },
);

/** Opens a page of the app; whatever the browser complains about fails the story. */
async function visit(
  path: string,
  size?: { width: number; height: number },
): Promise<{ page: Page; frame: FrameLocator }> {
  const page = await openAdmin(path);
  pages.push(page);
  watchErrors(page);
  if (size) await page.setViewportSize(size);
  await hydrated(page);
  return { page, frame: app(page) };
}
