import {
  Badge,
  BlockStack,
  Card,
  InlineStack,
  Link,
  Text,
  Thumbnail,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ProductPage } from "../../queries/product-page.server.ts";
import { Ago } from "../time.tsx";

/** Its pictures, and where it belongs. */
export function ProductSummary({
  page,
  now,
}: {
  page: ProductPage;
  now: Date;
}) {
  const { title, pictures, vendor, productType, collections, listings } = page;
  const { t } = useTranslation(["product", "listing"]);
  return (
    <Card>
      <BlockStack gap="300">
        {pictures.length > 0 && (
          <InlineStack gap="200">
            {pictures.map((url, index) => (
              <Thumbnail
                key={url}
                source={url}
                size="large"
                alt={t("picture", {
                  title,
                  at: index + 1,
                  all: pictures.length,
                })}
              />
            ))}
          </InlineStack>
        )}
        <dl className="facts">
          {vendor && [
            <dt key="vendor name">{t("vendor")}</dt>,
            <dd key="vendor">{vendor}</dd>,
          ]}
          {productType && [
            <dt key="type name">{t("type")}</dt>,
            <dd key="type">{productType}</dd>,
          ]}
          {collections.length > 0 && [
            <dt key="collections name">{t("collections")}</dt>,
            <dd key="collections">
              <InlineStack gap="200">
                {collections.map((one) => (
                  <Link key={one.id} url={`/app/products?collection=${one.id}`}>
                    {one.title}
                  </Link>
                ))}
              </InlineStack>
            </dd>,
          ]}
        </dl>
        {listings.length === 0 && (
          <Text as="p" tone="subdued">
            {t("notListed")}
          </Text>
        )}
        {listings.map((listing) => (
          <InlineStack key={listing.id} gap="200" blockAlign="center">
            <Text as="p">{t("listedAs", { title: listing.title })}</Text>
            <Link
              url={`/app/list/${page.id}/details?listing=${listing.id}`}
              accessibilityLabel={t("listing:details.linkOf", {
                title: listing.title,
              })}
            >
              {t("listing:details.link")}
            </Link>
            {listing.auditStatus === "FAILED" && (
              <Badge tone="critical">{t("auditFailed")}</Badge>
            )}
            {listing.auditStatus === "AUDITING" && (
              <Badge>{t("auditing")}</Badge>
            )}
            {listing.status === "FREEZE" && (
              <Badge tone="critical">{t("frozen")}</Badge>
            )}
          </InlineStack>
        ))}
        {page.deletedListings.map((listing) => (
          <InlineStack key={listing.id} gap="200" blockAlign="center">
            <Text as="p" tone="subdued">
              {t("listedBefore", { title: listing.title })}
            </Text>
            <Badge tone="critical">{t("listingDeleted")}</Badge>
            <Text as="span" tone="subdued">
              <Ago at={listing.deletedAt} now={now} />
            </Text>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}
