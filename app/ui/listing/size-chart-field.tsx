import {
  BlockStack,
  InlineStack,
  Select,
  TextField,
  Thumbnail,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { noChart } from "./no-chart.ts";

const another = "another";

/** Which picture is the size chart: one of the product's, or another of the merchant's files in Shopify. */
export function SizeChartField({
  pictures,
  said,
  isRequired,
  hasOne = false,
  unread = false,
}: {
  pictures: string[];
  /** What was said; empty: nothing. */
  said: string;
  isRequired: boolean;
  /** The listing has one, which stays where nothing is said. */
  hasOne?: boolean;
  unread?: boolean;
}) {
  const { t } = useTranslation("listing");
  const isListed = said === "" || said === noChart || pictures.includes(said);
  const [chosen, setChosen] = useState(isListed ? said : another);
  const [address, setAddress] = useState(isListed ? "" : said);
  const value = chosen === another ? address.trim() : chosen;
  return (
    <BlockStack gap="200">
      <InlineStack gap="300" blockAlign="end" wrap={false}>
        <Select
          label={t(isRequired ? "chart.required" : "chart.label")}
          helpText={t("chart.help")}
          options={[
            { value: "", label: t(hasOne ? "chart.asItIs" : "chart.none") },
            ...(hasOne && !isRequired
              ? [{ value: noChart, label: t("chart.takeAway") }]
              : []),
            ...pictures.map((url, index) => ({
              value: url,
              label: t("pictureOf", { number: index + 1 }),
            })),
            { value: another, label: t("chart.another") },
          ]}
          value={chosen}
          onChange={setChosen}
        />
        {pictures.includes(chosen) && (
          <Thumbnail source={chosen} alt={t("chart.chosen")} size="medium" />
        )}
      </InlineStack>
      {chosen === another && (
        <TextField
          label={t("chart.address")}
          helpText={t("chart.addressHelp")}
          type="url"
          value={address}
          error={unread ? t("unread") : undefined}
          onChange={setAddress}
          autoComplete="off"
        />
      )}
      <input type="hidden" name="sizeChart" value={value} />
    </BlockStack>
  );
}
