import { BlockStack, InlineStack, Text, Thumbnail } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

/** The pictures of one side: a line each, in their order, with an address or a name and, behind it, what shows it. */
export function Pictures({ value, side }: { value: string; side: string }) {
  const { t } = useTranslation("conflicts");
  const lines = value.split("\n");
  return (
    <InlineStack gap="100">
      {lines.map((line, index) => {
        const [picture = "", ...words] = line.split(" ");
        const of = words.join(" ");
        return (
          <BlockStack key={line} inlineAlign="center">
            {/^https?:/.test(picture) ? (
              <Thumbnail
                source={picture}
                alt={t("picture", { side, at: index + 1, all: lines.length })}
              />
            ) : (
              <Text as="p">{picture}</Text>
            )}
            {of && (
              <Text as="p" variant="bodySm">
                {of}
              </Text>
            )}
          </BlockStack>
        );
      })}
    </InlineStack>
  );
}
