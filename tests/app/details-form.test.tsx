import { AppProvider } from "@shopify/polaris";
import polaris from "@shopify/polaris/locales/en.json" with { type: "json" };
import { renderToString } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import {
  createStaticHandler,
  createStaticRouter,
  StaticRouterProvider,
} from "react-router-dom/server.js";
import { expect, test } from "vitest";
import { textsFor } from "#app/texts/texts.ts";
import { DetailsForm } from "#app/ui/listing/details-form.tsx";
import { DetailsVerdict } from "#app/ui/listing/details-verdict.tsx";
import { RefusedBanner } from "#app/ui/listing/refused-details.tsx";
import type {
  AttributeFact,
  ListingPartsFact,
} from "#core/domain/listing-facts.ts";
import {
  type DetailsMarket,
  planDetails,
} from "#core/domain/listings/plan-details.ts";
import type { DetailsPreview } from "#core/flows/change-details.ts";
import { readDetailsForm } from "../../app/api/details-wish.server.ts";

const attribute = (
  externalId: string,
  takes: Partial<AttributeFact> = {},
): AttributeFact => ({
  externalId,
  name: externalId,
  kind: "product",
  isRequired: false,
  takesOwnValues: false,
  takesSeveral: false,
  values: ["Ceramic", "Steel"].map((name) => ({ externalId: name, name })),
  requiredWhen: [],
  ...takes,
});
const now: ListingPartsFact = {
  categoryId: "601226",
  categoryPath: ["Home", "Mugs"],
  brandId: "b1",
  brandName: "Harbor & Sons",
  attributes: [
    { id: "One", values: [{ id: "Steel", name: "Steel" }] },
    {
      id: "Several",
      values: [
        { id: "Ceramic", name: "Ceramic" },
        { id: null, name: "Sea glass" },
      ],
    },
    { id: "Left", values: [{ id: "Gone from the list", name: "Cork" }] },
    { id: "Unknown to the category", values: [{ id: "x", name: "X" }] },
  ],
  weightGrams: 410,
  sizeMillimetres: { length: 152, width: 127, height: 102 },
  sizeChart: null,
  isExamined: false,
  refusals: [],
  skus: [
    {
      externalId: "S",
      sellerSku: "MUG-N",
      title: "Navy",
      barcode: { kind: "UPC", code: "014673829105" },
      priceMinor: 1850,
      listPriceMinor: 2400,
      currency: "USD",
    },
    {
      externalId: "T",
      sellerSku: "MUG-S",
      title: "Sand",
      barcode: null,
      priceMinor: 1850,
      listPriceMinor: null,
      currency: "USD",
    },
  ],
};
const market: DetailsMarket = {
  category: { externalId: "601226", path: ["Home", "Mugs"] },
  attributes: [
    attribute("One", { isRequired: true }),
    attribute("Several", { takesSeveral: true, takesOwnValues: true }),
    attribute("Left"),
  ],
  rules: null,
  attributesNow: [],
  brandId: "b1",
  sizeChart: null,
};
const preview: DetailsPreview = {
  fingerprint: "f",
  listing: { id: "l", title: "Mug" },
  listings: [],
  now,
  storefront: {
    vendor: "Harbor Goods",
    productType: "Drinkware",
    weightGrams: 400,
    skus: { T: { barcode: "4006381333931", listPriceMinor: 2200 } },
    pictures: ["https://cdn.shopify.com/mug.png"],
  },
  category: market.category,
  recommended: { externalId: "601227", path: ["Home", "Bottles"] },
  sizeChart: "none",
  refused: null,
  attributes: market.attributes,
  items: [],
  blockers: [],
  notes: [],
  advice: [],
  last: null,
};

async function drawn(element: React.ReactNode): Promise<string> {
  const i18n = await textsFor("en");
  const handler = createStaticHandler([{ path: "/", element }]);
  const context = await handler.query(new Request("http://app.test/"));
  if (context instanceof Response) throw new Error("led elsewhere");
  return renderToString(
    <I18nextProvider i18n={i18n}>
      <AppProvider i18n={polaris}>
        <StaticRouterProvider
          router={createStaticRouter(handler.dataRoutes, context)}
          context={context}
        />
      </AppProvider>
    </I18nextProvider>,
  );
}

const plain = (text: string) =>
  text
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");

/** What a browser would send of a page that nobody has touched. */
function sentBy(html: string): FormData {
  const form = new FormData();
  for (const [, input = ""] of html.matchAll(/<input ([^>]*)>/g)) {
    const part = (name: string) =>
      plain(new RegExp(`(?:^| )${name}="([^"]*)"`).exec(input)?.[1] ?? "");
    if (part("name")) form.append(part("name"), part("value"));
  }
  return form;
}

const form = <DetailsForm now={now} preview={preview} unread={[]} />;

test("C3 a form that nobody has touched changes nothing, whatever values the listing has", async () => {
  const sent = sentBy(await drawn(form));
  expect(sent.getAll("attribute:Several")).toEqual(["Ceramic"]);
  expect(sent.getAll("own:Several")).toEqual(["Sea glass"]);
  const read = readDetailsForm(sent);
  if (!("said" in read)) throw new Error(read.unread.join());
  expect(read.said.skus).toHaveLength(2);
  expect(planDetails(now, read.said, market)).toMatchObject({
    items: [],
    change: {},
    blockers: [],
  });
});

test("what Shopify says and TikTok Shop recommends stands beside each field", async () => {
  const html = plain(await drawn(form));
  for (const words of [
    "TikTok Shop recommends Home › Bottles.",
    "Shopify’s vendor: Harbor Goods",
    "Shopify: 4006381333931",
    "Shopify: $22.00",
    "Price before of Sand, USD",
  ])
    expect(html).toContain(words);
});

test("a refused change stands in the form as it was said, with TikTok Shop's words beside what they are about", async () => {
  const refused: DetailsPreview["refused"] = {
    effectId: "e",
    code: "listing_refused",
    words: "The shop may not sell this brand",
    about: "brand",
    kept: ["size"],
    said: {
      categoryId: null,
      brand: "Northwind",
      attributes: [{ id: "One", values: [{ id: "Ceramic", name: null }] }],
      sizeMillimetres: now.sizeMillimetres,
      sizeChart: null,
      skus: [
        { externalId: "S", barcode: "014673829105", listPriceMinor: 2600 },
        { externalId: "T", barcode: "", listPriceMinor: null },
      ],
    },
  };
  const html = await drawn(
    <>
      <RefusedBanner refused={refused} />
      <DetailsForm now={now} preview={{ ...preview, refused }} unread={[]} />
    </>,
  );
  const words = "TikTok Shop’s words: The shop may not sell this brand";
  expect(plain(html).split(words)).toHaveLength(3);
  expect(plain(html)).toContain("left as it is there: size of the parcel.");
  const read = readDetailsForm(sentBy(html));
  const { categoryId } = now;
  expect(read).toMatchObject({ said: { ...refused.said, categoryId } });
});

test("differences are read from what to what", async () => {
  const said = readDetailsForm(sentBy(await drawn(form)));
  if (!("said" in said)) throw new Error("not read");
  const { items } = planDetails(
    now,
    { ...said.said, brand: "", sizeMillimetres: null },
    market,
  );
  const html = plain(
    await drawn(<DetailsVerdict isLooked preview={{ ...preview, items }} />),
  );
  expect(html).toContain("Harbor & Sons → none");
  expect(html).toContain("15.2 × 12.7 × 10.2 cm → none");
});
