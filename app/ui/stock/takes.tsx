import { Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

/** What telling new numbers takes; nothing where none is told. */
export function Takes({
  preview: { calls, seconds },
}: {
  preview: { calls: number; seconds: number };
}) {
  const { t } = useTranslation(["stock", "common"]);
  if (calls === 0) return null;
  return (
    <Text as="p">
      {t("rule.takes", {
        calls: t("common:calls", { count: calls }),
        minutes: t("common:minutes", { count: Math.ceil(seconds / 60) }),
      })}
    </Text>
  );
}
