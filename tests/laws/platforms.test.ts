import { expect, test } from "vitest";
import * as assumedOfShopify from "#core/platforms/shopify/assumed.ts";
import { documents } from "#core/platforms/shopify/documents.ts";
import * as assumed from "#core/platforms/tiktok/assumed.ts";
import { endpoints, tokenEndpoints } from "#core/platforms/tiktok/endpoints.ts";
import { withTables } from "../../bin/docs/platforms-page.ts";
import { textOf } from "./support/source-tree.ts";

const page = textOf("docs/platforms.md");

test("docs/platforms.md holds what the tables in code say", () => {
  expect(page).toBe(withTables(page));
});

test.each(Object.keys({ ...documents, ...endpoints, ...tokenEndpoints }))(
  "docs/platforms.md has a row for %s",
  (key) => expect(page).toMatch(new RegExp(`^\\| \`${key}\` \\|`, "m")),
);

test("no call that may take hold twice is without its probe, none that is keyed without its key", () => {
  const bare = Object.entries(endpoints).filter(
    ([key, { repeat }]) =>
      (repeat === "probed" || repeat === "keyed") &&
      !new RegExp(`^\\| \`${key}\` .*\\| (probe|key|none)[: ]`, "m").test(page),
  );
  expect(bare.map(([key]) => key)).toEqual([]);
});

test.each([
  ["Shopify", assumedOfShopify],
  ["TikTok Shop", assumed],
])(
  "each assumption of the %s room is explained, and nothing else",
  (platform, names) => {
    const [, section = ""] = page.split(`### What is assumed of ${platform}\n`);
    const [own = ""] = section.split("\n#");
    const explained = [...own.matchAll(/^\| `(\w+)` \|/gm)].map(
      ([, name]) => name,
    );
    expect(explained.sort()).toEqual(Object.keys(names).sort());
  },
);
