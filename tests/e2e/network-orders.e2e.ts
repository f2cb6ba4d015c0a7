import { afterAll, expect, it } from "vitest";
import { closeBrowser, patience, screenshot } from "./browser.ts";
import { expectAccessible, expectSteady } from "./page-health.ts";
import { orderInShopify } from "./sandbox-shop.ts";
import { visit } from "./visit.ts";

// Orders that go to the network, after the merchant's first day.

afterAll(closeBrowser);

const mug = { sku: "MUG-NVY-12", quantity: 1 };

it("foresees what the network will say, and holds an order by the keyboard alone", async () => {
  const { name } = await orderInShopify({
    lines: [mug],
    requestFulfillment: false,
  });
  const { page, frame } = await visit("orders");
  await frame.getByRole("link", { name }).first().click(patience);
  await frame
    .getByRole("heading", { name: "If it is sent to the network now" })
    .waitFor(patience);
  await frame.getByText("Will be accepted").waitFor(patience);
  await screenshot(page, "order-preview");
  await expectSteady(page);
  await expectAccessible(page);

  await frame.getByRole("button", { name: "Hold", exact: true }).focus();
  await page.keyboard.press("Enter");
  await frame.getByText("The order is held in Shopify.").waitFor();
  await screenshot(page, "order-deed");
  await expectAccessible(page);
  await frame.getByRole("button", { name: "Hold the order" }).focus();
  await page.keyboard.press("Enter");
  await frame
    .getByText("Hold the request in Shopify", { exact: true })
    .first()
    .waitFor(patience);
  await frame
    .getByRole("button", { name: "Release", exact: true })
    .waitFor(patience);
});

it("says why the network refuses, in the words that Shopify has", async () => {
  const { name } = await orderInShopify({
    lines: [mug],
    requestFulfillment: true,
    shipTo: { zip: "410" },
  });
  const { page, frame } = await visit("orders");
  await frame.getByRole("link", { name }).first().click(patience);
  await frame.getByText("Will be refused").waitFor(patience);
  const words =
    "The network cannot use this address. Correct the shipping address in Shopify and request fulfillment again.";
  await frame.getByText(words, { exact: true }).first().waitFor(patience);
  await screenshot(page, "order-refused");
  await expectAccessible(page);
});

it("tries a number, names a carrier and takes the name back", async () => {
  const { page, frame } = await visit("carriers");
  await frame.getByLabel("Tracking number").fill("1z 999 aa1 01 2345 6784");
  await frame
    .getByText("We would send 1Z999AA10123456784 with UPS to TikTok Shop.")
    .waitFor();
  await frame.getByLabel("Name in Shopify, row 1").fill("Bob's Vans");
  await frame.getByLabel("Name on TikTok Shop, row 1").fill("OnTrac");
  await frame
    .getByLabel("Name on TikTok Shop or at its network, row 1")
    .fill("SPX Express");
  await frame.getByLabel("Name to show in Shopify, row 1").fill("Quay Vans");
  await frame.getByRole("button", { name: "Set the names" }).focus();
  await page.keyboard.press("Enter");
  await frame.getByText("The names are set.").waitFor(patience);
  await frame
    .getByLabel("Carrier as Shopify names it (may be empty)")
    .fill("bob's vans");
  await frame.getByText("with OnTrac to TikTok Shop").waitFor();
  await screenshot(page, "carriers");
  await expectSteady(page);
  await expectAccessible(page);
  await frame.getByRole("button", { name: "Undo" }).click();
  await frame
    .getByText(
      "From: TikTok Shop: Bob's Vans → OnTrac; Shopify: SPX Express → Quay Vans. To: –.",
    )
    .waitFor(patience);
  expect(await frame.getByLabel("Name in Shopify, row 1").inputValue()).toBe(
    "",
  );
});
