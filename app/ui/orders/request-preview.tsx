import { useFetcher } from "@remix-run/react";
import {
  Badge,
  type BadgeProps,
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
import { fallbacks } from "#core/domain/orders/order-rule.ts";
import type { loader } from "../../routes/app.orders.$id.preview.ts";
import { useFormat } from "../format.ts";
import { FailureBanner } from "../problem.tsx";
import { Moment } from "../time.tsx";
import { PreviewGoods } from "./preview-goods.tsx";

type Answer = ReturnType<typeof useFetcher<typeof loader>>["data"];
export type RequestShown = Extract<
  NonNullable<Answer>,
  { outcome: "previewed" }
>["requests"][number];

/** What the network will say to the requests of an order, before they are sent and after it has refused. */
export function RequestPreview({ orderId }: { orderId: string }) {
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
            If it is sent to the network now
          </Text>
          <Button
            size="slim"
            loading={state === "loading"}
            onClick={() => load(address)}
          >
            Look again
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
                Looked up <Moment at={data.at} seconds />. The buyer's address
                was read for this and is not kept.
              </Text>
            </BlockStack>
          )}
        </div>
      </BlockStack>
    </Card>
  );
}

const verdictOf = ({
  refusal,
  open,
}: RequestShown): { tone: BadgeProps["tone"]; text: string } => {
  if (refusal) return { tone: "critical", text: "Will be refused" };
  return open.length > 0
    ? { tone: "attention", text: "The network decides" }
    : { tone: "success", text: "Will be accepted" };
};

function RequestForeseen({ request }: { request: RequestShown }) {
  const { counted, number } = useFormat();
  const verdict = verdictOf(request);
  const { refusal, destination, orders, fallback } = request;
  const faults =
    destination && destination !== "none" ? destination.faults : [];
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" gap="200">
        <Text as="span" fontWeight="medium">
          {counted(request.units, "unit")}
          {request.lies === "own" &&
            `, now at ${request.location ?? "your location"}`}
        </Text>
        <Badge tone={verdict.tone}>{verdict.text}</Badge>
      </InlineStack>
      {refusal && <Text as="p">{refusal.message}</Text>}
      <PreviewGoods goods={request.goods} />
      <List>
        <List.Item>
          {destination === "none"
            ? "Address: the order has none."
            : faults.length > 0
              ? `Address: ${faults.join("; ")}.`
              : destination
                ? "Address: complete, nothing the network would refuse is seen in it."
                : "Address: not read."}
        </List.Item>
        {request.open.map((point) => (
          <List.Item key={point}>{point}</List.Item>
        ))}
        <List.Item>
          {orders.length > 1
            ? `Goes as ${counted(orders.length, "order")} of ${orders
                .map(({ units }) => number(units))
                .join(", ")} units, because the network takes 50 at once.`
            : "Goes as one order."}{" "}
          {orders.map(({ reference }) => reference).join(", ")}
        </List.Item>
        <List.Item>
          If it is refused: {lowerFirst(fallbacks[fallback.kind])}.{" "}
          <Link url="/app/orders/rule">Change the rule</Link>
        </List.Item>
      </List>
    </BlockStack>
  );
}

const lowerFirst = (text: string) =>
  text.charAt(0).toLowerCase() + text.slice(1);
