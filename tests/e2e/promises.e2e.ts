import { afterAll, beforeAll, expect, it } from "vitest";
import { closeBrowser, patience, screenshot } from "./browser.ts";
import { expectAccessible, expectSteady } from "./page-health.ts";
import {
  expectPastDeliveries,
  forgetPastDeliveries,
} from "./past-deliveries.ts";
import { orderInShopify } from "./sandbox-shop.ts";
import { visit } from "./visit.ts";

// A merchant wants to know when buyers will have their orders, and whether that comes true.

beforeAll(expectPastDeliveries);
afterAll(async () => {
  await forgetPastDeliveries();
  await closeBrowser();
});

it("sees what could be promised where, and whether what was promised came true", async () => {
  const { page, frame } = await visit("delivery");
  await frame
    .getByRole("heading", { name: "What could be promised today" })
    .waitFor(patience);
  await frame.getByText(/of \d+ promises whose day has come/).waitFor();
  await frame.locator("svg.recharts-surface").first().waitFor(patience);
  await expectSteady(page);
  await expectAccessible(page);
  await screenshot(page, "delivery-promises");

  // The first number with Tab, the next with an arrow: why this route, and what it costs.
  const numbers = frame.getByRole("grid").getByRole("button");
  await numbers.first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await frame.getByText(/would ship it.* It costs/).waitFor(patience);
  const drawn = frame.locator(".Polaris-Popover figure.chart");
  await drawn.locator("svg.recharts-surface").first().waitFor(patience);
  await expectAccessible(page);
  await screenshot(page, "delivery-promise-why");
  await page.keyboard.press("Escape");

  await frame
    .getByLabel("US postal code, or its first three digits")
    .fill("941");
  await page.keyboard.press("Enter");
  await frame
    .getByRole("heading", { name: "Every route, to 941••" })
    .waitFor(patience);
  await frame
    .getByText(/of them to the same region/)
    .first()
    .waitFor();
  await frame
    .getByRole("button", { name: "Show as table: Kept, week by week" })
    .click();
  await frame.getByRole("columnheader", { name: "Broken" }).waitFor();
  await screenshot(page, "delivery-promises-region");
  await expectAccessible(page);

  await frame
    .getByLabel("US postal code, or its first three digits")
    .fill("SW1A");
  await page.keyboard.press("Enter");
  await frame
    .getByText("Write five digits, or the first three of them.")
    .waitFor(patience);
});

it("sees on an order by when its buyer has it, why, and what else had the goods", async () => {
  const { name } = await orderInShopify({
    lines: [{ sku: "MUG-NVY-12", quantity: 1 }],
    requestFulfillment: true,
  });
  const { page, frame } = await visit("orders");
  await frame.getByRole("link", { name }).first().click(patience);
  await frame
    .getByRole("heading", { name: "When the buyer has it" })
    .waitFor(patience);
  await frame.getByRole("heading", { name: /^By / }).waitFor(patience);
  await frame
    .getByText("Fulfilled by TikTok ships it, as the order came in.")
    .waitFor();
  await frame.locator("svg.recharts-surface").first().waitFor(patience);
  await expectAccessible(page);
  await screenshot(page, "order-promise");
});

it("fits a phone", async () => {
  const { page, frame } = await visit("delivery", "phone");
  await frame.getByRole("heading", { name: "Promises kept" }).waitFor(patience);
  await expectSteady(page);
  await screenshot(page, "phone-delivery-promises");
  expect(
    await frame
      .locator(".heat")
      .evaluate((box) => box.scrollWidth > box.clientWidth),
  ).toBe(true);
});

it("sees on Insights how many days parcels took, for each route", async () => {
  const { page, frame } = await visit("insights?span=month");
  await frame.getByText(/parcels have arrived, half within/).waitFor(patience);
  await screenshot(page, "insights-arrivals");
});
