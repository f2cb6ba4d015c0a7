import { HttpResponse, http } from "msw/http";
import type { z } from "zod";
import type { TikTokClient } from "#core/platforms/tiktok/client.server.ts";
import type { EndpointKey } from "#core/platforms/tiktok/endpoints.ts";
import { createFulfillmentNetwork } from "#core/platforms/tiktok/fulfillment-network.server.ts";
import { createMarketplace } from "#core/platforms/tiktok/marketplace.server.ts";
import type { Parts } from "#core/platforms/tiktok/request.ts";
import { network } from "../../support/network.ts";
import { apiOrigin, envelope, now, openClient, shop } from "./merchant.ts";

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

const order = {
  id: "576",
  status: "AWAITING_SHIPMENT",
  create_time: 1,
  update_time: 1,
  warehouse_id: "7000",
  line_items: [
    { id: "1", sku_id: "9", tracking_number: "1Z 9", package_id: "55" },
  ],
};

/** The least that each endpoint may answer, so that every port method comes to its end. */
export const plainAnswers: Record<string, unknown> = {
  "/product/202502/products/search": {
    products: [{ id: "1729", status: "ACTIVATE" }],
  },
  "/product/202309/products/1729": {
    id: "1729",
    title: "Mug",
    status: "ACTIVATE",
    update_time: 1,
    skus: [],
  },
  "/product/202309/inventory/search": { inventory: [] },
  "/order/202309/orders/search": { orders: [order] },
  "/order/202507/orders": { orders: [order] },
  "/fulfillment/202309/orders/576/packages": { package_id: "55" },
  "/logistics/202309/warehouses": {
    warehouses: [
      { id: "7000", name: "Home", type: "SALES_WAREHOUSE", is_default: true },
    ],
  },
  "/logistics/202309/warehouses/7000/delivery_options": {
    delivery_options: [{ id: "80" }],
  },
  "/logistics/202309/delivery_options/80/shipping_providers": {
    shipping_providers: [{ id: "90", name: "UPS" }],
  },
  "/fbt/202409/merchants/onboarded_regions": {
    onboarded_regions: [{ region_code: "US" }],
  },
  "/fbt/202601/merchants/mcf_status": { mcf_status: { is_mcf: 1 } },
  "/fbt/202408/warehouses": {
    warehouses: [
      { fbt_warehouse_id: "W1", name: "East", warehouse_ids: ["7001"] },
    ],
  },
  "/fbt/202601/mcf_outbound_orders": {
    mcf_order: {
      mcf_order_id: "7",
      external_order_id: "Q-1",
      consign_orders: [{ id: "OBF1", status: "PENDING" }],
    },
  },
};

export type Asked = {
  method: string;
  path: string;
  query: Record<string, string>;
  body: Record<string, unknown> | null;
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
        body: text === "" ? null : JSON.parse(text),
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
  const asked = pretend(plainAnswers);
  const uses: Use[] = [];
  const client = watched(openClient(), uses);
  const marketplace = createMarketplace(client);
  const fbt = createFulfillmentNetwork(client);

  await drain(marketplace.listListings(shop, { updatedSince: now }));
  await marketplace.fetchOrders(shop, ["576"]);
  await drain(marketplace.listOrders(shop, { updatedSince: now }));
  await marketplace.fetchRecipient(shop, "576");
  const skus = [{ skuExternalId: "9", quantity: 3 }];
  await marketplace.setStock(shop, {
    listingExternalId: "1729",
    warehouseId: "7000",
    skus,
  });
  await marketplace.updateTitle(shop, {
    listingExternalId: "1729",
    title: "Mug",
  });
  const shipment = {
    orderExternalId: "576",
    lineExternalIds: ["1"],
    trackingNumber: "1Z9",
    carrier: "UPS",
  };
  await marketplace.markShipped(shop, shipment);
  await marketplace.findPackage(shop, "576", "1z9");
  await marketplace.subscribe(shop, "https://quayside.example/webhooks/tiktok");

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
  return { uses, asked };
}

const watched = (client: TikTokClient, uses: Use[]): TikTokClient => ({
  clock: client.clock,
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
