const types: Record<string, string> = {
  Boolean: "boolean",
  Int: "number",
  Float: "number",
  ID: "string",
  String: "string",
  Date: "string",
  DateTime: "string",
  Decimal: "string",
  FormattedString: "string",
  HTML: "string",
  JSON: "unknown",
  Money: "string",
  URL: "string",
  UnsignedInt64: "string",
};

/** How Shopify writes a scalar in JSON. source: https://shopify.dev/docs/api/admin-graphql/2026-10/scalars/Decimal and siblings */
export function scalarType(name: string): string {
  const type = types[name];
  if (!type) throw new Error(`the scalar ${name} has no type here yet`);
  return type;
}
