import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { referralFees } from "#core/domain/replenishment/rate-card.ts";
import type { ResiliencePage } from "../../routes/app.resilience.tsx";
import { TableOf } from "../charts/chart-figure.tsx";
import { useFormat } from "../format.ts";

/** The fees and rules that were reckoned with, since when they hold, and where they were read. */
export function FactsCard({
  shown: { cards, policies, feeCurrency, leadTime },
}: {
  shown: ResiliencePage;
}) {
  const { t } = useTranslation("resilience");
  const { money, number, share } = useFormat();
  const rows = [
    ...cards.map(({ from, source, certainty, value }) => ({
      key: `card ${from}`,
      cells: [
        from,
        t("facts.card", {
          single: money(value.singleUnitMinor, feeCurrency),
          multi: money(value.multiUnitMinor, feeCurrency),
          others:
            value.otherChannelUnitMinor === null
              ? t("figure.unknown")
              : money(value.otherChannelUnitMinor, feeCurrency),
          count: value.freeStorageDays,
          storage:
            value.storagePerCubicFootDayMinor === null
              ? t("figure.unknown")
              : money(value.storagePerCubicFootDayMinor, feeCurrency),
        }),
        t(`certainty.${certainty}`),
        source,
      ],
    })),
    ...referralFees.map(({ from, source, certainty, value }) => ({
      key: `referral ${from}`,
      cells: [
        from,
        t("facts.referral", { percent: share(value.percent / 100) }),
        t(`certainty.${certainty}`),
        source,
      ],
    })),
    ...policies.map(({ from, source, certainty, value }) => ({
      key: `policy ${from}`,
      cells: [
        from,
        t(value.isAllowed ? "facts.sellersMay" : "facts.sellersMayNot"),
        t(`certainty.${certainty}`),
        source,
      ],
    })),
  ];
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("facts.title")}
        </Text>
        <Text as="p" tone="subdued">
          {t(leadTime.measured > 0 ? "facts.measured" : "facts.assumed", {
            days: number(leadTime.p50),
          })}
        </Text>
        <TableOf
          title={t("facts.title")}
          table={{
            head: [
              t("facts.from"),
              t("facts.what"),
              t("facts.certainty"),
              t("facts.source"),
            ],
            rows,
          }}
        />
      </BlockStack>
    </Card>
  );
}
