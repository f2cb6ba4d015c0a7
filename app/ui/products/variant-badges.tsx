import { Badge, Text } from "@shopify/polaris";
import type { VariantRow } from "../../queries/products.server.ts";

const linkWords: Record<string, string> = {
  sku: "Same SKU",
  barcode: "Same barcode",
  person: "Linked by hand",
};

/** Who ships a variant, or could. */
export function ShipsFrom({ row }: { row: VariantRow }) {
  if (row.selected) return <Badge tone="success">Fulfilled by TikTok</Badge>;
  if (row.hasGoods) return <Badge tone="info">Can be chosen</Badge>;
  return (
    <Text as="span" tone="subdued">
      Your location
    </Text>
  );
}

/** Why a variant and a TikTok SKU are taken for the same thing. */
export function LinkBadge({ reasons }: { reasons: string[] }) {
  if (reasons.length === 0) return <Badge>Not linked</Badge>;
  return (
    <Badge tone="success">
      {reasons.map((reason) => linkWords[reason] ?? reason).join(", ")}
    </Badge>
  );
}
