import { readFileSync } from "node:fs";
import {
  type EndpointKey,
  endpoints,
  tokenEndpoints,
} from "../../core/platforms/tiktok/endpoints.ts";
import { speedOf } from "../../core/platforms/tiktok/paces.ts";

/** What carries the key of a keyed call, and what is looked at before or after a probed one. */
const singles: Partial<Record<EndpointKey, string>> = {
  createProduct: "key in the body (`idempotency_key`)",
  approveCancellation: "key in the query (`idempotency_key`)",
  rejectCancellation: "key in the query (`idempotency_key`)",
  createReturn: "key in the query (`idempotency_key`)",
  approveReturn: "key in the query (`idempotency_key`)",
  rejectReturn: "key in the query (`idempotency_key`)",
  savePlan: "key in the body (`idempotent_key`)",
  shipOrder: "probe: a line of the order under this number",
  updateOrderTracking: "probe: the order's lines are read first",
  updatePackageTracking: "probe: the parcel is read first",
  cancelOrder: "probe: cancellations of the order",
  createGoods: "probe: goods of the SKU are looked up first",
  relateGoods: "probe: the goods' SKUs are read first",
  createMcfOrder: "probe: the reference is refused while it is active",
  cancelMcfOrder: "probe: the order's parcels are read first",
  confirmInboundMethod:
    "probe: a plan that is confirmed gets no placement any more; its orders among those that letters and stock records name",
  shipInbound: "probe: the order's state is read first",
  updateInboundTracking: "probe: the order's tracking is read first",
  cancelInbound: "probe: the order's state is read first",
};

const repeats = {
  read: "reads",
  idempotent: "idempotent",
  keyed: "keyed",
  probed: "probed",
} as const;

/** What happens to a call whose answer is lost. */
const afterLoss = {
  read: "again",
  idempotent: "again",
  keyed: "again, same key",
  probed: "look, then again",
} as const;

type Row = { method: string; path: string; source: string[] };
const contract = JSON.parse(
  readFileSync(
    new URL("../../sandbox/contracts/tiktok-shop.json", import.meta.url),
    "utf8",
  ),
) as { endpoints: Row[] };

const kinds: Record<string, string> = {
  "docs-2026-05": "page",
  "docs-2025-12": "page",
  "oas-npm-0.1.7": "OpenAPI",
  "sdk-node-2026-04": "SDK",
  ecomphp: "client",
  changelog: "changelog",
};

/** Which kinds of source show method, path and fields of an endpoint. */
function seenIn({ method, path }: { method: string; path: string }): string {
  const row = contract.endpoints.find(
    (known) => known.method === method && known.path === path,
  );
  const found = row?.source.map((one) => kinds[one.split(":")[0] ?? ""] ?? "?");
  return [...new Set(found)].join(", ");
}

const head = `| name | call | version | scope | start, most per second | repeat | answer lost | seen in |
| --- | --- | --- | --- | --- | --- | --- | --- |
`;

/** One line for each endpoint that we call, from the table in core and the contract. */
export function tiktokTable(): string {
  const signed = (Object.keys(endpoints) as EndpointKey[]).map((key) => {
    const endpoint = endpoints[key];
    const { start, most } = speedOf(key);
    const single = singles[key] ? `${singles[key]}` : repeats[endpoint.repeat];
    const scopes = endpoint.scopes.map((scope) => `\`${scope}\``).join(", ");
    return `| \`${key}\` | ${endpoint.method} \`${endpoint.path}\` | ${endpoint.version} | ${scopes || "none named"} | ${start}, ${most} | ${single} | ${afterLoss[endpoint.repeat]} | ${seenIn(endpoint)} |\n`;
  });
  const unsigned = Object.entries(tokenEndpoints).map(
    ([key, endpoint]) =>
      `| \`${key}\` | ${endpoint.method} \`${endpoint.path}\` | ${endpoint.version} | none | not limited by us | once, under a lock | connect again | ${seenIn(endpoint)} |\n`,
  );
  return head + [...signed, ...unsigned].join("");
}
