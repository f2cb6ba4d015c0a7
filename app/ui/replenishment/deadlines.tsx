import { List } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { InboundDeadlines } from "#core/domain/replenishment/inbound-deadlines.ts";
import { useDayWriter } from "../write-day.ts";

/** Until when the network's rules ask for what. */
export function Deadlines({
  days: { bookTruckBy, cancelTruckBy, arriveBy, closedOn },
}: {
  days: InboundDeadlines;
}) {
  const { t } = useTranslation("replenishment");
  const write = useDayWriter();
  return (
    <List>
      {bookTruckBy && (
        <List.Item>
          {t("deadline.truck", { day: write(bookTruckBy) })}
        </List.Item>
      )}
      {cancelTruckBy && (
        <List.Item>
          {t("deadline.cancelTruck", { day: write(cancelTruckBy) })}
        </List.Item>
      )}
      {arriveBy && (
        <List.Item>{t("deadline.arrive", { day: write(arriveBy) })}</List.Item>
      )}
      <List.Item>{t("deadline.closed", { day: write(closedOn) })}</List.Item>
    </List>
  );
}
