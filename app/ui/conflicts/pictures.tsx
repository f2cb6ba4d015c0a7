import { InlineStack, Text, Thumbnail } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

/** The pictures of one side: an address or a name a line, in their order. */
export function Pictures({ value, side }: { value: string; side: string }) {
  const { t } = useTranslation("conflicts");
  const lines = value.split("\n");
  return (
    <InlineStack gap="100">
      {lines.map((line, index) =>
        /^https?:/.test(line) ? (
          <Thumbnail
            key={line}
            source={line}
            alt={t("picture", { side, at: index + 1, all: lines.length })}
          />
        ) : (
          <Text key={line} as="p">
            {line}
          </Text>
        ),
      )}
    </InlineStack>
  );
}
