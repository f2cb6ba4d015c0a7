// @vitest-environment jsdom
/// <reference types="@shopify/ui-extensions/admin.product-details.block.render" />
import { readFileSync } from "node:fs";
import { getExtension } from "@shopify/ui-extensions-tester";
import { HttpResponse, http } from "msw";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { network } from "../support/network.ts";

const extension = getExtension("admin.product-details.block.render");

const textsOf = (file: string) =>
  JSON.parse(
    readFileSync(`extensions/fulfilled-by/locales/${file}`, "utf8"),
  ) as Record<string, string>;
const english = textsOf("en.default.json");
const spanish = textsOf("es.json");

const productId = "gid://shopify/Product/1";
const app = "http://localhost:3000";

const variant = (id: string, pool: "own" | "network") => ({
  id,
  name: `Mug ${id}`,
  pool,
  told: [
    {
      channel: "storefront",
      units: 7,
      terms: [
        { term: "on hand in Dallas", quantity: 12 },
        { term: "reserved for orders in Dallas", quantity: -5 },
      ],
    },
    { channel: "marketplace", units: null, terms: [] },
  ],
});

/** Plays Quayside's answers. @returns what it was asked. */
function quayside(answers: {
  product: object;
  preview?: object;
  selection?: object;
}) {
  const asked: { path: string; body: unknown }[] = [];
  const post = (path: string, body: object) =>
    http.post(`${app}${path}`, async ({ request }) => {
      asked.push({ path, body: await request.json() });
      return HttpResponse.json(body);
    });
  network.use(
    http.get(`${app}/api/fulfilled-by`, ({ request }) => {
      asked.push({
        path: "/api/fulfilled-by",
        body: new URL(request.url).searchParams.get("product"),
      });
      return HttpResponse.json(answers.product);
    }),
    post("/api/selection/preview", answers.preview ?? {}),
    post("/api/selection", answers.selection ?? { outcome: "selected" }),
    post("/api/selection/release", {}),
  );
  return asked;
}

const text = () => document.body.textContent ?? "";
const buttons = () => [...document.body.querySelectorAll("s-button")];
const press = (label: string) => {
  const button = buttons().find((one) => one.textContent === label);
  if (!button) throw new Error(`no button ${label}`);
  button.dispatchEvent(new Event("click", { bubbles: true }));
};

beforeEach(() => {
  const ask = globalThis.fetch;
  extension.setUp();
  // Shopify asks the app's own address where the path names none.
  extension.fetch = (path, init) => ask(new URL(String(path), app), init);
  // Shopify reads the files of the extension; the tester does not.
  extension.shopify.i18n.translate = ((
    key: keyof typeof english,
    values = {},
  ) =>
    Object.entries(values).reduce(
      (said, [name, value]) => said.replaceAll(`{{${name}}}`, String(value)),
      english[key] ?? key,
    )) as typeof extension.shopify.i18n.translate;
  extension.shopify.data = { selected: [{ id: productId }] };
});
afterEach(() => extension.tearDown());

describe("the block on Shopify's product page", () => {
  test("says who ships each variant, what each channel is told and why", async () => {
    const asked = quayside({
      product: {
        variants: [variant("1", "network"), variant("2", "own")],
        url: "https://admin.example/quayside",
      },
    });
    await extension.render();
    await vi.waitFor(() =>
      expect(text()).toContain("1 of 2 variants are fulfilled by TikTok"),
    );
    expect(asked).toEqual([{ path: "/api/fulfilled-by", body: productId }]);
    expect(text()).toContain("Mug 1: fulfilled by Fulfilled by TikTok");
    expect(text()).toContain(
      "Shopify is told 7: +12 on hand in Dallas, −5 reserved for orders in Dallas",
    );
    expect(text()).toContain("TikTok Shop is told nothing");
  });

  test("chooses only what was previewed, after a yes", async () => {
    const asked = quayside({
      product: { variants: [variant("2", "own")], url: "" },
      preview: { fingerprint: "seen", items: [{ verdict: "select" }] },
    });
    await extension.render();
    await vi.waitFor(() => expect(buttons()).toHaveLength(1));
    press("Choose for platform fulfillment");
    await vi.waitFor(() =>
      expect(text()).toContain("1 variants will be chosen"),
    );
    expect(asked.map(({ path }) => path)).not.toContain("/api/selection");
    press("Confirm");
    await vi.waitFor(() => expect(text()).toContain("The change is under way"));
    expect(asked.find(({ path }) => path === "/api/selection")?.body).toEqual({
      variantIds: ["2"],
      fingerprint: "seen",
    });
  });

  test("says when something has changed between the preview and the yes", async () => {
    quayside({
      product: { variants: [variant("2", "own")], url: "" },
      preview: { fingerprint: "seen", items: [{ verdict: "select" }] },
      selection: { outcome: "changed" },
    });
    await extension.render();
    await vi.waitFor(() => expect(buttons()).toHaveLength(1));
    press("Choose for platform fulfillment");
    await vi.waitFor(() => expect(text()).toContain("Confirm"));
    press("Confirm");
    await vi.waitFor(() =>
      expect(text()).toContain("Something has changed meanwhile"),
    );
  });

  test("tells a failure with what helps, and tries again", async () => {
    quayside({
      product: {
        error: {
          title: "The session token is missing",
          fix: "Reload the page.",
        },
      },
    });
    await extension.render();
    await vi.waitFor(() => expect(text()).toContain("Reload the page."));
    quayside({ product: { variants: [], url: "" } });
    press("Try again");
    await vi.waitFor(() =>
      expect(text()).toContain("Quayside does not know this product yet"),
    );
  });
});

test("the block says the same in every language", () => {
  const gaps = (text: string) => text.match(/\{\{\w+\}\}/g)?.sort() ?? [];
  expect(Object.keys(spanish)).toEqual(Object.keys(english));
  for (const [key, text] of Object.entries(english))
    expect(gaps(spanish[key] ?? ""), key).toEqual(gaps(text));
});
