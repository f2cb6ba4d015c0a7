import { Banner, BlockStack, Box, Card, Text } from "@shopify/polaris";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { DetailItem } from "#core/domain/listings/plan-details.ts";
import type { DetailsPreview } from "#core/flows/change-details.ts";
import { type Format, useFormat } from "../format.ts";
import { Lines } from "./listing-verdict.tsx";

/** What would change of a listing, from what to what, what stands in its way, and what would sell better. */
export function DetailsVerdict({
  preview,
  isLooked,
}: {
  preview: DetailsPreview;
  /** A change was asked about, and not only how things stand. */
  isLooked: boolean;
}) {
  const { t } = useTranslation("listing");
  const format = useFormat();
  const { items, blockers, notes, advice } = preview;
  return (
    <BlockStack gap="400">
      {blockers.length > 0 && (
        <Banner tone="critical" title={t("details.blocked")}>
          <Lines lines={blockers} />
        </Banner>
      )}
      {notes.length > 0 && (
        <Banner tone="warning" title={t("notes")}>
          <Lines lines={notes} />
        </Banner>
      )}
      {isLooked && items.length === 0 && (
        <Banner tone="info" title={t("details.same")} />
      )}
      {items.length > 0 && (
        <Card padding="0">
          <Box padding="400">
            <Text as="h2" variant="headingMd">
              {t("details.changes")}
            </Text>
          </Box>
          <ul className="rows" aria-label={t("details.changes")}>
            {items.map((item) => (
              <li key={nameOf(item, t)}>
                <Text as="p" fontWeight="medium">
                  {nameOf(item, t)}
                </Text>
                <Text as="p" tone="subdued" breakWord>
                  {t("details.fromTo", {
                    was: inWords(item, "was", t, format),
                    becomes: inWords(item, "becomes", t, format),
                  })}
                </Text>
              </li>
            ))}
          </ul>
          {items.some(({ what }) => what === "barcode") && (
            <Box padding="400">
              <Text as="p" tone="subdued">
                {t("details.codeFinal")}
              </Text>
            </Box>
          )}
        </Card>
      )}
      {advice.length > 0 && (
        <Banner tone="info" title={t("advice")}>
          <Lines lines={advice} />
        </Banner>
      )}
    </BlockStack>
  );
}

type T = TFunction<"listing">;

const nameOf = (item: DetailItem, t: T): string =>
  t(`details.what.${item.what}`, { of: "of" in item ? item.of : "" });

function inWords(
  item: DetailItem,
  when: "was" | "becomes",
  t: T,
  { money }: Format,
): string {
  if (item[when] === null) return t("details.nothing");
  switch (item.what) {
    case "compareAt":
      return money(item[when] ?? 0, item.currency);
    case "size": {
      const { length = 0, width = 0, height = 0 } = item[when] ?? {};
      return t("details.size", {
        length: length / 10,
        width: width / 10,
        height: height / 10,
      });
    }
    case "sizeChart":
      return when === "was" ? t("chart.before") : (item.becomes ?? "");
    default:
      return item[when] ?? "";
  }
}
