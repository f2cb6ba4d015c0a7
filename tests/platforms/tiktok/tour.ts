import { HttpResponse, http } from "msw/http";
import type { z } from "zod";
import type { GoodsDraft } from "#core/domain/goods-draft.ts";
import type { Carton } from "#core/domain/inbound-facts.ts";
import type {
  DetailsChange,
  ListingDraft,
} from "#core/domain/listing-facts.ts";
import type {
  TikTokCalls,
  TikTokClient,
} from "#core/platforms/tiktok/client.server.ts";
import type { EndpointKey } from "#core/platforms/tiktok/endpoints.ts";
import { createFulfillmentNetwork } from "#core/platforms/tiktok/fulfillment-network.server.ts";
import { createMarketplace } from "#core/platforms/tiktok/marketplace.server.ts";
import type { Parts } from "#core/platforms/tiktok/request.ts";
import type { NetworkGoods } from "#core/world/fulfillment-network/goods.ts";
import type { Inbound } from "#core/world/fulfillment-network/inbound.ts";
import type { Aftersales } from "#core/world/marketplace/aftersales.ts";
import type { Listings } from "#core/world/marketplace/listings.ts";
import type { MarketplaceOrders } from "#core/world/marketplace/orders.ts";
import type { Parcels } from "#core/world/marketplace/parcels.ts";
import { network } from "../../support/network.ts";
import { fullProduct } from "./full-product.ts";
import { apiOrigin, envelope, now, openClient, shop } from "./merchant.ts";
import { plainAnswers } from "./plain-answers.ts";

export const destination = {
  name: "Ana Lee",
  phone: "+12125550100",
  email: "ana@example.com",
  countryCode: "US",
  region: "CA",
  city: "Los Angeles",
  district: null,
  addressLine1: "1 Main St",
  addressLine2: "Flat 2",
  postalCode: "90001",
};

export type Asked = {
  method: string;
  path: string;
  query: Record<string, string>;
  body: Record<string, unknown> | null;
  contentType: string | null;
};

/** Answers every path; a path without an answer gets an empty one. Returns what was asked. */
export function pretend(answers: Record<string, unknown>): Asked[] {
  const asked: Asked[] = [];
  network.use(
    http.all(`${apiOrigin}/*`, async ({ request }) => {
      const { pathname: path, searchParams } = new URL(request.url);
      const text = await request.text();
      asked.push({
        method: request.method,
        path,
        query: Object.fromEntries(searchParams),
        body: text.startsWith("{") ? JSON.parse(text) : null,
        contentType: request.headers.get("content-type"),
      });
      const answer = answers[path];
      return new HttpResponse(
        typeof answer === "string" ? answer : envelope(answer ?? {}),
      );
    }),
  );
  return asked;
}

export type Use = { endpoint: EndpointKey; parts: Parts; schema: z.ZodType };

/** Calls every method of both ports, with every option; returns what they asked and in which shape they read it. */
export async function tour(): Promise<{ uses: Use[]; asked: Asked[] }> {
  const asked = pretend({
    ...plainAnswers,
    "/product/202309/products/1729": fullProduct,
  });
  const uses: Use[] = [];
  const client = watched(openClient(), uses);
  const marketplace = createMarketplace(client);
  const fbt = createFulfillmentNetwork(client);

  await drain(marketplace.listListings(shop, { updatedSince: now }));
  await drain(marketplace.listChangedListings(shop, { updatedSince: now }));
  await drain(marketplace.listDeletedListings(shop, { updatedSince: now }));
  await marketplace.fetchOrders(shop, ["576"]);
  await drain(marketplace.listOrders(shop, { updatedSince: now }));
  await marketplace.fetchRecipient(shop, "576");
  const skus = [{ skuExternalId: "9", quantity: 3 }];
  await marketplace.setStock(shop, {
    listingExternalId: "1729",
    warehouseId: "7000",
    skus,
  });
  await marketplace.updateListing(shop, "1729", { title: "Mug" });
  await marketplace.fetchListingParts(shop, "1729");
  const shipment = {
    orderExternalId: "576",
    lineExternalIds: ["1"],
    trackingNumber: "1Z9",
    carrier: "UPS",
  };
  await marketplace.markShipped(shop, shipment);
  await marketplace.findPackage(shop, "576", "1z9");
  await marketplace.subscribe(shop, "https://quayside.example/webhooks/tiktok");
  await marketplace.unsubscribe(shop);
  await tourListings(marketplace);
  await tourParcels(marketplace);
  await tourAftersales(marketplace);

  await fbt.fetchStatus(shop);
  await drain(fbt.listGoods(shop));
  await drain(fbt.listLevels(shop, ["12"]));
  await drain(fbt.listRecords(shop, { since: now, goodsExternalIds: ["12"] }));
  await fbt.createOrder(shop, {
    reference: "Q-1",
    lines: [{ goodsExternalId: "12", quantity: 1 }],
    shipTo: destination,
  });
  await fbt.cancelOrder(shop, "7");
  await tourGoods(fbt);
  await tourInbound(fbt);
  return { uses, asked };
}

