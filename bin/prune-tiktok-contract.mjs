/**
 * Makes `sandbox/contracts/tiktok-shop.json` from a full list of endpoints:
 *
 *   node bin/prune-tiktok-contract.mjs <endpoints.json>
 *
 * The list is an array of `{method, path, version, scopes, shop_cipher, query, body, response, error_codes, source}`.
 * Kept are the chapters that the sandbox answers now or soon, one endpoint per line so that a change reads as a change.
 */
import { readFileSync, writeFileSync } from "node:fs";

const chapters =
  /^\/(authorization|event|order|fulfillment|logistics|fbt|return_refund|open\/authorize|api\/v2\/token)(\/|$)/;
const productChapters =
  /^\/product\/\d+\/(products|inventory|categories|brands|images|prerequisites)(\/|$)/;
const kept = [
  "method",
  "path",
  "version",
  "scopes",
  "shop_cipher",
  "content_type",
  "query",
  "body",
  "response",
  "error_codes",
  "source",
];
const noise = new Set([
  "example",
  "note",
  "format_oas",
  "deprecated_mentioned",
  "max_length_documented",
  "only_in",
]);

const [from] = process.argv.slice(2);
if (!from) {
  console.error("usage: prune-tiktok-contract.mjs <endpoints.json>");
  process.exit(2);
}

/** Field names are never noise: `properties` holds names that the platform chose, such as `example`. */
function prune(node, insideProperties = false) {
  if (Array.isArray(node)) return node.map((item) => prune(item));
  if (node === null || typeof node !== "object") return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => insideProperties || !noise.has(key))
      .map(([key, value]) => [key, prune(value, key === "properties")]),
  );
}

const endpoints = JSON.parse(readFileSync(from, "utf8"))
  .filter(({ path }) => chapters.test(path) || productChapters.test(path))
  .map((endpoint) => {
    const fields = kept
      .filter((key) => endpoint[key] !== undefined)
      .map((key) => [
        key,
        key === "query"
          ? Object.fromEntries(
              Object.entries(endpoint.query).map(([k, v]) => [k, prune(v)]),
            )
          : key === "source"
            ? endpoint.source.map(({ id, ref }) => `${id}: ${ref}`)
            : prune(endpoint[key]),
      ]);
    return Object.fromEntries(fields);
  })
  .sort(
    (a, b) => a.path.localeCompare(b.path) || a.method.localeCompare(b.method),
  );

const provenance = {
  what: "TikTok Shop Open API endpoints that the sandbox answers now or soon. Made by bin/prune-tiktok-contract.mjs; do not edit.",
  envelope:
    "Every answer is {code, message, data, request_id}; `response.data` describes data only. Every call but the oauth ones also takes app_key, sign and timestamp in the query and x-tts-access-token in the header.",
  shop_cipher:
    "required_by_docs: must be sent; absent: must not be sent; optional_in_spec: seen in the OpenAPI files only, either is taken",
  sources: {
    "docs-2026-05":
      "official documentation of 1 May 2026; page = https://partner.tiktokshop.com/docv2/page/<ref>",
    "docs-2025-12": "official documentation of December 2025",
    "oas-npm-0.1.7":
      "official OpenAPI files in npm @tts-open-toolkit/cli 0.1.7",
    "sdk-node-2026-04": "official generated Node SDK of April 2026",
    changelog: "official changelog up to 22 August 2026 (titles and summaries)",
    ecomphp: "public repository EcomPHP/tiktokshop-php",
  },
};
const lines = endpoints.map((endpoint) => `    ${JSON.stringify(endpoint)}`);
writeFileSync(
  new URL("../sandbox/contracts/tiktok-shop.json", import.meta.url),
  `{\n  "provenance": ${JSON.stringify(provenance, null, 2).replaceAll("\n", "\n  ")},\n  "endpoints": [\n${lines.join(",\n")}\n  ]\n}\n`,
);
console.log(`${endpoints.length} endpoints kept`);
