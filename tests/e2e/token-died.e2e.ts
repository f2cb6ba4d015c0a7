import { afterAll, expect, it } from "vitest";
import { closeBrowser, origins, patience, screenshot } from "./browser.ts";
import { visitAlone } from "./desk-visit.ts";
import { expectAccessible } from "./page-health.ts";
import {
  availableInShopify,
  countInShopify,
  endGrantOfShopify,
  endGrantOfTikTok,
  mailsAbout,
  orderInShopify,
  stockOnTikTok,
} from "./sandbox-shop.ts";
import { standingNotices } from "./standing-notices.ts";
import { visit } from "./visit.ts";

// A grant ends in the middle of the work, after the merchant's first day: what is told, what waits, and how it goes on.

/** What a merchant is told of is looked for in rounds, after some step has found it out. */
const rounds = { timeout: 200_000 };
const reader = "owner@harbor.example";
const down = (platform: string) => `${platform} is not connected any more`;

afterAll(closeBrowser);

it("the merchant says who is told by e-mail", async () => {
  const { page, frame } = await visit("settings");
  await frame.getByRole("button", { name: "Add an address" }).click();
  await frame.getByLabel("Address 1", { exact: true }).fill(reader);
  const notices = frame.getByRole("region", { name: "What you are told of" });
  await notices.getByRole("button", { name: "Try on last week" }).click();
  await notices.getByText(/^Tried: /).waitFor(patience);
  await notices.scrollIntoViewIfNeeded();
  await screenshot(page, "settings-notices");
  await expectAccessible(page);
  // What says so is gone after some seconds.
  await Promise.all([
    page.getByText("Settings saved").waitFor(),
    page
      .getByRole("region", { name: "Unsaved changes" })
      .getByRole("button", { name: "Save" })
      .click(),
  ]);
});

it("TikTok's grant ends: Home says it, its work waits, and a new grant lets it go on", async () => {
  const before = await stockOnTikTok("BTL-BLK-32");
  const counted = (await availableInShopify("BTL-BLK-32")) + 7;
  // What the merchant's rules keep back.
  const keptBack = counted - 7 - before;
  await endGrantOfTikTok();
  await countInShopify("BTL-BLK-32", counted);

  const { page, frame, goTo } = await visit("");
  await frame.getByText(down("TikTok Shop")).waitFor(rounds);
  await frame
    .getByText("Its work waits and nothing is lost.")
    .first()
    .waitFor();
  await frame
    .getByText(
      /The connection needs to be renewed|This platform is not connected/,
    )
    .first()
    .waitFor(patience);
  await frame
    .getByText("Whoever owns the TikTok Shop account can mend this.")
    .first()
    .waitFor();
  await screenshot(page, "token-died");
  await expectAccessible(page);
  expect(await stockOnTikTok("BTL-BLK-32")).toBe(before);

  await expect
    .poll(() => mailsAbout(down("TikTok Shop")), rounds)
    .toHaveLength(1);
  const [mail] = await mailsAbout(down("TikTok Shop"));
  expect(mail?.to).toEqual([reader]);
  // Whoever reads it comes to Home inside the merchant's own admin.
  expect(mail?.text).toContain(
    `${origins.shopify}/store/harbor-goods/apps/quayside`,
  );

  // Every other page says it too, and leads back.
  await goTo("stock");
  await frame
    .getByRole("heading", { name: "TikTok Shop lets Quayside in no more" })
    .waitFor(patience);
  await expectAccessible(page);
  await screenshot(page, "token-died-elsewhere");
  await frame.getByRole("link", { name: "See on Home" }).click();

  await frame.getByRole("button", { name: "Connect again" }).first().click();
  await page.getByRole("button", { name: "Authorize" }).click(patience);
  await page.waitForURL(/apps\/quayside/, patience);
  await frame
    .getByText(down("TikTok Shop"))
    .waitFor({ state: "hidden", ...rounds });
  await expect
    .poll(() => stockOnTikTok("BTL-BLK-32"), patience)
    .toBe(counted - keptBack);
});

it("Shopify's grant ends: opening Quayside is enough, and nothing is lost", async () => {
  await endGrantOfShopify();
  const { name } = await orderInShopify({
    lines: [{ sku: "MUG-NVY-12", quantity: 1 }],
    requestFulfillment: true,
  });
  // Nobody looks yet: opening any page would mend it.
  await expect
    .poll(() => standingNotices("harbor-goods", "connection-down"), rounds)
    .toEqual(["Shopify"]);
  const { frame } = await visit("orders");
  await frame.getByRole("link", { name }).first().click(patience);
  await frame
    .getByText("Accept the fulfillment request", { exact: true })
    .first()
    .waitFor(patience);
});

it("what was told resolves itself, and whoever has read enough unsubscribes", async () => {
  const { page, frame } = await visit("notifications?tab=over");
  for (const platform of ["TikTok Shop", "Shopify"])
    await frame
      .getByRole("link", { name: down(platform), exact: true })
      .first()
      .waitFor(rounds);
  await screenshot(page, "notifications");
  await expectAccessible(page);

  const [mail] = await mailsAbout(down("TikTok Shop"));
  const link = /^No more of these mails: (\S+)$/m.exec(mail?.text ?? "")?.[1];
  const alone = await visitAlone(new URL(link ?? "").pathname);
  await alone.page.getByText(reader).waitFor();
  await screenshot(alone.page, "unsubscribe");
  await expectAccessible(alone.page);
  await alone.page.getByRole("button", { name: "No more mails" }).click();
  await alone.page.getByRole("heading", { name: "That is done" }).waitFor();
});