export const draft: ListingDraft = {
  title: "Harbor Mug, enamelled, in navy blue",
  description: "<p>Holds coffee.</p>",
  categoryId: "600002",
  brandId: "7082427311584347905",
  imageUris: ["tos/1"],
  attributes: [{ id: "100392", values: [{ id: "1001533", name: null }] }],
  weightGrams: 350,
  sizeMillimetres: { length: 120, width: 95, height: 101 },
  skus: [
    {
      sellerSku: "MUG-NVY",
      options: [{ name: "Color", value: "Navy", imageUri: "tos/2" }],
      priceMinor: 1850,
      currency: "USD",
      barcode: { kind: "UPC", code: "014673829105" },
      stock: [{ warehouseId: "7000", quantity: 12 }],
    },
  ],
};

/** One that a partial edit can do, and one that takes away and moves to another category. */
const detailChanges: DetailsChange[] = [
  {
    brandId: "7082427311584347905",
    attributes: draft.attributes,
    sizeMillimetres: { length: 150, width: 120, height: 120 },
    skus: [{ externalId: "9", listPriceMinor: 2400, currency: "USD" }],
  },
  { categoryId: "601227", brandId: null, sizeMillimetres: null },
];

async function tourListings(marketplace: Listings): Promise<void> {
  await marketplace.fetchStock(shop, ["1729"]);
  const price = { skuExternalId: "9", priceMinor: 1850, currency: "USD" };
  await marketplace.setPrices(shop, {
    listingExternalId: "1729",
    skus: [price],
  });
  await marketplace.updateListing(shop, "1729", {
    description: draft.description,
    imageUris: draft.imageUris,
    attributes: draft.attributes,
    weightGrams: draft.weightGrams,
  });
  for (const change of detailChanges) {
    await marketplace.changeDetails(shop, "1729", change);
    await marketplace.checkDetails(shop, "1729", change);
  }
  await marketplace.activateListings(shop, ["1729"]);
  await marketplace.deactivateListings(shop, ["1729"]);
  await marketplace.checkReadiness(shop);
  await marketplace.listCategories(shop);
  await marketplace.recommendCategory(shop, draft);
  await marketplace.listAttributes(shop, "600002");
  await marketplace.fetchCategoryRules(shop, "600002");
  await drain(marketplace.listBrands(shop, { categoryId: "6", name: "Acme" }));
  await marketplace.uploadPicture(shop, picture);
  await marketplace.checkListing(shop, draft);
  await marketplace.createListing(shop, draft, { key: "k1", asDraft: true });
}

async function tourParcels(
  marketplace: Parcels & MarketplaceOrders,
): Promise<void> {
  await marketplace.fetchPrice(shop, "576");
  await marketplace.referOrder(shop, {
    orderExternalId: "576",
    reference: "1001",
    lines: [{ lineExternalId: "1", reference: "11" }],
  });
  await drain(marketplace.listUnshipped(shop));
  await marketplace.listCarriers(shop, "576");
  const correction = {
    orderExternalId: "576",
    trackingNumber: "1Z10",
    carrier: "UPS",
  };
  for (const packageId of [null, "55"])
    await marketplace.updateTracking(shop, { ...correction, packageId });
  await drain(marketplace.listParcels(shop, { updatedSince: now }));
  await marketplace.fetchParcel(shop, "55");
  await marketplace.fetchWay(shop, "576");
  await marketplace.fetchDocument(shop, { packageId: "55", document: "label" });
}

async function tourAftersales(marketplace: Aftersales): Promise<void> {
  const lineExternalIds = ["1"];
  const orderExternalId = "576";
  await drain(marketplace.listCancellations(shop, { updatedSince: now }));
  await marketplace.fetchCancellations(shop, [orderExternalId]);
  await marketplace.cancelOrder(shop, {
    orderExternalId,
    reason: "out-of-stock",
    lineExternalIds,
  });
  const refusal = { key: "k", reason: "r", comment: "c" };
  await marketplace.approveCancellation(shop, "41", { key: "k" });
  await marketplace.rejectCancellation(shop, "41", refusal);
  await drain(marketplace.listReturns(shop, { updatedSince: now }));
  await marketplace.fetchReturns(shop, ["43"]);
  await marketplace.fetchReturnHistory(shop, "43");
  await marketplace.openReturn(shop, {
    key: "k",
    orderExternalId,
    kind: "refund",
    reason: "damaged",
    lineExternalIds,
    refund: { minor: 500, currency: "USD" },
  });
  await marketplace.approveReturn(shop, "43", {
    key: "k",
    approval: "partial-refund",
    buyerKeepsItem: true,
    offer: { minor: 500, currency: "USD" },
  });
  await marketplace.rejectReturn(shop, "43", { ...refusal, rejects: "parcel" });
  await marketplace.listRejectReasons(shop, "43");
  await marketplace.listAnswers(shop, "43");
  await marketplace.fetchEligibility(shop, orderExternalId);
  await marketplace.calculateRefund(shop, {
    orderExternalId,
    kind: "return",
    reason: "r",
    lineExternalIds,
  });
}

