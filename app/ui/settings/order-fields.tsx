import { BlockStack, ChoiceList, Select, TextField } from "@shopify/polaris";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import {
  type Fallback,
  fallbacks,
  promiseQuantiles,
} from "#core/domain/orders/order-rule.ts";
import { assumedParcelMinor } from "#core/domain/promise/assumed-days.ts";
import type { SettingsDraft } from "../../api/settings-draft.ts";
import { useFormat } from "../format.ts";

/** What becomes of an order that the network will not ship, and how long it may take. */
export const OrderFields = memo(function OrderFields({
  draft,
  locations,
  currency,
  onChange,
}: {
  draft: SettingsDraft["orders"];
  locations: { externalId: string; name: string }[];
  currency: string;
  onChange: (draft: SettingsDraft["orders"]) => void;
}) {
  const { t } = useTranslation("orders");
  const { share, money } = useFormat();
  return (
    <BlockStack gap="400">
      <ChoiceList
        title={t("rule.then")}
        choices={(Object.keys(fallbacks) as Fallback[]).map((value) => ({
          value,
          label: t(`rule.fallback.${value}`),
        }))}
        selected={[draft.fallback]}
        onChange={([fallback]) =>
          onChange({ ...draft, fallback: fallback ?? draft.fallback })
        }
      />
      {draft.fallback === "move" && (
        <Select
          label={t("rule.moveTo")}
          options={locations.map(({ externalId, name }) => ({
            value: externalId,
            label: name,
          }))}
          value={draft.moveTo}
          onChange={(moveTo) => onChange({ ...draft, moveTo })}
        />
      )}
      <TextField
        label={t("rule.hours")}
        type="number"
        min={1}
        value={draft.waitHours}
        onChange={(waitHours) => onChange({ ...draft, waitHours })}
        autoComplete="off"
        helpText={t("rule.hoursHelp")}
      />
      <TextField
        label={t("rule.pack")}
        type="number"
        min={0}
        value={draft.packHours}
        onChange={(packHours) => onChange({ ...draft, packHours })}
        autoComplete="off"
        helpText={t("rule.packHelp")}
      />
      <Select
        label={t("rule.sure")}
        options={promiseQuantiles.map((value) => ({
          value: String(value),
          label: share(value),
        }))}
        value={draft.promiseQuantile}
        onChange={(promiseQuantile) => onChange({ ...draft, promiseQuantile })}
        helpText={t("rule.sureHelp")}
      />
      <TextField
        label={t("rule.cost", { currency })}
        type="number"
        min={0}
        step={0.01}
        value={draft.ownParcel}
        onChange={(ownParcel) => onChange({ ...draft, ownParcel })}
        autoComplete="off"
        helpText={t("rule.costHelp", {
          assumed: money(assumedParcelMinor, "USD"),
        })}
      />
    </BlockStack>
  );
});
