import { afterAll, expect, it } from "vitest";
import { closeBrowser, patience, screenshot } from "./browser.ts";
import { expectAccessible, expectSteady } from "./page-health.ts";
import { buyOnTikTok } from "./sandbox-shop.ts";
import { type Visit, visit } from "./visit.ts";

// After the merchant's first day: stock that both channels sell is split between them, and made one pool again.

const sku = "TEE-M";

afterAll(closeBrowser);

/** Where the stock page of the shirt is that both channels sell from the merchant's own shelf. */
async function stockPage({ frame }: Visit): Promise<string> {
  await frame
    .getByRole("button", {
      name: new RegExp(`^TikTok Shop is told .* for ${sku}`),
    })
    .first()
    .click(patience);
  const link = frame.getByRole("link", { name: "History and rule" });
  const address = await link.getAttribute("href", patience);
  return (address ?? "").replace(/^\/app\//, "");
}
let path = "";

it("splits the stock of one product, seeing first what each channel could sell, and makes it one pool again", async () => {
  const visited = await visit(`products?query=${sku}`);
  const { page, frame, goTo } = visited;
  path = await stockPage(visited);
  await goTo(path);
  const rule = frame.locator("#rule-marketplace");

  await rule
    .getByLabel("Stock that both channels sell")
    .selectOption("guaranteed");
  await rule.getByRole("button", { name: "Show what would change" }).click();
  const now = rule.getByText(
    /^Now \(shared\): Shopify can sell \d+, TikTok Shop \d+\.$/,
  );
  await now.waitFor(patience);
  const then = rule.getByText(
    /^Then \(guaranteed\): Shopify can sell \d+, TikTok Shop \d+\.$/,
  );
  const units = (text: string | null) =>
    (text?.match(/\d+/g) ?? []).map(Number);
  const [all = 0, shown = 0] = units(await now.textContent());
  const [left = 0, share = 0] = units(await then.textContent());
  // Both saw the same units; then each has some of its own.
  expect(shown).toBe(all);
  expect(left + share).toBe(all);
  expect(Math.min(left, share)).toBeGreaterThan(0);
  await rule
    .getByText("No unit is promised twice, once the parts are set up.")
    .waitFor();
  await expectSteady(page);
  await expectAccessible(page);
  await screenshot(page, "guaranteed-preview");
  await rule.getByRole("button", { name: "Set the rule" }).click();
  await rule.getByText(/^Set\. The numbers are being told/).waitFor(patience);

  // TikTok Shop is told less, its orders are read, and what is held covers what it shows. Nobody reloads.
  const split = frame.getByText("How the guaranteed stock is split");
  await frame.getByText(/^No unit is promised twice since/).waitFor(patience);
  const row = async (name: string) =>
    units(
      await frame
        .getByRole("listitem")
        .filter({ hasText: new RegExp(`^${name}\\d`) })
        .textContent(),
    );
  const parts = () =>
    Promise.all(
      [
        "Shopify can sell",
        "TikTok Shop shows",
        "Held back in Shopify for TikTok Shop",
      ].map(row),
    );
  await expect.poll(parts, patience).toEqual([[left], [share], [share]]);
  // The page read itself meanwhile, and what the form was answered still stands.
  expect(
    await rule.getByText(/^Set\. The numbers are being told/).isVisible(),
  ).toBe(true);
  // The number says why it is what it is.
  await frame.getByText("guaranteed to Shopify").first().waitFor(patience);
  await split.scrollIntoViewIfNeeded();
  await expectAccessible(page);
  await screenshot(page, "guaranteed-split");

  await rule.getByLabel("Stock that both channels sell").selectOption("shared");
  await rule.getByRole("button", { name: "Show what would change" }).click();
  await rule
    .getByText(`Then (shared): Shopify can sell ${all}, TikTok Shop ${all}.`)
    .waitFor(patience);
  await rule.getByRole("button", { name: "Set the rule" }).click();
  await rule.getByText(/^Set\. The numbers are being told/).waitFor(patience);
  await split.waitFor({ state: "hidden", ...patience });

  // The number of before still knows the version of the rule that divided it, though another one has replaced it.
  await frame
    .getByRole("table")
    .filter({ hasText: "Because" })
    .getByRole("link", { name: "guaranteed to Shopify" })
    .first()
    .click();
  const version = rule.getByRole("group", {
    name: /^Version \d+: .*guarantees at your own locations/,
  });
  await version
    .filter({ hasText: "The version you came for" })
    .waitFor(patience);
  await version.filter({ hasText: "replaced" }).waitFor(patience);
  const isInFocus = () =>
    version.evaluate((it) => it === it.ownerDocument.activeElement);
  await expect.poll(isInFocus, patience).toBe(true);
  await expectAccessible(page);
  await screenshot(page, "guaranteed-version");
});

it("holds back in Shopify what TikTok Shop has sold of shared stock, and leads to the order that it is held for", async () => {
  await buyOnTikTok({ sellerSku: sku, quantity: 2 });
  const { page, frame, goTo } = await visit(path);
  const held = frame
    .getByRole("listitem")
    .filter({ hasText: /^Held back in Shopify for TikTok Shop2$/ });
  // The news of the order, and then one call: within seconds, whatever this page was opened for.
  await expect
    .poll(async () => {
      await goTo(path);
      return held.isVisible();
    }, patience)
    .toBe(true);
  const title = frame.getByText("What Shopify holds back of the shared stock");
  await title.scrollIntoViewIfNeeded();
  await expectAccessible(page);
  await screenshot(page, "shared-held");
  await frame
    .locator("#split")
    .getByRole("link", { name: "TikTok orders not yet in Shopify" })
    .click();
  await frame.getByRole("heading", { level: 1, name: "Orders" }).waitFor();
  await frame
    .getByRole("row")
    .filter({ hasText: "TikTok" })
    .first()
    .waitFor(patience);
  await screenshot(page, "shared-held-orders");
});

it("is read on a phone", async () => {
  const { page, frame } = await visit(path, "phone");
  await frame.locator("#rule-marketplace").scrollIntoViewIfNeeded(patience);
  await expectSteady(page);
  await screenshot(page, "guaranteed-phone");
});