export const goodsDraft: GoodsDraft = {
  name: "Harbor Mug",
  pictureUrl: "https://pictures.test/1",
  referenceCode: "MUG",
  barcodes: [{ kind: "UPC", code: "014673829105" }],
  weightGrams: 350,
  sizeMillimetres: { length: 120, width: 95, height: 101 },
  returned: "restock",
  tracksLots: true,
  expiry: {
    shelfLifeDays: 365,
    inboundCutoffDays: 90,
    alertDays: 60,
    salesCutoffDays: 20,
    expired: "dispose",
  },
  hazard: {
    kind: "BATTERY",
    dangerClass: "CLASS_9",
    unCode: "UN3481",
    safetySheetUrl: "https://documents.test/sheet",
    battery: {
      kind: "LITHIUM_ION",
      packing: "IN_EQUIPMENT",
      weight: { value: "20", unit: "GRAM" },
      capacity: { value: "5", unit: "WH" },
      needsTransportTest: true,
      transportTestUrl: "https://documents.test/test",
    },
    liquid: { kind: "Alcohols", volume: { value: "10", unit: "ML" } },
  },
};

async function tourGoods(fbt: NetworkGoods): Promise<void> {
  await fbt.findGoods(shop, ["9"]);
  await fbt.fetchShippable(shop, ["12"]);
  await fbt.createGoods(shop, [{ skuExternalId: "9", draft: goodsDraft }]);
  await fbt.updateGoods(shop, "12", goodsDraft);
  await fbt.bindGoods(shop, "12", ["9"]);
  await fbt.fetchDeclarations(shop, ["9"]);
}

export const carton: Carton = {
  count: 2,
  lines: [
    {
      goodsExternalId: "12",
      quantity: 20,
      lotCode: "L1",
      expiresAt: new Date("2027-11-22T00:00:00Z"),
    },
  ],
  weightGrams: 7_000,
  sizeMillimetres: { length: 400, width: 300, height: 300 },
  numbers: ["C0001", "C0002"],
};

async function tourInbound(fbt: Inbound): Promise<void> {
  const lines = [{ goodsExternalId: "12", quantity: 40 }];
  await fbt.savePlan(shop, { key: "k", content: { lines } });
  await fbt.savePlan(shop, {
    key: "k",
    planExternalId: "61",
    content: { cartons: [carton] },
  });
  await fbt.listInboundWays(shop, "61");
  const window = { from: new Date(1_774_162_800_000), until: now };
  const wish = { planExternalId: "61", way: "direct", window } as const;
  await fbt.fetchPlacement(shop, wish);
  await fbt.confirmPlacement(shop, { ...wish, optionExternalId: "62" });
  const orderExternalId = "IBR63";
  await fbt.fetchInbound(shop, [orderExternalId]);
  await fbt.shipInbound(shop, {
    orderExternalId,
    cartons: [carton],
    by: "part-truck",
  });
  await fbt.printLabels(shop, { orderExternalId, labels: ["carton"] });
  await fbt.trackInbound(shop, {
    orderExternalId,
    parcels: [{ carton: "C0001", carrier: "Fed Ex", number: "889" }],
  });
  await fbt.cancelInbound(shop, { orderExternalId, reason: "Too early" });
}

export const picture = {
  bytes: Uint8Array.of(137, 80, 78, 71),
  fileName: "mug.png",
  contentType: "image/png",
  use: "main",
} as const;

const watched = (client: TikTokClient, uses: Use[]): TikTokClient => ({
  ...watchedCalls(client, uses),
  unhurried: watchedCalls(client.unhurried, uses),
});

const watchedCalls = (client: TikTokCalls, uses: Use[]): TikTokCalls => ({
  ...client,
  call(shop, endpoint, request) {
    uses.push({ endpoint, parts: request, schema: request.schema });
    return client.call(shop, endpoint, request);
  },
  ask(shop, endpoint, request) {
    uses.push({ endpoint, parts: request, schema: request.schema });
    return client.ask(shop, endpoint, request);
  },
});

export async function drain<Item>(
  pages: AsyncIterable<Item[]>,
): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(...page);
  return items;
}
