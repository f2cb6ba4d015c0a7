import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import {
  type EndpointKey,
  endpoints,
  tokenEndpoints,
} from "#core/platforms/tiktok/endpoints.ts";
import * as authorization from "#core/platforms/tiktok/wire/authorization.ts";
import contract from "../../sandbox/contracts/tiktok-shop.json" with {
  type: "json",
};
import { tour, type Use } from "../platforms/tiktok/tour.ts";

/** A node of the contract, or of a JSON schema: either an object with fields or a list of them. */
type Shape = {
  type?: string;
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  anyOf?: Shape[];
};
type Row = {
  method: string;
  path: string;
  version: string;
  scopes: string[];
  shop_cipher: "required_by_docs" | "optional_in_spec" | "absent";
  content_type: string;
  query: Record<string, { type: string; required?: boolean }>;
  body: Shape | null;
  response: { data?: Shape };
};

const rows = contract.endpoints as unknown as Row[];
const rowOf = ({ method, path }: { method: string; path: string }) => {
  const row = rows.find(
    (known) => known.method === method && known.path === path,
  );
  if (!row) throw new Error(`${method} ${path} is not in the contract`);
  return row;
};

let uses: Use[] = [];
beforeAll(async () => {
  uses = (await tour()).uses;
});

const keys = Object.keys(endpoints) as EndpointKey[];

test.each(keys)(
  "%s is in the contract, with its method and cipher rule",
  (key) => {
    const row = rowOf(endpoints[key]);
    expect(row.version).toBe(endpoints[key].version);
    expect(row.content_type).toBe(endpoints[key].contentType);
    expect(row.shop_cipher !== "absent").toBe(endpoints[key].shopCipher);
    expect(endpoints[key].scopes).toEqual(row.scopes);
  },
);

test.each(Object.values(tokenEndpoints))(
  "$path is in the contract",
  (endpoint) => {
    expect(rowOf(endpoint).version).toBe(endpoint.version);
  },
);

test("the ports use every endpoint of the table", () => {
  const byPorts = new Set(uses.map(({ endpoint }) => endpoint));
  // The shops of a grant are read before a shop is connected.
  expect(keys.filter((key) => !byPorts.has(key))).toEqual(["getShops"]);
});

test("every parameter and body field that we send exists", () => {
  const unknown = uses.flatMap(({ endpoint, parts }) => {
    const row = rowOf(endpoints[endpoint]);
    const query = Object.keys(parts.query ?? {}).filter(
      (name) => !(name in row.query),
    );
    return [...query, ...strangers(bodyOf(parts), row.body)].map(
      (name) => `${endpoint}: ${name}`,
    );
  });
  expect(unknown).toEqual([]);
});

test("every required parameter and body field is sent, at every depth", () => {
  const missing = uses.flatMap(({ endpoint, parts }) => {
    const row = rowOf(endpoints[endpoint]);
    const query = Object.entries(row.query).flatMap(([name, { required }]) =>
      required && name !== "shop_cipher" && !isSent(parts.query?.[name])
        ? name
        : [],
    );
    return [...query, ...absent(bodyOf(parts), row.body)].map(
      (name) => `${endpoint}: ${name}`,
    );
  });
  expect(missing).toEqual([]);
});

test("every body field that we send is of the documented type", () => {
  const wrong = uses.flatMap(({ endpoint, parts }) =>
    mistyped(bodyOf(parts), rowOf(endpoints[endpoint]).body).map(
      (name) => `${endpoint}: ${name}`,
    ),
  );
  expect(wrong).toEqual([]);
});

/** Our shape of each answer, beside the contract's. */
const readers = () =>
  [
    ...uses.map(({ endpoint, schema }) => ({
      endpoint: endpoints[endpoint],
      schema,
    })),
    { endpoint: endpoints.getShops, schema: authorization.shops },
    ...Object.values(tokenEndpoints).map((endpoint) => ({
      endpoint,
      schema: authorization.grant,
    })),
  ].map(({ endpoint, schema }) => ({
    path: endpoint.path,
    ours: z.toJSONSchema(schema, {
      io: "input",
      unrepresentable: "any",
    }) as Shape,
    theirs: rowOf(endpoint).response.data,
  }));

test("every field that we read exists", () => {
  const unknown = readers().flatMap(({ path, ours, theirs }) =>
    unread(ours, theirs).map((name) => `${path}: ${name}`),
  );
  expect(unknown).toEqual([]);
});

test("every field that we read may be of the documented type", () => {
  const wrong = readers().flatMap(({ path, ours, theirs }) =>
    misread(ours, theirs).map((name) => `${path}: ${name}`),
  );
  expect(wrong).toEqual([]);
});

