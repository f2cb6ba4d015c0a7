import { afterAll, expect, it } from "vitest";
import { closeBrowser, screenshot } from "./browser.ts";
import { expectAccessible, expectSteady } from "./page-health.ts";
import { visit } from "./visit.ts";

const patience = { timeout: 60_000 };

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
  await page.keyboard.press("Escape");
  await frame.getByText("MUG-NVY-12").waitFor(patience);
  await screenshot(page, "products-filtered");
  await expectAccessible(page);
  await frame.getByRole("button", { name: "Save as" }).click();
  await frame.getByLabel("Name", { exact: true }).fill("Mugs on TikTok");
  await frame.getByRole("button", { name: "Save", exact: true }).click();
  await frame.getByRole("tab", { name: "Mugs on TikTok" }).waitFor(patience);

  await goTo("products");
  await frame.getByRole("tab", { name: "Mugs on TikTok" }).click();
  await frame.getByText("MUG-NVY-12").waitFor(patience);
  await expect
    .poll(() => frame.getByText("Wharf Canvas Tote").count(), patience)
    .toBe(0);
  await frame.getByRole("tab", { name: "Mugs on TikTok" }).click();
  await frame.getByRole("button", { name: "Rename view" }).click();
  await frame.getByLabel("Name", { exact: true }).fill("Mugs");
  await frame.getByRole("button", { name: "Save", exact: true }).click();
  await frame.getByRole("tab", { name: "Mugs", exact: true }).waitFor(patience);
  await screenshot(page, "products-view");

  await frame.getByRole("tab", { name: "Mugs", exact: true }).click();
  await frame.getByRole("button", { name: "Delete view" }).click();
  await frame.getByRole("button", { name: "Delete view" }).last().click();
  await frame
    .getByRole("tab", { name: "Mugs", exact: true })
    .waitFor({ state: "hidden", ...patience });
  await expectSteady(page);
});
