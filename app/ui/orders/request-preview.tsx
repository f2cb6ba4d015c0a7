import { useFetcher } from "@remix-run/react";
import {
  Badge,
  BlockStack,
  Button,
  Card,
  Divider,
  InlineStack,
  Link,
  List,
  SkeletonBodyText,
  Text,
} from "@shopify/polaris";
import { Fragment, useEffect } from "react";
import { Trans, useTranslation } from "react-i18next";
import type { loader } from "../../routes/app.orders.$id.preview.ts";
import { rooms } from "../../texts/rooms.ts";
import { useFormat } from "../format.ts";
import { FailureBanner } from "../problem.tsx";
import { sayRecorded } from "../recorded.ts";
import { Moment } from "../time.tsx";
import { PreviewGoods } from "./preview-goods.tsx";

type Answer = ReturnType<typeof useFetcher<typeof loader>>["data"];
export type RequestShown = Extract<
  NonNullable<Answer>,
  { outcome: "previewed" }
>["requests"][number];

/** What the network will say to the requests of an order, before they are sent and after it has refused. */
export function RequestPreview({ orderId }: { orderId: string }) {
  const { t } = useTranslation(rooms);
  const fetcher = useFetcher<typeof loader>();
  const address = `/app/orders/${orderId}/preview`;
  const { load, data, state } = fetcher;
  useEffect(() => load(address), [load, address]);
  if (data?.outcome === "previewed" && data.requests.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("orders:preview.title")}
          </Text>
          <Button
            size="slim"
            loading={state === "loading"}
            onClick={() => load(address)}
          >
            {t("orders:preview.again")}
          </Button>
        </InlineStack>
        <div role="status" aria-busy={state === "loading"}>
          {!data && <SkeletonBodyText lines={4} />}
          {data?.outcome === "failed" && (
            <FailureBanner failure={data.failure} />
          )}
          {data?.outcome === "previewed" && (
            <BlockStack gap="300">
              {data.requests.map((request, index) => (
                <Fragment key={request.externalId}>
                  {index > 0 && <Divider />}
                  <RequestForeseen request={request} />
                </Fragment>
              ))}
              <Text as="p" tone="subdued" variant="bodySm">
                <Trans
                  t={t}
                  i18nKey="orders:preview.lookedUp"
                  components={{ 1: <Moment at={data.at} seconds /> }}
                />
              </Text>
            </BlockStack>
          )}
        </div>
      </BlockStack>
    </Card>
  );
}

const verdictOf = ({ refusal, open }: RequestShown) => {
  if (refusal) return { tone: "critical", said: "refused" } as const;
  return open.length > 0
    ? ({ tone: "attention", said: "decides" } as const)
    : ({ tone: "success", said: "accepted" } as const);
};

function RequestForeseen({ request }: { request: RequestShown }) {
  const { t } = useTranslation(rooms);
  const { number } = useFormat();
  const units = t("common:units", { count: request.units });
  const verdict = verdictOf(request);
  const { refusal, destination, orders, fallback } = request;
  const faults =
    destination && destination !== "none" ? destination.faults : [];
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" gap="200">
        <Text as="span" fontWeight="medium">
          {request.lies === "own"
            ? t("orders:preview.nowAt", {
                units,
                location: request.location ?? t("orders:preview.yourLocation"),
              })
            : units}
        </Text>
        <Badge tone={verdict.tone}>{t(`orders:preview.${verdict.said}`)}</Badge>
      </InlineStack>
      {refusal && <Text as="p">{sayRecorded(refusal.message, t)}</Text>}
      <PreviewGoods goods={request.goods} />
      <List>
        <List.Item>
          {destination === "none"
            ? t("orders:preview.address.none")
            : faults.length > 0
              ? t("orders:preview.address.faults", {
                  faults: faults
                    .map((fault) => sayRecorded(fault, t))
                    .join("; "),
                })
              : destination
                ? t("orders:preview.address.complete")
                : t("orders:preview.address.notRead")}
        </List.Item>
        {request.open.map((point) => (
          <List.Item key={point}>{sayRecorded(point, t)}</List.Item>
        ))}
        <List.Item>
          {orders.length > 1
            ? t("orders:preview.parts", {
                orders: t("common:orders", { count: orders.length }),
                units: orders.map((part) => number(part.units)).join(", "),
              })
            : t("orders:preview.whole")}{" "}
          {orders.map(({ reference }) => reference).join(", ")}
        </List.Item>
        <List.Item>
          {t("orders:preview.ifRefused", {
            next: t(`orders:preview.then.${fallback.kind}`),
          })}{" "}
          <Link url="/app/settings#orders">
            {t("orders:preview.changeRule")}
          </Link>
        </List.Item>
      </List>
    </BlockStack>
  );
}
