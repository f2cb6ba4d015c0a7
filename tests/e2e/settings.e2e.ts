import type { Dialog, Page } from "playwright-core";
import { afterAll, expect, it } from "vitest";
import { closeBrowser, patience, screenshot } from "./browser.ts";
import { expectAccessible, expectSteady } from "./page-health.ts";
import { titlesLike } from "./sandbox-shop.ts";
import { visit } from "./visit.ts";

// The rules in one place, after the merchant's first day.

afterAll(closeBrowser);

/** The admin's own bar, outside of the app. */
const bar = (page: Page) =>
  page.getByRole("region", { name: "Unsaved changes" });
const press = (page: Page, name: "Save" | "Discard") =>
  bar(page).getByRole("button", { name }).click();
/** What says that it was saved is gone after some seconds, and is awaited before it can come. */
const save = (page: Page) =>
  Promise.all([
    page.getByText("Settings saved").waitFor(),
    press(page, "Save"),
  ]);

it("tries a rule on last week, saves it in the admin's bar, and is asked before leaving", async () => {
  const { page, frame } = await visit("settings");
  expect(await bar(page).isVisible()).toBe(false);
  await screenshot(page, "settings");
  await expectSteady(page);
  await expectAccessible(page);

  const hours = frame.getByLabel("Hours the network may take");
  const before = await hours.inputValue();
  await hours.fill("24");
  await bar(page).waitFor(patience);
  const orders = frame.getByRole("region", { name: /^Orders the network/ });
  await orders.getByRole("button", { name: "Try on last week" }).click();
  await orders
    .getByText(/in the last 7 days|of the last 7 days/)
    .waitFor(patience);
  await screenshot(page, "settings-tried");
  await expectAccessible(page);

  // Who thinks better of leaving finds all that was typed.
  const asked: string[] = [];
  const answer = (deed: "accept" | "dismiss") => (dialog: Dialog) => {
    asked.push(dialog.message());
    void dialog[deed]();
  };
  page.once("dialog", answer("dismiss"));
  const elsewhere = frame.getByRole("link", { name: "Change: Carrier names" });
  await elsewhere.click();
  await expect.poll(() => asked.length, patience).toBe(1);
  expect(await hours.inputValue()).toBe("24");
  await press(page, "Discard");
  await bar(page).waitFor({ state: "hidden", ...patience });
  expect(await hours.inputValue()).toBe(before);

  await frame.getByLabel("It is held in Shopify").check({ force: true });
  await save(page);
  await bar(page).waitFor({ state: "hidden", ...patience });
  await elsewhere.click();
  await frame.getByRole("heading", { name: "Carrier", level: 1 }).waitFor();
});

it("keeps what was typed when saving fails, and shows new prices before it writes them", async () => {
  const { page, frame, expected } = await visit("settings");
  expected(/ERR_FAILED/);
  const percent = frame.getByLabel("Percent on top");
  await percent.fill("12.5");
  const away = "**/app/settings.data*";
  await page.route(away, (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await press(page, "Save");
  await frame.getByText("Quayside did not answer.").waitFor(patience);
  await screenshot(page, "settings-unreached");
  expect(await percent.inputValue()).toBe("12.5");
  await page.unroute(away);

  await press(page, "Save");
  await frame.getByText("Look at these prices first").waitFor(patience);
  await screenshot(page, "settings-prices");
  await expectAccessible(page);
  await save(page);
  await frame.getByText(/^Now: Shopify's price \+12\.5/).waitFor(patience);
});

it("makes TikTok Shop's titles by a rule: said why a pattern is none, shown each title, made, and taken back on Fields", async () => {
  const { page, frame } = await visit("settings");
  const titles = frame.getByRole("region", { name: "Titles on TikTok Shop" });
  const pattern = titles.getByLabel("A title is put together as");
  await pattern.fill("{colour} {title}");
  await titles.getByRole("button", { name: "See what would change" }).click();
  const called = async (title: string) => (await titlesLike(title)).length;
  await titles.getByText(/^Nothing is called “colour”/).waitFor(patience);

  await titles.getByRole("button", { name: "Brand first" }).click();
  expect(await pattern.inputValue()).toBe("{brand} {title}");
  await pattern.fill("{title} | {brand}");
  await titles.getByLabel("Words to replace").fill("Camp => Camping");
  await titles.getByRole("button", { name: "See what would change" }).click();
  await titles.getByText(/→ Camping Lantern.* \| /).waitFor(patience);
  await titles.scrollIntoViewIfNeeded();
  await screenshot(page, "settings-titles");
  await expectAccessible(page);

  // Only what has the word in it is written.
  await titles.getByRole("button", { name: "As in Shopify" }).click();
  await press(page, "Save");
  await titles.getByText("Look at these titles first").waitFor(patience);
  await save(page);
  await titles
    .getByText(/^Now: Titles as “\{title\}”, words replaced: 1/)
    .waitFor(patience);
  await expect.poll(() => called("Camping Lantern"), patience).toBe(1);

  await frame
    .getByRole("link", { name: "Change: Who decides each field" })
    .click();
  await frame
    .getByRole("button", { name: "Undo: Change the title rule, title" })
    .first()
    .click(patience);
  await expect.poll(() => called("Camping Lantern"), patience).toBe(0);
  await screenshot(page, "settings-titles-undone");
});
