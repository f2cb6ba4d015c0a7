/** First four digits of an id, so that a reader of a log can tell an order from a product, as on the platform. */
const prefixes = {
  order: "5769",
  line: "5770",
  product: "1729",
  sku: "1730",
  package: "1152",
  cancellation: "4035",
  return: "4036",
  goods: "7323",
  mcf: "7136",
  notification: "7380",
  warehouse: "7068",
  inbound: "5771",
  batch: "5772",
  plan: "5773",
  placement: "5774",
  record: "5775",
  buyer: "7213",
  brand: "7082",
  value: "7085",
  group: "7511",
} as const;

export type IdKind = keyof typeof prefixes;

/** Ids as TikTok Shop writes them: decimal strings of 19 digits, beyond 2^53, growing. Deterministic per town. */
export function mintId(counter: { lastId: number }, kind: IdKind): string {
  counter.lastId++;
  return prefixes[kind] + String(counter.lastId * 1_000_003).padStart(15, "0");
}

/** Consign orders carry the prefix OBF, inbound orders IBR (pages `get-fbf-mcf-order-status-202601`, FBT webhooks). */
export function mintPrefixedId(
  counter: { lastId: number },
  prefix: "OBF" | "IBR",
): string {
  return prefix + mintId(counter, prefix === "OBF" ? "mcf" : "inbound");
}
