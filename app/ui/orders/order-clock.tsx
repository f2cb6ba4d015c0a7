import { Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { orderClock } from "#core/domain/orders/order-clock.ts";
import { Ago } from "../time.tsx";

const soonMs = 6 * 60 * 60_000;

/** What the clock of an order runs to: counting as late, or being cancelled by TikTok Shop. */
export function Clock({
  order,
  now,
}: {
  order: { state: string; shipBy: Date | null; cancelsAt: Date | null };
  now: Date;
}) {
  const { t } = useTranslation("order");
  const clock = orderClock(order, now);
  if (!clock)
    return (
      <Text as="span" tone="subdued">
        –
      </Text>
    );
  const isSoon = clock.at.getTime() - now.getTime() < soonMs;
  return (
    <Text
      as="span"
      tone={clock.isLate ? "critical" : isSoon ? "caution" : undefined}
    >
      {clock.isLate && `${t("clock.isLate")} `}
      {(clock.ends === "cancelled" || !clock.isLate) &&
        `${t(`clock.${clock.ends}`)} `}
      <Ago at={clock.at} now={now} />
    </Text>
  );
}
