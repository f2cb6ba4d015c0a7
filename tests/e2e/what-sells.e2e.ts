import type { FrameLocator } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { closeBrowser, patience, screenshot } from "./browser.ts";
import { expectNight } from "./expect-night.ts";
import { expectAccessible, expectSteady } from "./page-health.ts";
import { visit } from "./visit.ts";

// A merchant looks at what one article will sell, and tells what is to come.

let sku: string;
beforeAll(async () => {
  sku = await expectNight();
});
afterAll(closeBrowser);

it("sees what an article sold and will sell, how long its stock lasts, and why", async () => {
  const { page, frame, goTo } = await visit("replenishment");
  // What is on its way by now may have made others more urgent.
  const row = frame
    .getByRole("row")
    .filter({ has: frame.getByText(sku, { exact: true }) });
  const next = frame.getByRole("button", { name: "Next" });
  await frame.locator("button[aria-expanded]").first().waitFor(patience);
  if ((await row.count()) === 0) await next.click();
  await row.locator("button[aria-expanded]").click();
  const address = await frame
    .getByRole("link", { name: "All about its stock and demand" })
    .getAttribute("href");
  await goTo(address?.replace("/app/", "") ?? "");
  const panel = frame.getByRole("heading", { name: "Demand ahead" });
  await panel.waitFor(patience);
  await panel.scrollIntoViewIfNeeded();
  await frame.getByText("Sells steadily").waitFor();
  await frame.getByText(/^We expect 252 sold in the next 28 days/).waitFor();
  await frame
    .getByText(
      "Of these 9 a day, we expect 4.5 on TikTok Shop and 4.5 in Shopify.",
    )
    .waitFor();
  const channels = frame.getByLabel("Next 28 days");
  expect(await channels.getByRole("rowheader").allTextContents()).toEqual([
    "All channels",
    "Shopify",
    "TikTok Shop",
  ]);
  const heads = await channels.getByRole("columnheader").allTextContents();
  expect(heads.slice(-3)).toEqual([
    expect.stringContaining("50%"),
    expect.stringContaining("80%"),
    expect.stringContaining("95%"),
  ]);
  const [all] = await channels
    .getByRole("row")
    .filter({ hasText: "All channels" })
    .all();
  const atMost = (await all?.getByRole("cell").allTextContents())
    ?.slice(-3)
    .map((text) => Number(text.replace(/\D/g, "")));
  expect(atMost).toHaveLength(3);
  expect(atMost).toEqual(atMost?.toSorted((a, b) => a - b));
  await frame.getByText(/If nothing is sent, the risk/).waitFor();
  await frame.locator("svg.recharts-surface").nth(1).waitFor(patience);
  await expectSteady(page);
  await expectAccessible(page);
  await channels.evaluate((table) => table.scrollIntoView());
  await screenshot(page, "demand-panel");
  const asTable = frame.getByRole("button", {
    name: /^Show as table: Weeks of/,
  });
  await asTable.click();
  await frame.getByRole("columnheader", { name: "TikTok Shop" }).waitFor();
  await frame
    .getByRole("combobox", { name: "Channel", exact: true })
    .selectOption({ label: "Shopify" });
  await frame
    .getByRole("columnheader", { name: "TikTok Shop" })
    .waitFor({ state: "hidden" });
  await frame.getByRole("columnheader", { name: "Shopify" }).waitFor();
  await compareMethods(frame);
  await expectAccessible(page);
  await screenshot(page, "demand-measures");
  await frame.getByRole("link", { name: "Events that move demand" }).click();
  await frame
    .getByRole("heading", { level: 1, name: "What moves demand" })
    .waitFor(patience);
});

it("tells of a live and of new goods, and takes both back", async () => {
  const { page, frame } = await visit("demand");
  await frame.getByLabel("Times as much as usual").fill("2.5");
  await frame.getByLabel("Name, if it has one").fill("Evening live");
  await frame.getByRole("button", { name: "Tell" }).click();
  await frame.getByText("Done.").waitFor(patience);
  await frame.getByText("Evening live").waitFor();
  await frame.getByText("2.5 ×").waitFor();
  await expectAccessible(page);
  await screenshot(page, "demand-events");

  await frame.getByLabel("SKU", { exact: true }).fill("NO-SUCH-SKU");
  await frame.getByLabel("Units a day").fill("3");
  await frame.getByRole("button", { name: "Expect this" }).click();
  await frame.getByText(/^Something in the form is not fit/).waitFor(patience);

  await frame.getByRole("button", { name: "Remove: Evening live" }).click();
  await frame
    .getByText("Evening live")
    .waitFor({ state: "hidden", ...patience });
  expect(await frame.getByText("Evening live").count()).toBe(0);
});

/** Opens the comparison with simpler methods, of steady sellers. */
async function compareMethods(frame: FrameLocator): Promise<void> {
  await frame
    .getByRole("button", { name: "Compare with seven simpler methods" })
    .click();
  await frame.getByText(/Ours missed least: by 21%\..*27%, so/).waitFor();
  await frame
    .getByLabel("Articles", { exact: true })
    .selectOption({ label: "Sells steadily" });
  const table = frame.getByLabel("Forecasts measured: Sells steadily");
  await table.getByRole("rowheader", { name: "Ours" }).waitFor();
  expect(await table.getByRole("rowheader").count()).toBe(8);
  await table.evaluate((one) => one.scrollIntoView());
  await frame.getByText(/Ours missed least: by 18\.9%/).waitFor();
}

it("tells of an event on a phone", async () => {
  const { page, frame } = await visit("demand", "phone");
  await compareMethods(frame);
  await expectSteady(page);
  await screenshot(page, "phone-demand-measures");
  await frame.getByLabel("What", { exact: true }).selectOption("discount");
  await frame
    .getByLabel("For", { exact: true })
    .selectOption({ label: "A product" });
  await expectSteady(page);
  await expectAccessible(page);
  await screenshot(page, "phone-demand");
});