test("the walk through shapes sees a stranger", () => {
  const ours = z.toJSONSchema(
    z.object({ rows: z.array(z.object({ id: z.string() })).nullish() }),
    { io: "input" },
  );
  expect(
    unread(ours as Shape, {
      properties: { rows: { items: { properties: {} } } },
    }),
  ).toEqual(["rows.id"]);
  const rows = (row: Shape): Shape => ({
    type: "object",
    properties: { rows: { type: "array", items: row } },
  });
  const wants = rows({
    type: "object",
    required: ["id"],
    properties: { id: { type: "string" } },
  });
  expect(strangers({ rows: [{ no: 1 }] }, wants)).toEqual(["rows.no"]);
  expect(absent({ rows: [{ no: 1 }] }, wants)).toEqual(["rows.id"]);
  expect(mistyped({ rows: [{ id: 1 }] }, wants)).toEqual([
    ".rows.id: integer, not string",
  ]);
  const reads = z.toJSONSchema(
    z.object({ rows: z.array(z.object({ id: z.number().nullish() })) }),
    { io: "input" },
  );
  expect(misread(reads as Shape, wants)).toEqual([
    ".rows[].id: number,null, not string",
  ]);
});

const folder = new URL(
  "../../node_modules/@tts-open-toolkit/cli/skills/tts-openapi-guide/references/oas/paths/",
  import.meta.url,
);

type Operation = {
  parameters?: { name: string; in: string }[];
  requestBody?: { content: Record<string, { schema: Shape }> };
  responses: Record<string, { content?: Record<string, { schema: Shape }> }>;
};

const official = new Map(
  readdirSync(folder).flatMap((file) => {
    const { paths } = JSON.parse(
      readFileSync(new URL(file, folder), "utf8"),
    ) as { paths: Record<string, Record<string, Operation>> };
    return Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, operation]): [string, Operation] => [
          `${method.toUpperCase()} ${path}`,
          operation,
        ],
      ),
    );
  }),
);
const operationOf = ({ method, path }: { method: string; path: string }) =>
  official.get(`${method} ${path}`);

/**
 * Endpoints that are newer than TikTok's OpenAPI files of version 0.1.7, with the page of the Partner Center that
 * documents each (https://partner.tiktokshop.com/docv2/page/…).
 */
const newer: Partial<Record<EndpointKey, string>> = {
  cancelOrder: "cancel-order-202602",
  searchCancellations: "search-cancellations-202602",
  createReturn: "create-return-202602",
  searchReturns: "search-returns-202602",
  getDecisions: "get-decision-eligibility-202601",
  getEligibility: "get-aftersale-eligibility-202602",
  calculateRefund: "calculate-refund-202602",
  createGoods: "create-goods-202603",
  updateGoods: "update-goods-202603",
  relateGoods: "update-goods-sku-relation-202603",
  searchHazmat: "get-hazmat-and-expiration-info-202603",
  savePlan: "create-update-inbound-plan-202602",
  listInboundMethods: "list-available-inbound-method-202602",
  getInboundMethod: "get-inbound-method-detail-202602",
  confirmInboundMethod: "confirm-inbound-method-202603",
  shipInbound: "ship-inbound-order-202603",
  printInboundLabels: "print-label-202602",
  updateInboundTracking: "update-tracking-202602",
  getInboundOrders: "get-inbound-order-202602",
  cancelInbound: "cancel-inbound-order-202602",
};

/** Fields that are newer than those files, with the page that documents them. */
const laterFields: Partial<Record<EndpointKey, Record<string, string>>> = {
  checkListing: {
    key_product_features: "check-product-listing-202309",
    search_terms: "check-product-listing-202309",
  },
  getPackage: { ship_exception_reason: "get-package-detail-202309" },
  getProduct: {
    key_product_features: "get-product-202309",
    scheduled_sale: "get-product-202309",
    search_terms: "get-product-202309",
  },
  getTracking: { "tracking.action_code": "get-tracking-202309" },
  replaceProduct: {
    key_product_features: "edit-product-202509",
    search_terms: "edit-product-202509",
  },
};

test("exactly the endpoints named as newer are missing in TikTok's OpenAPI files", () => {
  const missing = keys.filter((key) => !operationOf(endpoints[key]));
  expect(missing.sort()).toEqual(Object.keys(newer).sort());
});

