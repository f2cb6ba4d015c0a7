import { BlockStack, InlineGrid } from "@shopify/polaris";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { channels } from "#core/domain/stock/stock-rule.ts";
import type { SettingsDraft } from "../../api/settings-draft.ts";
import { rooms } from "../../texts/rooms.ts";
import { PromiseField } from "../stock/promise-field.tsx";
import { UnitsField } from "../stock/units-field.tsx";

/** What is kept back from each channel, and what is promised of stock that both sell. */
export const StockFields = memo(function StockFields({
  draft,
  onChange,
}: {
  draft: SettingsDraft["stock"];
  onChange: (draft: SettingsDraft["stock"]) => void;
}) {
  const { t } = useTranslation(rooms);
  return (
    <BlockStack gap="400">
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
        {channels.map((channel) => (
          <UnitsField
            key={channel}
            label={t("settings:stock.buffer", {
              channel: t(`common:channel.${channel}`),
            })}
            name={channel}
            value={draft[channel]}
            onChange={(units) => onChange({ ...draft, [channel]: units })}
          />
        ))}
      </InlineGrid>
      <PromiseField
        value={draft.promise}
        onChange={(promise) => onChange({ ...draft, promise })}
      />
    </BlockStack>
  );
});
