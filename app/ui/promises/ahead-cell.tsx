import { BlockStack, Box, Popover, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ArrivalDay } from "#core/domain/promise/arrival.ts";
import type { AheadCell as Cell } from "../../queries/promise-ahead.server.ts";
import { useFormat } from "../format.ts";
import { ArrivalPicture } from "./arrival-picture.tsx";
import { useRouteName } from "./route-words.ts";

/** Longer than this is as dark as it gets. */
const darkestDays = 12;

/**
 * Days until a product could be promised. Pressing the number answers "why?": by which route, why that one, at what cost.
 * Of all cells one is reached with Tab, the others from there with the arrows.
 */
export function AheadCell({
  cell,
  currency,
  quantile,
  arrivals,
  isEntry,
  onFocus,
}: {
  cell: Cell | null;
  currency: string;
  quantile: number;
  /** On which days parcels arrive: a cell names one of them. */
  arrivals: ArrivalDay[][];
  isEntry: boolean;
  onFocus: () => void;
}) {
  const { t } = useTranslation("promises");
  const { day, number } = useFormat();
  const nameOf = useRouteName();
  const [isOpen, setOpen] = useState(false);
  const heat = cell && Math.min(4, Math.floor((cell.days / darkestDays) * 5));
  return (
    <td data-heat={heat ?? "none"}>
      <Popover
        active={isOpen}
        onClose={() => setOpen(false)}
        activator={
          <button
            type="button"
            className="plain-button"
            tabIndex={isEntry ? 0 : -1}
            aria-expanded={isOpen}
            aria-label={
              cell
                ? t("ahead.cell", {
                    count: cell.days,
                    day: day(cell.promised),
                    place: nameOf(cell.route),
                  })
                : t("ahead.none")
            }
            onFocus={onFocus}
            onClick={() => setOpen(!isOpen)}
          >
            {cell ? number(cell.days) : "–"}
            {cell && (
              <span aria-hidden="true">
                {t(`ahead.sign.${cell.route.kind}`)}
              </span>
            )}
          </button>
        }
      >
        <Box padding="400" maxWidth="340px">
          {cell ? (
            <WhyRoute
              cell={cell}
              currency={currency}
              quantile={quantile}
              arrival={arrivals[cell.arrival] ?? []}
            />
          ) : (
            <Text as="p">{t("ahead.none")}</Text>
          )}
        </Box>
      </Popover>
    </td>
  );
}

function WhyRoute({
  cell,
  currency,
  quantile,
  arrival,
}: {
  cell: Cell;
  currency: string;
  quantile: number;
  arrival: ArrivalDay[];
}) {
  const { t } = useTranslation("promises");
  const { day, money, share } = useFormat();
  const nameOf = useRouteName();
  const { why, costMinor } = cell;
  const place = nameOf(cell.route);
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t("ahead.by", { day: day(cell.promised), sure: share(quantile) })}
      </Text>
      <Text as="p">
        {why.reason === "given"
          ? t("ahead.why.given", { place, orders: why.orders, count: why.of })
          : t(`ahead.why.${why.reason}`, { place })}{" "}
        {costMinor === null
          ? t("routes.costUnknown")
          : t(cell.isCostAssumed ? "order.costAssumed" : "order.cost", {
              cost: money(costMinor, currency),
            })}
      </Text>
      <ArrivalPicture
        plain
        title={t("picture.title")}
        says={t("ahead.middle", {
          day: day(cell.middle),
          assumed: share(cell.assumedShare),
        })}
        arrival={arrival}
        promised={cell.promised}
      />
    </BlockStack>
  );
}
