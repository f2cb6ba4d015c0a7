import { Link } from "@remix-run/react";
import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

/** The way to the form that holds what TikTok Shop refused of a listing's details. */
export function CorrectDetails({
  productId,
  listingId,
  effectId,
}: {
  productId: string;
  listingId: string | null;
  effectId: string;
}) {
  const { t } = useTranslation("conflicts");
  const at = new URLSearchParams({
    ...(listingId && { listing: listingId }),
    refused: effectId,
  });
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("correct.title")}
        </Text>
        <Text as="p">{t("correct.text")}</Text>
        <Link to={`/app/list/${productId}/details?${at}`}>
          {t("correct.open")}
        </Link>
      </BlockStack>
    </Card>
  );
}
