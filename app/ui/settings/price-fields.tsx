import { FormLayout, Select, TextField } from "@shopify/polaris";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { roundingsIn } from "#core/domain/price-rule.ts";
import type { SettingsDraft } from "../../api/settings-draft.ts";

/** How TikTok Shop's prices follow from Shopify's. */
export const PriceFields = memo(function PriceFields({
  draft,
  currency,
  onChange,
}: {
  draft: SettingsDraft["price"];
  currency: string;
  onChange: (draft: SettingsDraft["price"]) => void;
}) {
  const { t } = useTranslation("fields");
  const set = (name: keyof typeof draft) => (value: string) =>
    onChange({ ...draft, [name]: value });
  return (
    <FormLayout>
      <FormLayout.Group condensed>
        <TextField
          label={t("prices.percent")}
          type="number"
          value={draft.percent}
          onChange={set("percent")}
          autoComplete="off"
        />
        <TextField
          label={t("prices.amount")}
          type="number"
          value={draft.add}
          onChange={set("add")}
          autoComplete="off"
        />
        <Select
          label={t("prices.rounded")}
          options={roundingsIn(currency).map((value) => ({
            value,
            label: t(`rounding.${value}`),
          }))}
          value={draft.rounding}
          onChange={set("rounding")}
        />
      </FormLayout.Group>
    </FormLayout>
  );
});
