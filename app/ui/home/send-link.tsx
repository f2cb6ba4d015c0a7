import { Button, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";

/** For whoever reads this and cannot mend it himself: who can, and the address to send to him. */
export function SendLink({ who, url }: { who: string; url: string }) {
  const { t } = useTranslation("home");
  const [isCopied, setCopied] = useState(false);
  return (
    <InlineStack gap="200" blockAlign="center">
      <Text as="span" tone="subdued">
        {who}
      </Text>
      <Button
        variant="plain"
        onClick={() =>
          navigator.clipboard.writeText(url).then(
            () => setCopied(true),
            // Where the frame may not write to the clipboard, the address is shown for copying by hand.
            () => prompt(t("link.byHand"), url),
          )
        }
      >
        {t("link.copy")}
      </Button>
      <span role="status">
        {isCopied && (
          <Text as="span" tone="success">
            {t("link.copied")}
          </Text>
        )}
      </span>
    </InlineStack>
  );
}
