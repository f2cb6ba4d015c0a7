import { Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useDayWriter } from "../write-day.ts";

/** That forecasts rest on few of Shopify's orders; nothing where they do not. */
export function KnownSince({ since }: { since: string | null }) {
  const { t } = useTranslation("demand");
  const write = useDayWriter();
  return since === null ? null : (
    <Text as="p" tone="subdued">
      {t("knownSince", { day: write(since) })}
    </Text>
  );
}
