import { Badge, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { VariantRow } from "../../queries/products.server.ts";

const reasons = ["sku", "barcode", "person", "listing"] as const;

/** Who ships a variant, or could. */
export function ShipsFrom({ row }: { row: VariantRow }) {
  const { t } = useTranslation(["products", "common"]);
  if (row.selected)
    return <Badge tone="success">{t("common:channel.network")}</Badge>;
  if (row.hasGoods) return <Badge tone="info">{t("badge.canBeChosen")}</Badge>;
  return (
    <Text as="span" tone="subdued">
      {t("badge.own")}
    </Text>
  );
}

/** Why a variant and a TikTok SKU are taken for the same thing, and the way to it; or the way to list the product. */
export function LinkBadge({ row }: { row: VariantRow }) {
  const { t } = useTranslation("products");
  const { variantId, productId, linkReasons } = row;
  if (linkReasons.length === 0)
    return (
      <Link url={`/app/list/${productId}`} removeUnderline>
        <Badge>{t("badge.notLinked")}</Badge>
      </Link>
    );
  const why = [
    ...new Set(
      linkReasons.map((reason) => {
        const known = reasons.find((one) => one === reason);
        return known ? t(`badge.link.${known}`) : reason;
      }),
    ),
  ].join(", ");
  return (
    <Link url={`/app/links/${variantId}`} removeUnderline>
      <Badge tone="success">{why}</Badge>
    </Link>
  );
}
