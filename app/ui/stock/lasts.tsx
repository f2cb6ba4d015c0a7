import { Badge, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { riskDays } from "../../queries/product-filter.ts";

/** For how long what is there will do; nothing expected lasts for ever, which is not worth a word. */
export function Lasts({ days }: { days: number | null }) {
  const { t } = useTranslation("stock");
  if (days === null)
    return (
      <Text as="span" tone="subdued">
        –
      </Text>
    );
  const says = t("list.days", { count: days });
  if (days >= riskDays) return <Text as="span">{says}</Text>;
  return <Badge tone={days === 0 ? "critical" : "warning"}>{says}</Badge>;
}
