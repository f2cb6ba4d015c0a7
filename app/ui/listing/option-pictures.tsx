import {
  Badge,
  BlockStack,
  InlineStack,
  Text,
  Thumbnail,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ShownPicture } from "#core/domain/listings/option-pictures.ts";

/** The pictures that values of an option show on TikTok Shop; nothing where there are none. */
export function OptionPictures({ pictures }: { pictures: ShownPicture[] }) {
  const { t } = useTranslation("listing");
  if (pictures.length === 0) return null;
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t("optionPictures")}
      </Text>
      <InlineStack gap="300">
        {pictures.map(({ name, value, url, isLeftOut }) => (
          <BlockStack key={value} gap="100" inlineAlign="center">
            <Thumbnail
              source={url}
              alt={t("optionPictureOf", { name, value })}
              size="large"
            />
            <Text as="span">{value}</Text>
            {isLeftOut && (
              <Badge tone="warning">{t("optionPictureLeftOut")}</Badge>
            )}
          </BlockStack>
        ))}
      </InlineStack>
    </BlockStack>
  );
}
