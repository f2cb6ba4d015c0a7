import {
  Badge,
  Banner,
  BlockStack,
  Card,
  InlineStack,
  List,
  Text,
  Thumbnail,
} from "@shopify/polaris";
import { ImageIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import type { ListingPreview } from "#core/flows/list-product.ts";
import { rooms } from "../../texts/rooms.ts";
import { useFormat } from "../format.ts";
import { sayRecorded } from "../recorded.ts";
import { OptionPictures } from "./option-pictures.tsx";

/** What would be listed, what stands in its way, and what would sell better. */
export function ListingVerdict({ preview }: { preview: ListingPreview }) {
  const { t } = useTranslation("listing");
  const { money } = useFormat();
  const { draft, category, pictures, optionPictures } = preview;
  const { blockers, notes, advice } = preview;
  return (
    <BlockStack gap="400">
      {blockers.length > 0 && (
        <Banner tone="critical" title={t("blocked")}>
          <Lines lines={blockers} />
        </Banner>
      )}
      {notes.length > 0 && (
        <Banner tone="warning" title={t("notes")}>
          <Lines lines={notes} />
        </Banner>
      )}
      {pictures.length > 0 && (
        <Card>
          <BlockStack gap="200">
            <Text as="h2" variant="headingMd">
              {t("pictures")}
            </Text>
            <InlineStack gap="300">
              {pictures.map(({ url, isRefused }, index) => (
                <BlockStack key={url ?? index} gap="100" inlineAlign="center">
                  <Thumbnail
                    source={url ?? ImageIcon}
                    alt={t("pictureOf", { number: index + 1 })}
                    size="large"
                  />
                  {isRefused && (
                    <Badge tone="critical">{t("pictureRefused")}</Badge>
                  )}
                </BlockStack>
              ))}
            </InlineStack>
            <OptionPictures pictures={optionPictures} />
          </BlockStack>
        </Card>
      )}
      {draft && (
        <Card>
          <BlockStack gap="200">
            <Text as="h2" variant="headingMd">
              {draft.title}
            </Text>
            <Text as="p" tone="subdued">
              {category?.path.join(" › ") ||
                t("categoryNumber", { number: category?.externalId })}
            </Text>
            <List>
              {draft.skus.map((sku) => (
                <List.Item
                  key={`${sku.sellerSku} ${sku.options.map(({ value }) => value).join(" / ")}`}
                >
                  {[
                    sku.options.map(({ value }) => value).join(" / "),
                    sku.sellerSku,
                    money(sku.priceMinor, sku.currency),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </List.Item>
              ))}
            </List>
          </BlockStack>
        </Card>
      )}
      {advice.length > 0 && (
        <Banner tone="info" title={t("advice")}>
          <Lines lines={advice} />
        </Banner>
      )}
    </BlockStack>
  );
}

/** What was written down in English, line by line in the reader's language. */
export function Lines({ lines }: { lines: string[] }) {
  const { t } = useTranslation(rooms);
  return (
    <List>
      {lines.map((line) => (
        <List.Item key={line}>{sayRecorded(line, t)}</List.Item>
      ))}
    </List>
  );
}
