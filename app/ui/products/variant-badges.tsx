import { Badge, Link, Text } from "@shopify/polaris";
import type { VariantRow } from "../../queries/products.server.ts";

const linkWords: Record<string, string> = {
  sku: "Same SKU",
  barcode: "Same barcode",
  person: "Linked by hand",
  listing: "Listed from here",
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

/** Why a variant and a TikTok SKU are taken for the same thing, and the way to it; or the way to list the product. */
export function LinkBadge({ row }: { row: VariantRow }) {
  const { variantId, productId, linkReasons } = row;
  if (linkReasons.length === 0)
    return (
      <Link url={`/app/list/${productId}`} removeUnderline>
        <Badge>Not linked</Badge>
      </Link>
    );
  const why = [
    ...new Set(linkReasons.map((reason) => linkWords[reason] ?? reason)),
  ].join(", ");
  return (
    <Link url={`/app/links/${variantId}`} removeUnderline>
      <Badge tone="success">{why}</Badge>
    </Link>
  );
}
