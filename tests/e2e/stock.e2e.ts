import { afterAll, expect, it, onTestFinished } from "vitest";
import { closeBrowser, patience, screenshot } from "./browser.ts";
import { inShop } from "./in-town.ts";
import { expectAccessible, expectSteady } from "./page-health.ts";
import { stockOnTikTok } from "./sandbox-shop.ts";
import { visit } from "./visit.ts";

// After the merchant's first day: what one variant's number is made of, and what a merchant may say about it.

const kit = "LAN-BLK";
const part = "BTL-CRL-32";

afterAll(closeBrowser);

it("stock is found by what runs out, and asked why", async () => {
  const { page, frame } = await visit("stock");
  await frame.getByRole("columnheader", { name: "Told to Shopify" }).waitFor();
  await screenshot(page, "stock");
  await frame.getByRole("tab", { name: "Sold out" }).click();
  await frame.getByRole("tab", { name: "Sold out", selected: true }).waitFor();
  await screenshot(page, "stock-sold-out");
  await frame.getByRole("tab", { name: "All", exact: true }).click();
  await frame.getByRole("textbox", { name: /^Search products/ }).fill("mug");
  // The list is narrowed when the typing has paused.
  const others = frame.getByRole("button", {
    name: /^Shopify is told .* for (?!MUG-)/,
  });
  await expect.poll(() => others.count(), patience).toBe(0);
  await frame
    .getByRole("button", { name: /^Shopify is told .* for MUG-/ })
    .first()
    .click();
  await frame.getByText(/^Why Shopify is told/).waitFor();
  await frame.getByRole("link", { name: "History and rule" }).click();
  await frame.getByRole("heading", { level: 1, name: /Mug/ }).waitFor(patience);
  // Every movement says what it came of.
  const movements = frame.getByRole("table").filter({ hasText: "There after" });
  await movements
    .getByText(/^(Sent to a buyer|Delivery counted in|Sent with order)/)
    .first()
    .waitFor(patience);
  await frame
    .getByRole("table")
    .filter({ hasText: "Because" })
    .getByRole("link", { name: /^Sold with order #\d+$/ })
    .first()
    .waitFor(patience);
  await movements.scrollIntoViewIfNeeded();
  await screenshot(page, "stock-movements");

  // A number of the past leads to the movements of its place until then, and who follows it goes on reading there.
  await frame
    .getByRole("table")
    .filter({ hasText: "Because" })
    .getByRole("link", { name: /^on hand / })
    .last()
    .click();
  const asOf = frame.getByText("What had come or gone by");
  await asOf.waitFor(patience);
  const ledger = frame.locator("#movements");
  const isInFocus = () =>
    ledger.evaluate((it) => it === it.ownerDocument.activeElement);
  await expect.poll(isInFocus, patience).toBe(true);
  await expectSteady(page);
  await expectAccessible(page);
  await screenshot(page, "stock-movements-then");
  await frame.getByRole("link", { name: "Show everything until now" }).click();
  await asOf.waitFor({ state: "hidden", ...patience });

  // What was sold of it is found without its SKU.
  await frame
    .locator("#pace-storefront")
    .getByRole("link", { name: "The orders" })
    .click();
  const only = frame.getByText(/^Only orders of .*Mug.*, also in kits$/);
  await only.waitFor(patience);
  await expectAccessible(page);
  await screenshot(page, "orders-of-variant");
  await frame.getByRole("button", { name: /^Remove Only orders of/ }).click();
  await only.waitFor({ state: "hidden", ...patience });
});

it("says what a kit is made of, sees what TikTok Shop is told of it, and takes it back", async () => {
  const before = await stockOnTikTok(kit);
  const made = Math.floor((await stockOnTikTok(part)) / 2);
  expect(made).not.toBe(before);
  const { page, frame } = await visit(`stock?query=${kit}`);
  await frame.getByRole("link", { name: /Camp Lantern/ }).click(patience);
  const form = frame.locator("form", { hasText: "Put together from" });
  const parts = form.getByLabel("Put together from");
  const show = form.getByRole("button", { name: "Show what would change" });
  const save = frame.getByRole("button", { name: "Save the parts" });
  await parts.fill("2 × NO-SUCH-SKU");
  await show.click();
  await frame.getByText(/Not so: NO-SUCH-SKU/).waitFor(patience);
  expect(await parts.inputValue()).toBe("2 × NO-SUCH-SKU");

  await parts.fill(`2 × ${part}`);
  await show.click();
  await frame
    .getByText(/, told to TikTok Shop$/)
    .first()
    .waitFor(patience);
  await frame
    .getByText(new RegExp(`^\\d+ → ${made}$`))
    .first()
    .waitFor(patience);
  expect(await stockOnTikTok(kit)).toBe(before);
  await screenshot(page, "stock-kit-preview");
  await save.click();
  await frame
    .getByText(/^Saved\. The channels are being told/)
    .waitFor(patience);
  await expect.poll(() => stockOnTikTok(kit), patience).toBe(made);
  await frame
    .getByText(
      new RegExp(`^TikTok Shop is told ${made}: the sum of what follows`),
    )
    .waitFor(patience);
  await parts.scrollIntoViewIfNeeded();
  await expectSteady(page);
  await expectAccessible(page);
  await screenshot(page, "stock-kit");

  // What the number is made of leads on: the call that told it, its part, and from there back to what else sells the part.
  await frame
    .getByRole("link", { name: "The call that told it last:" })
    .last()
    .click();
  await frame
    .getByRole("heading", { level: 1, name: "Why this stock" })
    .waitFor(patience);
  await frame
    .getByText(/^as many as .* allows/)
    .first()
    .waitFor(patience);
  await screenshot(page, "stock-call");
  await frame
    .getByRole("link", { name: /Camp Lantern/ })
    .first()
    .click();
  await frame
    .getByRole("link", { name: /^as many as .* allows/ })
    .first()
    .click(patience);
  const soldAs = frame.locator("#sold-as");
  await soldAs.getByText("(2 in each)").waitFor(patience);
  await frame
    .getByRole("heading", { name: "What sells before TikTok Shop knows" })
    .waitFor(patience);
  await expectAccessible(page);
  await soldAs.scrollIntoViewIfNeeded();
  await screenshot(page, "stock-sold-as");
  await soldAs
    .getByRole("link", { name: /Camp Lantern/ })
    .first()
    .click();
  await frame
    .getByRole("heading", { level: 1, name: /Camp Lantern/ })
    .waitFor(patience);

  await parts.fill("");
  await show.click();
  await save.click();
  await expect.poll(() => stockOnTikTok(kit), patience).toBe(before);
});

it("chooses when what sells faster than numbers travel is kept back, seeing first what that changes", async () => {
  const { page, frame } = await visit(`stock?query=${kit}`);
  await frame.getByRole("link", { name: /Camp Lantern/ }).click(patience);
  const rule = frame.locator("#rule-marketplace");
  await rule
    .getByLabel("Keep back what sells faster than numbers travel")
    .selectOption("always");
  const show = rule.getByRole("button", { name: "Show what would change" });
  const buffer = rule.getByLabel("Buffer", { exact: true });
  await buffer.fill("1");
  await show.click();
  await rule
    .getByText("Telling them takes 1 call and about 1 minute.")
    .waitFor(patience);
  await buffer.fill("0");
  await show.click();
  const set = rule.getByRole("button", { name: "Set the rule" });
  // The lantern sold nothing: always or never is the same number.
  await rule.getByText(/^None of 1 number would change now/).waitFor(patience);
  await set.waitFor(patience);
  await expectAccessible(page);
  await screenshot(page, "stock-exposure");
  await set.click();
  await rule.getByText(/^Set\. The numbers are being told/).waitFor(patience);
  await rule.getByText(/In force: .*always/i).waitFor(patience);
});

/** A number that was told under the shop's rule, which has been lifted since. */
async function toldUnderShopsRule(): Promise<string> {
  const told = await inShop(async (prisma, shopId) => {
    const { variantId, entryId } = await prisma.publication.findFirstOrThrow({
      where: { shopId, channel: "marketplace" },
    });
    const setAt = new Date();
    const version = { shopId, entryId, itemId: shopId, scope: "shop", setAt };
    const rule = { ...version, channel: "marketplace", actor: "merchant:1" };
    const [first] = await prisma.stockRule.createManyAndReturn({
      data: [
        { ...rule, version: 1, lifted: false, bufferUnits: 2, floor: 0 },
        { ...rule, version: 2, lifted: true, bufferUnits: 0, floor: 0 },
      ],
    });
    const ruleId = first?.id ?? "";
    const line = await prisma.toldNumber.create({
      data: {
        shopId,
        variantId,
        entryId,
        channel: "marketplace",
        itemId: variantId,
        placeId: "of the past",
        kind: "told",
        quantity: 3,
        derivation: [
          { term: "on hand at Harbor", quantity: 5, ref: null },
          { term: "buffer", quantity: -2, ref: ruleId, opens: "rule" },
        ],
        ruleId,
        at: setAt,
      },
    });
    return { variantId, lineId: line.id };
  });
  onTestFinished(() =>
    inShop(async (prisma, shopId) => {
      await prisma.toldNumber.deleteMany({
        where: { shopId, id: told.lineId },
      });
      await prisma.stockRule.deleteMany({ where: { shopId, itemId: shopId } });
    }),
  );
  return told.variantId;
}

it("follows a number of the past to the very version of the shop's rule that it was told under", async () => {
  const variantId = await toldUnderShopsRule();
  const { page, frame } = await visit(`stock/variant/${variantId}`);
  await frame
    .getByRole("table")
    .filter({ hasText: "Because" })
    .getByRole("link", { name: "buffer", exact: true })
    .press("Enter", patience);
  await frame
    .getByRole("heading", { level: 1, name: "Stock rules" })
    .waitFor(patience);
  const version = frame.getByRole("group", { name: "Version 1: keeps 2 back" });
  await version
    .filter({ hasText: "The version you came for" })
    .filter({ hasText: "replaced" })
    .waitFor(patience);
  const isInFocus = () =>
    version.evaluate((it) => it === it.ownerDocument.activeElement);
  await expect.poll(isInFocus, patience).toBe(true);
  await expectSteady(page);
  await expectAccessible(page);
  await screenshot(page, "stock-rule-version");
});

/** What a store with one location does not have. */
const locations = [
  { id: "gid://shopify/Location/91", name: "Harbor" },
  { id: "gid://shopify/Location/92", name: "Depot" },
];

it("says how another service ships from a location, and takes it back", async () => {
  await visit("stock/rules");
  onTestFinished(() =>
    inShop(async (prisma, shopId) => {
      await prisma.salesWarehouse.deleteMany({
        where: { shopId, externalId: "991" },
      });
      await prisma.pool.deleteMany({
        where: { shopId, externalId: { in: locations.map(({ id }) => id) } },
      });
    }),
  );
  await inShop(async (prisma, shopId) => {
    await prisma.pool.createMany({
      data: locations.map(({ id, name }) => ({
        shopId,
        kind: "own",
        externalId: id,
        name,
        marketplaceWarehouseIds: [],
      })),
    });
  });
  const { page, frame } = await visit("stock/rules");
  const heading = frame.getByRole("heading", {
    name: "Locations of the store",
  });
  await heading.waitFor(patience);
  const apart = frame.getByRole("button", { name: "Keep apart" });
  const own = await apart.count();
  await apart.first().click();
  const days = frame.getByLabel("Working days until a parcel leaves").last();
  await days.waitFor(patience);
  const form = frame.locator("form[aria-label]").last();
  await days.fill("2");
  await form.getByLabel(/^Cost of a parcel/).fill("6.10");
  await form.getByLabel("May ship what the network will not").check();
  await form.getByRole("button", { name: "Save" }).click();
  await frame
    .getByText("Saved. It counts from the next promise on.")
    .waitFor(patience);
  expect(await days.inputValue()).toBe("2");
  await expectSteady(page);
  await expectAccessible(page);
  await screenshot(page, "stock-locations");
  await frame.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => days.inputValue(), patience).toBe("");
  await frame.getByRole("button", { name: "Count as yours" }).last().click();
  await expect.poll(() => apart.count(), patience).toBe(own);

  await inShop(async (prisma, shopId) => {
    await prisma.salesWarehouse.create({
      data: { shopId, externalId: "991", name: "Reno", isMain: false },
    });
  });
  const rules = await visit("stock/rules");
  const behind = rules.frame.getByLabel("What stands behind Reno", {
    exact: true,
  });
  const choice = behind.and(rules.frame.getByRole("combobox"));
  await choice.selectOption({ label: "It is stocked by Depot" });
  const reno = rules.frame.locator("form", { has: choice });
  await reno.getByRole("button", { name: "Save" }).click();
  await rules.frame.getByText(/^Saved\. TikTok Shop is being told/).waitFor();
  await expectSteady(rules.page);
  await expectAccessible(rules.page);
  await screenshot(rules.page, "stock-warehouses");
  await rules.frame.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => choice.inputValue(), patience).toBe("");
});
