import { Badge, IndexTable, Text, TextField } from "@shopify/polaris";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Suggestion } from "../../queries/replenishment.server.ts";
import { useFormat } from "../format.ts";
import { NumberCell } from "../number-cell.tsx";
import { useDayWriter } from "../write-day.ts";

const tones = { high: "critical", medium: "warning", low: "success" } as const;

/** One article of the network, and how much of it is to be sent. Drawn again only when something of its own has changed. */
export const SuggestionRow = memo(function SuggestionRow({
  suggestion: one,
  position,
  units,
  isOpen,
  onOpen,
  onUnits,
}: {
  suggestion: Suggestion;
  position: number;
  units: number;
  isOpen: boolean;
  onOpen: (goodsId: string) => void;
  onUnits: (suggestion: Suggestion, units: number) => void;
}) {
  const { t } = useTranslation("replenishment");
  const { number, share } = useFormat();
  const write = useDayWriter();
  return (
    <IndexTable.Row id={one.goodsId} position={position}>
      <IndexTable.Cell className="wrapping wide">
        <button
          type="button"
          className="plain-button"
          aria-expanded={isOpen}
          onClick={() => onOpen(one.goodsId)}
        >
          {one.name}
        </button>{" "}
        <Text as="span" tone="subdued">
          {one.sku}
        </Text>
        {one.soldAs > 1 && (
          <Text as="span" tone="subdued">
            {" "}
            {t("table.soldAs", { count: one.soldAs })}
          </Text>
        )}
        {one.dismissed && (
          <Badge>
            {t("table.dismissedUntil", {
              day: write(one.dismissed.untilDay),
              reason: one.dismissed.reason,
            })}
          </Badge>
        )}
      </IndexTable.Cell>
      <NumberCell>{number(one.available)}</NumberCell>
      <NumberCell>{number(one.onTheWay)}</NumberCell>
      <NumberCell>{number(Math.round(one.line.expected))}</NumberCell>
      <IndexTable.Cell>
        <Badge tone={tones[one.line.riskLevel]}>
          {share(one.line.risk.ifNothing)}
        </Badge>
      </IndexTable.Cell>
      <IndexTable.Cell>{one.sendBy ? write(one.sendBy) : "–"}</IndexTable.Cell>
      <IndexTable.Cell>
        <TextField
          label={t("table.sendOf", { name: one.name })}
          labelHidden
          type="number"
          min={0}
          step={one.packSize}
          autoComplete="off"
          align="right"
          value={String(units)}
          onChange={(value) =>
            onUnits(one, Math.max(0, Number.parseInt(value, 10) || 0))
          }
        />
      </IndexTable.Cell>
    </IndexTable.Row>
  );
});
