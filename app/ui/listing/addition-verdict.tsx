import { Banner, BlockStack, Box, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { AdditionPreview } from "#core/flows/add-variants.ts";
import { useFormat } from "../format.ts";
import { Lines } from "./listing-verdict.tsx";
import { OptionPictures } from "./option-pictures.tsx";

/** What would be added to a listing, word for word, and what stands in its way. */
export function AdditionVerdict({ preview }: { preview: AdditionPreview }) {
  const { t } = useTranslation(["listing", "common"]);
  const { money, number } = useFormat();
  const { listing, skus, optionPictures, blockers, notes } = preview;
  return (
    <BlockStack gap="400">
      {blockers.length > 0 && (
        <Banner tone="critical" title={t("addition.blocked")}>
          <Lines lines={blockers} />
        </Banner>
      )}
      {notes.length > 0 && (
        <Banner tone="warning" title={t("notes")}>
          <Lines lines={notes} />
        </Banner>
      )}
      {skus.length > 0 && listing && (
        <Card padding="0">
          <Box padding="400">
            <Text as="h2" variant="headingMd">
              {t("addition.added", { title: listing.title })}
            </Text>
          </Box>
          <ul
            className="rows"
            aria-label={t("addition.added", { title: listing.title })}
          >
            {skus.map((sku) => (
              <li key={sku.sellerSku}>
                <Text as="p" fontWeight="medium">
                  {sku.options
                    .map(({ name, value }) => `${name}: ${value}`)
                    .join(" · ")}
                </Text>
                <Text as="p" tone="subdued">
                  {[
                    sku.sellerSku,
                    money(sku.priceMinor, sku.currency),
                    sku.listPriceMinor
                      ? t("addition.was", {
                          price: money(sku.listPriceMinor, sku.currency),
                        })
                      : null,
                    sku.barcode
                      ? t("addition.barcode", { code: sku.barcode.code })
                      : null,
                    t("addition.stock", {
                      units: number(
                        sku.stock.reduce((sum, one) => sum + one.quantity, 0),
                      ),
                    }),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </Text>
              </li>
            ))}
          </ul>
          {optionPictures.length > 0 && (
            <Box padding="400">
              <OptionPictures pictures={optionPictures} />
            </Box>
          )}
        </Card>
      )}
    </BlockStack>
  );
}
