import { useTranslation } from "react-i18next";
import type {
  OrderParts,
  OrderStory,
} from "../../queries/support/order-story.server.ts";
import { useFormat } from "../format.ts";
import { useRelativeTime } from "../time.tsx";
import { Facts } from "./facts.tsx";
import { TitledCard } from "./titled-card.tsx";

/** What an order is, where it stands on each side, and its parcels. */
export function OrderFacts({
  order,
  parts,
  now,
}: {
  order: OrderStory["order"];
  parts: OrderParts;
  now: Date;
}) {
  const { t } = useTranslation("support");
  const format = useFormat();
  const relative = useRelativeTime();
  return (
    <>
      <TitledCard title={t("order.facts")}>
        <Facts
          rows={[
            [t("order.state"), `${order.state} (${parts.channelState})`],
            [t("order.by"), order.fulfilledBy],
            [t("order.total"), format.money(parts.totalMinor, parts.currency)],
            [t("order.shipBy"), order.shipBy && relative(order.shipBy, now)],
            [t("order.id"), parts.externalId],
            [t("order.inShopify"), parts.storefrontName],
          ]}
        />
      </TitledCard>
      <TitledCard title={t("order.lines")}>
        <Facts
          rows={parts.lines.map((line) => [
            `${line.title}${line.sku ? ` · ${line.sku}` : ""}`,
            format.number(line.quantity),
          ])}
        />
      </TitledCard>
      {(parts.shipments.length > 0 || parts.requests.length > 0) && (
        <TitledCard title={t("order.parcels")}>
          <Facts
            rows={[
              ...parts.requests.map((request): [string, string] => [
                t("order.request", { state: request.requestStatus }),
                [request.networkState, request.refusalCode]
                  .filter(Boolean)
                  .join(" · "),
              ]),
              ...parts.shipments.map((parcel): [string, string] => [
                `${parcel.carrier ?? t("order.noCarrier")} ${parcel.trackingNumber ?? ""}`,
                [parcel.status, parcel.issue].filter(Boolean).join(" · "),
              ]),
            ]}
          />
        </TitledCard>
      )}
    </>
  );
}
