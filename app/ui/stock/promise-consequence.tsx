import { BlockStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { PromisePreview } from "#core/flows/preview-shares.ts";

/** What each channel can sell now and would then, and what may be sold twice. */
export function PromiseConsequence({ preview }: { preview: PromisePreview }) {
  const { t } = useTranslation("stock");
  const { from, to, now, after, soldTwice, kits } = preview;
  return (
    <BlockStack gap="100">
      <Text as="p">
        {t("promise.now", { promise: t(`promise.word.${from}`), ...now })}
      </Text>
      <Text as="p">
        {t("promise.then", { promise: t(`promise.word.${to}`), ...after })}
      </Text>
      <Text as="p" tone={to === "shared" ? "caution" : "subdued"}>
        {to === "guaranteed"
          ? t("promise.never")
          : soldTwice === null
            ? t("promise.unmeasured")
            : t("promise.twice", { count: soldTwice })}
      </Text>
      {kits > 0 && (
        <Text as="p" tone="subdued">
          {t("promise.kits", { count: kits })}
        </Text>
      )}
    </BlockStack>
  );
}
