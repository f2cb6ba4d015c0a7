import { afterAll, beforeAll, expect, it } from "vitest";
import { trackingNumber } from "../app/desk/stuck-step.ts";
import { closeBrowser, hydrated, patience, screenshot } from "./browser.ts";
import { signInAs, visitAlone } from "./desk-visit.ts";
import { expectAccessible, expectSteady } from "./page-health.ts";
import { fillTroubledShops } from "./troubled-shops.ts";

// A bad day for support: at noon Shopify was away, and two shops' steps were given up.

const each = 30;
const cause = /Send the tracking number to Shopify/;
const reason = "Shopify was away at noon";

beforeAll(() => fillTroubledShops(each));
afterAll(closeBrowser);

it("signs in, sees the worst first, and settles sixty questions of two shops alike", async () => {
  const door = await visitAlone("/support");
  await expectAccessible(door.page);
  await screenshot(door.page, "desk-sign-in");
  const { page } = await signInAs("Abel Okafor");
  const group = page.getByRole("list", { name: cause });
  await group.waitFor(patience);
  await page.getByText("2 shops", { exact: true }).first().waitFor();
  await expectSteady(page);
  await expectAccessible(page);
  await screenshot(page, "desk-inbox");

  await page.getByRole("link", { name: /^Settle all alike: Send/ }).click();
  await page.getByText("Try all again", { exact: true }).click();
  await page.getByRole("button", { name: "Preview" }).click();
  await page
    .getByRole("heading", { name: /^Settles 60, writes 0 values/ })
    .waitFor(patience);
  const settle = page.getByRole("button", { name: "Settle 60 questions" });
  expect(await settle.isDisabled()).toBe(true);
  await page.getByLabel("Reason").fill(reason);
  await expectAccessible(page);
  await screenshot(page, "desk-alike");
  await settle.click();
  await page
    .getByRole("heading", { name: "60 questions settled" })
    .waitFor(patience);
  await page
    .getByText("No question of this sort is open any more.")
    .waitFor(patience);
});

it("goes through the inbox by keys, which never take a letter from somebody who types", async () => {
  await fillMore();
  const { page } = await signInAs("Abel Okafor");
  await page.getByRole("list", { name: cause }).waitFor(patience);
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keys of the desk" });
  await help.waitFor();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  // While it stands in the document, keys are the dialog's.
  await help.waitFor({ state: "detached" });

  const taken = page.getByText("With Abel Okafor");
  const before = await taken.count();
  await page.keyboard.press("/");
  await page.keyboard.type("asjk?");
  expect(
    await page
      .getByRole("searchbox")
      .or(page.getByRole("search").getByRole("textbox"))
      .inputValue(),
  ).toBe("asjk?");
  expect(await taken.count()).toBe(before);

  await page.locator("main h1").click();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  // Who takes a question is told so before the server has answered.
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route("**/support**", async (route) => {
    if (route.request().method() === "POST") await held;
    await route.continue();
  });
  const answered = page.waitForResponse(
    (response) => response.request().method() === "POST",
    patience,
  );
  await page.keyboard.press("a");
  await expect.poll(() => taken.count(), patience).toBe(before + 1);
  answer();
  expect((await answered).ok()).toBe(true);
  await expect.poll(() => taken.count(), patience).toBe(before + 1);
  await page.unroute("**/support**");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/support\/conflicts\//);
  await page
    .getByRole("region", { name: "Fulfilled by TikTok" })
    .waitFor(patience);
  await hydrated(page);
  await expectSteady(page);
  await expectAccessible(page);
  await screenshot(page, "desk-question");
});

it("corrects a refused step once it may be seen, and it goes on under its key", async () => {
  const { page } = await signInAs("Abel Okafor");
  await page
    .getByRole("link", { name: /^more-pier-\d-0 Send/ })
    .first()
    .click();
  await page.getByRole("link", { name: "Step", exact: true }).click();
  await page
    .getByRole("heading", { name: "Why it cannot act twice" })
    .waitFor(patience);
  expect(await page.getByText("Jane Doe").count()).toBe(0);
  await page
    .getByLabel("Why do you have to see personal data?")
    .fill("the carrier has another number");
  await page.getByRole("button", { name: "Show personal data" }).click();
  await page.getByText(/no parcel for Jane Doe/).waitFor(patience);
  await page.getByLabel("Tracking number", { exact: true }).fill("94001108");
  const again = page.getByRole("button", { name: "Correct and try again" });
  expect(await again.isDisabled()).toBe(true);
  await page.getByRole("button", { name: "Show what would change" }).click();
  await page.locator("ins", { hasText: "94001108" }).waitFor(patience);
  await page
    .locator("form", { has: page.locator("input[value=edit]") })
    .getByLabel("Reason")
    .fill("the carrier has another number");
  await expectAccessible(page);
  await screenshot(page, "desk-step");
  await again.click();
  await page
    .getByRole("heading", { name: "Trying again under the same key" })
    .waitFor(patience);
});

it("finds an order by its tracking number and shares what happened, without a name", async () => {
  const { page } = await signInAs("Abel Okafor");
  await page.keyboard.press("/");
  await page.keyboard.type(`north-pier${trackingNumber}`);
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "•••• 9493" }).click(patience);
  await page
    .getByRole("heading", { name: "north-pier-1001" })
    .waitFor(patience);
  await page
    .locator("form", { has: page.locator("input[value=share]") })
    .getByLabel("Reason")
    .fill("the carrier asks what happened");
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = page.getByLabel("Link", { exact: true });
  await link.waitFor(patience);
  await expectAccessible(page);
  await screenshot(page, "desk-order");

  const path = new URL(await link.inputValue()).pathname;
  const outside = await visitAlone(path, "spanish");
  await outside.page
    .getByRole("heading", { name: "Qué pasó con el pedido north-pier-1001" })
    .waitFor(patience);
  expect(await outside.page.getByText("9493").count()).toBe(0);
  await expectAccessible(outside.page);
  await screenshot(outside.page, "desk-shared-spanish");
});

it("shows a shop's health, and tells whoever may not that he may not", async () => {
  const { page, goTo, expected } = await signInAs("Enid Park");
  for (const path of ["/support/shops", "/support/queues", "/support/audit"]) {
    await goTo(path);
    await expectSteady(page);
    await expectAccessible(page);
    await screenshot(page, `desk${path.replaceAll("/", "-")}`);
  }
  await goTo("/support/shops");
  await page.getByRole("link", { name: "south-pier shop" }).click();
  await page.getByRole("heading", { name: "Connections" }).waitFor(patience);
  await expectAccessible(page);
  await screenshot(page, "desk-shop");

  await page.getByRole("button", { name: "Sign out" }).click();
  await page
    .getByRole("heading", { name: "You are signed out" })
    .waitFor(patience);
  const reader = await signInAs("Rita Alvarez", "phone");
  await expectSteady(reader.page);
  expected(/403/);
  reader.expected(/403/);
  await reader.goTo("/support/audit");
  await reader.page
    .getByRole("heading", { name: "Your role does not allow this" })
    .waitFor(patience);
  await expectAccessible(reader.page);
  await screenshot(reader.page, "phone-desk-forbidden");
});

let piers = 0;
/** Three shops more, of one question each. */
function fillMore(): Promise<void> {
  const pier = `more-pier-${++piers}`;
  return fillTroubledShops(1, [`${pier}-0`, `${pier}-1`, `${pier}-2`]);
}
