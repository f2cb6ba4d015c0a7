import { AppProvider } from "@shopify/polaris";
import polaris from "@shopify/polaris/locales/en.json" with { type: "json" };
import type { ReactElement } from "react";
import { renderToString } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import {
  createStaticHandler,
  createStaticRouter,
  StaticRouterProvider,
} from "react-router-dom/server.js";
import { expect, test } from "vitest";
import type { ShownNumber } from "#app/queries/number-history.server.ts";
import { textsFor } from "#app/texts/texts.ts";
import { ToldTable } from "#app/ui/products/told-table.tsx";
import { NumberHistory } from "#app/ui/stock/number-history.tsx";
import {
  type NumberRead,
  type ReadOf,
  termAddress,
} from "#app/ui/stock/term-address.ts";
import { WhyCard } from "#app/ui/stock/why-card.tsx";
import { derive, type Term } from "#core/domain/stock/derivation.ts";
import { spreadOverWarehouses } from "#core/domain/stock/warehouses.ts";
import { toldToMarketplace } from "#core/domain/stock/what-channels-are-told.ts";
import { place, situation } from "../domain/stock/stock-situation.ts";

const at = new Date("2026-11-20T10:00:00.000Z");
const then = `at=${encodeURIComponent(at.toISOString())}`;
const question = {
  id: "question",
  channel: "marketplace" as const,
  openedAt: new Date("2026-11-20T09:59:00Z"),
};
const read: ReadOf = {
  variantId: "mug",
  questions: [],
  page: { versions: ["own"], hasSplit: true, hasSoldAs: true },
};
const now: NumberRead = {
  ...read,
  channel: "marketplace",
  at: null,
  ruleId: null,
};
const past: NumberRead = { ...now, at, ruleId: "own" };
const term = (opens: Term["opens"], ref: string | null = null): Term => ({
  term: "said",
  quantity: 1,
  ref,
  ...(opens && { opens }),
});

test("S4 every term of a number of now leads to what it was taken from", () => {
  const of = (opens: Term["opens"], ref: string | null = null) =>
    termAddress(term(opens, ref), now);
  expect(of("movements", "pool")).toBe(
    "/app/stock/variant/mug?place=pool#movements",
  );
  expect(of("rule", "own")).toBe("#rule-version-own");
  // The shop's own rule stands on a page of its own.
  expect(of("rule", "shops")).toBe("/app/stock/version/shops");
  expect(of("variant", "part")).toBe("/app/stock/variant/part");
  expect(of("split")).toBe("#split");
  expect(of("held")).toBe("#split");
  expect(of("sold-as")).toBe("#sold-as");
  expect(of("pace", "own")).toBe("#pace-marketplace");
  expect(of("elsewhere")).toBe("#elsewhere");
  expect(of("warehouse")).toBe("/app/stock/rules#warehouses");
  // A variant may have no SKU: its id always says which it is.
  expect(of("store-orders")).toBe(
    "/app/orders?tab=in_flight&channel=storefront&variant=mug",
  );
  expect(of("marketplace-orders")).toBe(
    "/app/orders?tab=in_flight&channel=marketplace&variant=mug&kits=1",
  );
});

test("S4 a term of a past number leads to what was written down then, and never to what is so now", () => {
  const of = (
    opens: Term["opens"],
    ref: string | null = null,
    more: Partial<NumberRead> = {},
  ) => termAddress(term(opens, ref), { ...past, ...more });
  expect(of("movements", "pool")).toBe(
    `/app/stock/variant/mug?place=pool&${then}#movements`,
  );
  expect(of("variant", "part")).toBe(`/app/stock/variant/part?${then}#past`);
  expect(of("rule", "own")).toBe("#rule-version-own");
  // The rule of then is what divided the pool and what kept back.
  for (const opens of ["split", "held"] as const)
    expect(of(opens)).toBe("#rule-version-own");
  expect(of("pace", "shops")).toBe("/app/stock/version/shops");
  for (const opens of [
    "store-orders",
    "marketplace-orders",
    "sold-as",
    "elsewhere",
  ] as const)
    expect(of(opens)).toBe(`/app/stock/variant/mug?${then}#past`);
  expect(of("split", null, { ruleId: null })).toBe(
    `/app/stock/variant/mug?${then}#past`,
  );
  // Of what is gone nothing stands anywhere; the rule it was told by does.
  const gone = { variantId: null, page: null };
  expect(of("movements", "pool", gone)).toBeNull();
  expect(of("rule", "own", gone)).toBe("/app/stock/version/own");
});

test("S3 what makes up for units that are not there leads to the question about them, as it stood then", () => {
  const below = derive([term("movements", "pool")].map(sold)).terms.at(-1);
  const of = (number: Partial<NumberRead>) =>
    below && termAddress(below, { ...past, questions: [question], ...number });
  expect(of({})).toBe("/app/conflicts/question");
  expect(of({ at: null })).toBe("/app/conflicts/question");
  expect(of({ at: new Date("2026-11-20T09:00:00Z") })).toBeNull();
  expect(of({ channel: "storefront" })).toBeNull();
});
const sold = (one: Term): Term => ({ ...one, quantity: -3 });

test("S4 terms of numbers that were kept before they said what they open are led on by their words", () => {
  const old = (said: string, more: Partial<Term> = {}) =>
    termAddress({ term: said, quantity: 0, ref: null, ...more }, now);
  expect(old("shown at other warehouses of TikTok Shop")).toBe("#elsewhere");
  expect(old("nothing is sold from this warehouse")).toBe(
    "/app/stock/rules#warehouses",
  );
  expect(
    old("no more than lies behind this warehouse", { opens: "rule" }),
  ).toBe("/app/stock/rules#warehouses");
  expect(old("the variant was deleted in Shopify")).toBeNull();
});

