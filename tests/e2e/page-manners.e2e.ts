import { readFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { texts as englishTexts } from "#app/texts/en/index.ts";
import { texts as spanishTexts } from "#app/texts/es/index.ts";
import {
  app,
  appFrame,
  closeBrowser,
  patience,
  screenshot,
} from "./browser.ts";
import { expectAccessible, expectSteady } from "./page-health.ts";
import { visit } from "./visit.ts";

// Every page, whatever the merchant's day was like.

const titles: Record<string, string> = {
  "": "Quayside",
  products: "Products · Quayside",
  stock: "Stock · Quayside",
  "stock/rules": "Stock rules · Quayside",
  orders: "Orders · Quayside",
  conflicts: "Conflicts · Quayside",
  activity: "Activity · Quayside",
  fields: "Fields · Quayside",
  settings: "Settings · Quayside",
  carriers: "Carriers · Quayside",
  privacy: "Customer data · Quayside",
  notifications: "Notifications · Quayside",
  insights: "Insights · Quayside",
  delivery: "Delivery · Quayside",
  replenishment: "Replenishment · Quayside",
  resilience: "Resilience · Quayside",
  demand: "What moves demand · Quayside",
};

afterAll(closeBrowser);

it("every page fits a phone, stays where it was drawn, and shuts nobody out", async () => {
  const { page, goTo } = await visit("", "phone");
  for (const path of Object.keys(titles)) {
    if (path) await goTo(path);
    await screenshot(page, `phone-${path.replace("/", "-") || "home"}`);
    await expectSteady(page);
    await expectAccessible(page);
  }
});

it("products are chosen on a phone too", async () => {
  const { page, frame } = await visit("products?tab=choosable", "phone");
  await frame.getByLabel("Slate", { exact: true }).check();
  await frame.getByText("1 selected").waitFor();
  await screenshot(page, "phone-products-chosen");
  await expectAccessible(page);
  await frame
    .getByRole("button", { name: "Choose for platform fulfillment" })
    .click();
  await frame.getByRole("button", { name: "Confirm 1 variant" }).waitFor();
  await screenshot(page, "phone-preview");
});

it("the menu leads everywhere, and every page names itself", async () => {
  const { page, frame } = await visit("");
  for (const name of [
    "Products",
    "Stock",
    "Orders",
    "Conflicts",
    "Settings",
    "Activity",
    "Insights",
    "Delivery",
    "Replenishment",
    "Resilience",
  ]) {
    await page.getByRole("link", { name, exact: true }).click();
    await frame.getByRole("heading", { level: 1, name }).waitFor(patience);
    await expect
      .poll(() => title(page), patience)
      .toBe(titles[name.toLowerCase()]);
  }
});

it("a merchant who reads Spanish is spoken to in Spanish, on every page", async () => {
  const { page, frame } = await visit("", "spanish");
  await page.getByRole("link", { name: "Productos", exact: true }).waitFor();
  await frame.getByRole("heading", { name: "Cambios recientes" }).waitFor();
  expect(await frame.locator("html").getAttribute("lang")).toBe("es");
  await expectSteady(page);
  await screenshot(page, "home-spanish");
  expect(await leftInEnglish(page)).toEqual([]);
  for (const path of Object.keys(titles).filter(Boolean)) {
    const before = await title(page);
    await follow(page, path);
    // No two pages have one title: the new one is there with its own.
    await expect.poll(() => title(page), patience).not.toBe(before);
    await frame.getByRole("heading", { level: 1 }).waitFor();
    expect(await leftInEnglish(page), path).toEqual([]);
    expect(await title(page), path).not.toBe(titles[path]);
  }
});

it("a file of Activity is in the language of the page", async () => {
  const { page, frame } = await visit("activity", "spanish");
  const file = page.waitForEvent("download");
  await frame.getByRole("button", { name: "Exportar CSV" }).click();
  const csv = readFileSync(await (await file).path(), "utf8");
  expect(csv.split("\r\n")[0]).toBe(
    "cuándo,quién,acción,sobre qué,antes,después,resultado,motivo",
  );
  expect(csv).toContain(",Hecho,");
});

it("the keyboard is enough", async () => {
  const { page, frame } = await visit("products?tab=selected");
  const number = frame.getByRole("button", { name: /^Shopify is told/ });
  await number.first().focus();
  await page.keyboard.press("Enter");
  const answer = frame.getByText(/^Why Shopify is told/);
  await answer.waitFor();
  await page.keyboard.press("Escape");
  await answer.waitFor({ state: "hidden" });

  await frame
    .getByRole("button", { name: "Search and filter results" })
    .focus();
  await page.keyboard.press("Enter");
  await frame
    .getByPlaceholder("Search products, SKUs and barcodes")
    .and(frame.locator(":focus"))
    .waitFor();
  await page.keyboard.type("no such thing");
  await frame.getByText("No variants here").waitFor(patience);
});

it("what is not there says so", async () => {
  const { page, frame, expected } = await visit("");
  expected(/404/);
  for (const path of [
    "orders/5b1f3c1e-0000-4000-8000-000000000000",
    "conflicts/nonsense",
  ]) {
    await page.goto(page.url().replace(/quayside.*$/, `quayside/${path}`));
    await frame
      .getByRole("heading", { name: "This page does not exist" })
      .waitFor(patience);
  }
  await expectAccessible(page);
});

it("a form that does not reach the server loses nothing of what was typed", async () => {
  const { page, frame, expected } = await visit("stock/rules");
  expected(/ERR_FAILED/);
  const buffer = frame.getByLabel("Buffer").first();
  await buffer.fill("7");
  const saving = /\/app\/stock\/rules/;
  await page.route(saving, (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  const show = frame.getByRole("button", { name: /^Show/ }).first();
  await show.click();
  const alert = frame.getByRole("alert").getByText("This was not saved");
  await alert.waitFor(patience);
  await screenshot(page, "not-saved");
  await expectAccessible(page);
  expect(await buffer.inputValue()).toBe("7");

  await page.unroute(saving);
  await show.click();
  await alert.waitFor({ state: "hidden", ...patience });
  expect(await buffer.inputValue()).toBe("7");
});

it("a server that is away for a moment takes nothing from the screen", async () => {
  const { page, frame, expected } = await visit("");
  expected(/ERR_FAILED/);
  const away = "Quayside cannot be reached right now";
  await page.route("**/healthz", (route) => route.abort());
  await frame.getByRole("heading", { name: away }).waitFor(patience);
  await frame.getByText("Orders in flight").waitFor();
  await screenshot(page, "cut-off");
  await page.unroute("**/healthz");
  await frame
    .getByRole("heading", { name: away })
    .waitFor({ state: "hidden", ...patience });
});

const leaves = (node: unknown): string[] =>
  typeof node === "string"
    ? [node]
    : Object.values(node as object).flatMap(leaves);
/** Whole texts of ours that Spanish says otherwise. */
const english = (() => {
  const spanish = new Set(leaves(spanishTexts));
  return new Set(
    leaves(englishTexts).filter(
      (text) => !/\{\{|</.test(text) && !spanish.has(text),
    ),
  );
})();

/** Goes on within the app, as a link of it does: sooner there than by the admin's address. */
const follow = async (page: Parameters<typeof appFrame>[0], path: string) =>
  (await appFrame(page)).evaluate(async (to) => {
    const { __remixRouter } = window as unknown as {
      __remixRouter: { navigate(to: string): Promise<void> };
    };
    await __remixRouter.navigate(to);
    await new Promise(requestAnimationFrame);
  }, `/app/${path}`);

/** What stands on the page word for word as the English texts have it. */
async function leftInEnglish(
  page: Parameters<typeof appFrame>[0],
): Promise<string[]> {
  const shown = await (await appFrame(page)).evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(
      document.body,
      NodeFilter.SHOW_TEXT,
    );
    while (walker.nextNode()) {
      const { textContent, parentElement } = walker.currentNode;
      if (!parentElement?.closest("script, style"))
        found.push((textContent ?? "").trim());
    }
    return found;
  });
  return shown.filter((text) => english.has(text));
}

const title = (page: Parameters<typeof app>[0]): Promise<string> =>
  app(page)
    .locator("html")
    .evaluate((html) => html.ownerDocument.title);
