import { expect, test } from "vitest";
import { takeConsoleErrors } from "../support/console-errors.ts";
import { letThrough, takeStrangers } from "../support/network.ts";
import { shopifyTargets } from "../support/shopify-targets.ts";
import { tiktokTargets } from "../support/tiktok-targets.ts";

const names = (targets: { name: string }[]) => targets.map(({ name }) => name);
const both = ["the sandbox", "the live test shop"];

test("a live TikTok Shop is tried where all its keys are given; where not, the run says what it lacks", () => {
  const keys = {
    TIKTOK_LIVE_APP_KEY: "key",
    TIKTOK_LIVE_APP_SECRET: "secret",
  };
  expect(names(tiktokTargets(keys))).toEqual([
    "the sandbox (and no live shop: TIKTOK_LIVE_ACCESS_TOKEN not set)",
  ]);
  const all = { ...keys, TIKTOK_LIVE_ACCESS_TOKEN: "TTP_x" };
  expect(names(tiktokTargets(all))).toEqual(both);
});

test("so is a live Shopify store", () => {
  expect(names(shopifyTargets({}))).toEqual([
    "the sandbox (and no live shop: SHOPIFY_LIVE_SHOP, SHOPIFY_LIVE_ACCESS_TOKEN not set)",
  ]);
  const keys = {
    SHOPIFY_LIVE_SHOP: "quay.myshopify.com",
    SHOPIFY_LIVE_ACCESS_TOKEN: "shpat_x",
  };
  expect(names(shopifyTargets(keys))).toEqual(both);
});

test("a test reaches no host but those that a live shop's keys open", async () => {
  const ask = (host: string) => fetch(`https://${host}/`).catch(() => null);
  await ask("closed.invalid");
  expect(takeStrangers()).toEqual(["GET https://closed.invalid/"]);
  expect(takeConsoleErrors().join()).toContain("closed.invalid");
  letThrough("open.invalid");
  await ask("open.invalid");
  expect(takeStrangers()).toEqual([]);
});
