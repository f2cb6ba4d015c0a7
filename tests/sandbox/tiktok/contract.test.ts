import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { endpoints } from "#sandbox/tiktok/contract.ts";
import { handlers } from "#sandbox/tiktok/handlers.ts";

/** Endpoints that are newer than the official OpenAPI package, with the page that documents them. */
const newerThanPackage: Record<string, string> = {
  "POST /return_refund/202602/cancellations":
    "partner.tiktokshop.com/docv2/page/cancel-order-202602",
  "POST /return_refund/202602/cancellations/search":
    "partner.tiktokshop.com/docv2/page/search-cancellations-202602",
  "POST /return_refund/202602/returns/search":
    "partner.tiktokshop.com/docv2/page/search-returns-202602",
  "POST /return_refund/202602/returns":
    "partner.tiktokshop.com/docv2/page/create-return-202602",
  "GET /return_refund/202602/orders/{order_id}/aftersale_eligibility":
    "partner.tiktokshop.com/docv2/page/get-aftersale-eligibility-202602",
  "GET /return_refund/202601/decision_eligibility":
    "partner.tiktokshop.com/docv2/page/get-decision-eligibility-202601",
  "POST /return_refund/202602/refunds/calculate":
    "partner.tiktokshop.com/docv2/page/calculate-refund-202602",
  "POST /fbt/202602/create_update_inbound_plan":
    "partner.tiktokshop.com/docv2/page/create-update-inbound-plan-202602",
  "POST /fbt/202602/list_available_inbound_method":
    "partner.tiktokshop.com/docv2/page/list-available-inbound-method-202602",
  "POST /fbt/202602/inbound_method_detail":
    "partner.tiktokshop.com/docv2/page/get-inbound-method-detail-202602",
  "POST /fbt/202603/confirm_inbound_method":
    "partner.tiktokshop.com/docv2/page/confirm-inbound-method-202603",
  "POST /fbt/202603/ship_inbound_order":
    "partner.tiktokshop.com/docv2/page/ship-inbound-order-202603",
  "POST /fbt/202602/inbound_orders/label_print":
    "partner.tiktokshop.com/docv2/page/print-label-202602",
  "POST /fbt/202602/inbound_orders/tracking_update":
    "partner.tiktokshop.com/docv2/page/update-tracking-202602",
  "POST /fbt/202602/inbound_orders/cancel":
    "partner.tiktokshop.com/docv2/page/cancel-inbound-order-202602",
  "GET /fbt/202602/inbound_orders":
    "partner.tiktokshop.com/docv2/page/get-inbound-order-202602",
  "POST /fbt/202603/goods/create_goods":
    "partner.tiktokshop.com/docv2/page/create-goods-202603",
  "POST /fbt/202603/goods/update_goods_info":
    "partner.tiktokshop.com/docv2/page/update-goods-202603",
  "POST /fbt/202603/goods/update_goods_sku_relation":
    "partner.tiktokshop.com/docv2/page/update-goods-sku-relation-202603",
  "POST /fbt/202603/goods/hazmat_and_expiration_info/search":
    "partner.tiktokshop.com/docv2/page/get-hazmat-and-expiration-info-202603",
  "POST /fbt/202607/goods/create_goods": "changelog of July 2026: FBT 202607",
  "POST /fbt/202607/goods/update_goods_info":
    "changelog of July 2026: FBT 202607",
  "POST /fbt/202607/goods/search":
    "changelog of July 2026: FBT 202607 (fields as in 202409)",
  "POST /fbt/202607/mcf_outbound_orders":
    "changelog of July 2026: FBT 202607 (district_or_county becomes optional)",
};

const common = new Set([
  "app_key",
  "sign",
  "timestamp",
  "access_token",
  "shop_cipher",
]);

type Operation = {
  parameters?: { name: string; in: string; required?: boolean }[];
  requestBody?: {
    content: Record<string, { schema?: { properties?: object } }>;
  };
};

const folder = fileURLToPath(
  new URL(
    "../../../node_modules/@tts-open-toolkit/cli/skills/tts-openapi-guide/references/oas/paths/",
    import.meta.url,
  ),
);
const official: Record<string, Record<string, Operation>> = Object.assign(
  {},
  ...readdirSync(folder).map((file) => {
    const content = JSON.parse(readFileSync(folder + file, "utf8"));
    return content.paths ?? content;
  }),
);
const names = (list: Iterable<string>) =>
  [...list].filter((n) => !common.has(n)).sort();

describe.each(Object.keys(handlers))("%s", (key) => {
  const [method = "", path = ""] = key.split(" ");
  const endpoint = endpoints.find(
    (e) => e.method === method && e.path === path,
  );

  test("is in the contract", () => expect(endpoint).toBeDefined());

  test("agrees with the official OpenAPI files, or is known to be newer", () => {
    const operation = official[path]?.[method.toLowerCase()];
    if (newerThanPackage[key]) {
      expect(
        operation,
        "it has arrived in the package: take it off the list",
      ).toBeUndefined();
      return;
    }
    const asked = (operation?.parameters ?? []).filter((p) => p.in === "query");
    const own = endpoint?.query ?? {};
    expect(operation).toBeDefined();
    expect(Object.keys(own)).toEqual(
      expect.arrayContaining(names(asked.map((p) => p.name))),
    );
    const required = names(asked.filter((p) => p.required).map((p) => p.name));
    expect(names(Object.keys(own).filter((n) => own[n]?.required))).toEqual(
      required,
    );
    const schema = Object.values(operation?.requestBody?.content ?? {})[0]
      ?.schema;
    expect(Object.keys(endpoint?.body?.properties ?? {})).toEqual(
      expect.arrayContaining(Object.keys(schema?.properties ?? {})),
    );
  });
});

test("every method and path of the contract appears once", () => {
  const keys = endpoints.map((e) => `${e.method} ${e.path}`);
  expect(new Set(keys).size).toBe(keys.length);
});
