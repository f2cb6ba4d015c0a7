import { Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { Ago } from "../time.tsx";
import { mustShip } from "./order-words.ts";

const soonMs = 6 * 60 * 60_000;

/** The clock that runs against an order until it has left. */
export function ShipBy({
  order,
  now,
}: {
  order: { shipBy: Date | null; state: string };
  now: Date;
}) {
  const { t } = useTranslation("orders");
  if (!mustShip(order))
    return (
      <Text as="span" tone="subdued">
        –
      </Text>
    );
  const left = order.shipBy.getTime() - now.getTime();
  return (
    <Text
      as="span"
      tone={left < 0 ? "critical" : left < soonMs ? "caution" : undefined}
    >
      {left < 0 && `${t("late")} `}
      <Ago at={order.shipBy} now={now} />
    </Text>
  );
}
