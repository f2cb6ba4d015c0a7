import {
  Badge,
  BlockStack,
  Card,
  Divider,
  InlineStack,
  Text,
} from "@shopify/polaris";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { OrderView } from "../../queries/order.server.ts";

import { FailureBanner } from "../problem.tsx";
import { Ago } from "../time.tsx";

type Request = OrderView["requests"][number];

/** What the merchant asked the network to ship, and its answer. */
export function Requests({
  requests,
  now,
}: {
  requests: Request[];
  now: Date;
}) {
  const { t } = useTranslation("orders");
  if (requests.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("requests.title")}
        </Text>
        {requests.map((request, index) => (
          <Fragment key={request.id}>
            {index > 0 && <Divider />}
            <RequestView request={request} now={now} />
          </Fragment>
        ))}
      </BlockStack>
    </Card>
  );
}

const networkStates = [
  "none",
  "ordering",
  "ordered",
  "refused",
  "cancelled",
] as const;

const requestTones = {
  UNSUBMITTED: undefined,
  SUBMITTED: "attention",
  ACCEPTED: "success",
  REJECTED: "critical",
  CANCELLATION_REQUESTED: "attention",
  CANCELLATION_ACCEPTED: undefined,
  CANCELLATION_REJECTED: "info",
  CLOSED: undefined,
} as const;

/** A status that we know; Shopify may add others. */
const knownStatus = (status: string) =>
  Object.hasOwn(requestTones, status)
    ? (status as keyof typeof requestTones)
    : null;

function RequestView({ request, now }: { request: Request; now: Date }) {
  const { t } = useTranslation(["orders", "common"]);
  const status = knownStatus(request.requestStatus);
  const state = networkStates.find((one) => one === request.networkState);
  const units = t("common:units", { count: request.units.total });
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" gap="200">
        <Text as="span">
          {request.round > 0
            ? t("requests.asked", { units, times: request.round + 1 })
            : units}
        </Text>
        <Badge tone={status ? requestTones[status] : undefined}>
          {status ? t(`requests.badge.${status}`) : request.requestStatus}
        </Badge>
      </InlineStack>
      <Text as="span" tone="subdued">
        {state ? t(`requests.network.${state}`) : request.networkState}
        {request.networkOrders
          .filter((order) => order.round === request.round)
          .map((order) => ` · ${order.reference}`)
          .join("")}
      </Text>
      {request.fallsBackAt && (
        <Text as="span" tone="subdued">
          {t("requests.fallsBack")} <Ago at={request.fallsBackAt} now={now} />
        </Text>
      )}
      {request.refusal && <FailureBanner failure={request.refusal} />}
    </BlockStack>
  );
}