test("S4 no term that channels are told today is without a way, but what is deleted", () => {
  const stock = situation({
    own: ["Quay 1", "Reno"].map((location) => ({
      location,
      held: 1,
      ...place(5, { ref: location }),
    })),
    marketplaceUnimported: 2,
    soldInKits: 1,
  });
  const { main, elsewhere } = spreadOverWarehouses(stock, [
    { warehouseId: "W1", poolId: "Reno" },
    { warehouseId: "W2", poolId: null },
  ]);
  const short = toldToMarketplace({ ...stock, marketplaceUnimported: 20 });
  const terms = [
    main,
    short,
    ...elsewhere.map(({ derived }) => derived),
  ].flatMap(({ terms }) => terms);
  expect(terms.map((one) => one.term)).toContain(
    "shown at other warehouses of TikTok Shop",
  );
  for (const one of terms)
    for (const number of [now, past])
      expect(
        termAddress(one, { ...number, questions: [question] }),
        one.term,
      ).not.toBeNull();
});

const drawn = async (page: ReactElement, language: "en" | "es" = "en") => {
  const routes = [{ path: "*", element: page }];
  const context = await createStaticHandler(routes).query(
    new Request(`http://localhost/app/stock/variant/mug?${then}`),
  );
  if (context instanceof Response) throw new Error("led elsewhere");
  const html = renderToString(
    <I18nextProvider i18n={await textsFor(language)}>
      <AppProvider i18n={polaris}>
        <StaticRouterProvider
          router={createStaticRouter(routes, context)}
          context={context}
          hydrate={false}
        />
      </AppProvider>
    </I18nextProvider>,
  );
  return html.replaceAll("&amp;", "&").replaceAll("<!-- -->", "");
};
const terms: Term[] = [
  { term: "on hand at Quay 1", quantity: 2, ref: "pool", opens: "movements" },
  {
    term: "TikTok orders not yet in Shopify",
    quantity: -5,
    ref: null,
    opens: "marketplace-orders",
  },
  { term: "never below zero", quantity: 3, ref: null },
];
const line: ShownNumber = {
  id: "1",
  channel: "marketplace",
  placeId: "W1",
  warehouse: "Reno",
  kind: "told",
  quantity: 0,
  before: 2,
  at,
  terms,
  ruleId: "own",
  ruleVersion: 3,
  effectId: "call",
  entryId: "entry",
};

test("S4 the history of a number has its terms and the version of its rule a step away, in both languages", async () => {
  const history = (
    <NumberHistory history={[line]} sales={[]} restocked={[]} read={read} />
  );
  const said = await drawn(history);
  expect(said).toContain(
    `href="/app/stock/variant/mug?place=pool&${then}#movements"`,
  );
  // What the page is asked for besides stays.
  expect(said).toContain(`href="?${then}#rule-version-own"`);
  expect(said).toContain("TikTok Shop, Reno");
  expect(said).toContain(
    "+3 (what stands before it comes to −3, and nobody is told less than nothing)",
  );
  expect(await drawn(history, "es")).toContain(
    "(lo anterior suma −3, y a nadie se le comunica menos que nada)",
  );
});

test("S4 what one call told has the same ways, on a page without the variant's cards", async () => {
  const said = await drawn(
    <ToldTable
      told={[
        {
          id: "call",
          channel: "marketplace",
          variantId: "mug",
          name: "Mug",
          sku: null,
          at,
          before: 2,
          after: 0,
          terms: [...terms, term("rule", "own")],
          ruleId: "own",
          questions: [{ ...question, variantId: "mug" }],
        },
      ]}
    />,
  );
  expect(said).toContain(
    `href="/app/stock/variant/mug?place=pool&${then}#movements"`,
  );
  expect(said).toContain('href="/app/stock/version/own"');
  expect(said).toContain('href="/app/conflicts/question"');
});

test("S4 what several warehouses of TikTok Shop are told stands under the name of each", async () => {
  const told = { channel: "marketplace" as const, published: 3, sku: null };
  const said = await drawn(
    <WhyCard
      channel="marketplace"
      read={read}
      call={null}
      told={[
        {
          ...told,
          desired: 3,
          warehouse: null,
          terms: [
            {
              term: "shown at other warehouses of TikTok Shop",
              quantity: -4,
              ref: null,
              opens: "elsewhere",
            },
          ],
        },
        { ...told, desired: 4, warehouse: "Reno", terms },
      ]}
    />,
  );
  expect(said).toContain(`href="?${then}#elsewhere"`);
  expect(said).toMatch(/id="elsewhere".*Reno: 4/s);
  expect(said).toContain("Main warehouse: 3");
});

test("S4 of several SKUs that sell a variant each number is told by itself, never their sum", async () => {
  const one = {
    channel: "marketplace" as const,
    warehouse: null,
    published: 7,
    desired: 7,
    terms: [{ term: "on hand at Quay 1", quantity: 7, ref: "pool" }],
  };
  const told = [
    { ...one, sku: "Mug · MUG-1" },
    { ...one, sku: "Mug and more · MUG-1-B" },
  ];
  const said = await drawn(
    <WhyCard channel="marketplace" read={read} call={null} told={told} />,
  );
  expect(said).toContain("TikTok Shop, Mug · MUG-1 is told 7");
  expect(said).toContain("TikTok Shop, Mug and more · MUG-1-B is told 7");
  expect(said).not.toContain("14");
});