test("exactly the fields named as later are missing in TikTok's OpenAPI files", () => {
  const missing = uses.flatMap(({ endpoint, parts, schema }) => {
    const operation = operationOf(endpoints[endpoint]);
    if (!operation) return [];
    const [content] = Object.values(operation.requestBody?.content ?? {});
    const known = (operation.parameters ?? []).map(({ name }) => name);
    const query = Object.keys(parts.query ?? {}).filter(
      (name) => !known.includes(name),
    );
    const answer = operation.responses["200"]?.content?.["application/json"];
    const ours = z.toJSONSchema(schema, {
      io: "input",
      unrepresentable: "any",
    }) as Shape;
    return [
      ...query,
      ...strangers(bodyOf(parts), content?.schema),
      ...unread(ours, answer?.schema.properties?.data),
    ].map((name) => `${endpoint}: ${name}`);
  });
  const named = Object.entries(laterFields).flatMap(([endpoint, fields]) =>
    Object.keys(fields).map((name) => `${endpoint}: ${name}`),
  );
  expect([...new Set(missing)].sort()).toEqual(named.sort());
});

/** What is sent: a form's fields stand for its body, the file as a text. */
const bodyOf = ({ body, form }: Use["parts"]): unknown =>
  form
    ? { ...form.fields, [form.file.field]: "file" }
    : JSON.parse(JSON.stringify(body ?? {}));

const isSent = (value: unknown) => value !== undefined && value !== null;

/** Required names of a shape that a value lacks. */
function absent(
  value: unknown,
  shape: Shape | null | undefined,
  at = "",
): string[] {
  if (Array.isArray(value))
    return value.flatMap((item) => absent(item, shape?.items, at));
  if (value === null || typeof value !== "object") return [];
  const fields = value as Record<string, unknown>;
  const lacking = (shape?.required ?? []).filter(
    (name) => !isSent(fields[name]),
  );
  return [
    ...lacking.map((name) => `${at}${name}`),
    ...Object.entries(fields).flatMap(([name, inner]) =>
      absent(inner, shape?.properties?.[name], `${at}${name}.`),
    ),
  ];
}

const jsonType = (value: unknown): string =>
  Array.isArray(value)
    ? "array"
    : Number.isInteger(value)
      ? "integer"
      : typeof value;

/** Names whose value is of another type than the shape says. A file travels as bytes and has none. */
function mistyped(
  value: unknown,
  shape: Shape | null | undefined,
  at = "",
): string[] {
  const type = shape?.type;
  if (!type || value === null || type === "binary") return [];
  const ours = jsonType(value);
  if (ours !== type && !(type === "number" && ours === "integer"))
    return [`${at}: ${ours}, not ${type}`];
  if (Array.isArray(value))
    return value.flatMap((item) => mistyped(item, shape.items, at));
  if (ours !== "object") return [];
  return Object.entries(value as object).flatMap(([name, inner]) =>
    mistyped(inner, shape.properties?.[name], `${at}.${name}`),
  );
}

/** Names that our shape would refuse if they came as documented. A shape without a type takes anything. */
function misread(ours: Shape, theirs: Shape | undefined, at = ""): string[] {
  const choices = (ours.anyOf ?? [ours]).flatMap((one) => one.anyOf ?? [one]);
  const types = choices.flatMap(({ type }) => type ?? []);
  const fits =
    !theirs?.type ||
    types.length < choices.length ||
    types.includes(theirs.type) ||
    (theirs.type === "integer" && types.includes("number"));
  if (!fits) return [`${at || "data"}: ${types.join()}, not ${theirs?.type}`];
  return choices.flatMap((one) => [
    ...(one.items ? misread(one.items, theirs?.items, `${at}[]`) : []),
    ...Object.entries(one.properties ?? {}).flatMap(([name, inner]) =>
      misread(inner, theirs?.properties?.[name], `${at}.${name}`),
    ),
  ]);
}

/** Names in a value that its shape does not know. */
function strangers(
  value: unknown,
  shape: Shape | null | undefined,
  at = "",
): string[] {
  if (Array.isArray(value))
    return value.flatMap((item) => strangers(item, shape?.items, at));
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    shape?.properties?.[name]
      ? strangers(inner, shape.properties[name], `${at}${name}.`)
      : [`${at}${name}`],
  );
}

/** Names in our shape that theirs does not know. */
function unread(ours: Shape, theirs: Shape | undefined, at = ""): string[] {
  const alternatives = (ours.anyOf ?? []).flatMap((one) =>
    unread(one, theirs, at),
  );
  const items = ours.items ? unread(ours.items, theirs?.items, at) : [];
  const fields = Object.entries(ours.properties ?? {}).flatMap(
    ([name, inner]) => {
      const known = theirs?.properties?.[name];
      return known ? unread(inner, known, `${at}${name}.`) : [`${at}${name}`];
    },
  );
  return [...new Set([...alternatives, ...items, ...fields])];
}
