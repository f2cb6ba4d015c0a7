import { BlockStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ChangesScored as Scored } from "../../queries/changes-scored.server.ts";

/** Whether what people made of suggestions was nearer to what was wanted, and what it spared or cost. */
export function ChangesScored({ changes }: { changes: Scored }) {
  const { t } = useTranslation("replenishment");
  const { changes: count, nearer, farther, over, short } = changes;
  const said =
    count === 0
      ? [t("changes.none")]
      : [
          t("changes.says", { count, nearer, farther }),
          t("changes.over", over),
          t("changes.short", short),
          t("changes.reserve"),
          changes.estimated > 0 &&
            t("changes.estimated", { count: changes.estimated }),
        ];
  return (
    <BlockStack gap="200">
      <Text as="h2" variant="headingSm">
        {t("changes.title")}
      </Text>
      <Text as="p">
        {[
          ...said,
          changes.waiting > 0 &&
            t("changes.waiting", { count: changes.waiting }),
        ]
          .filter(Boolean)
          .join(" ")}
      </Text>
    </BlockStack>
  );
}
