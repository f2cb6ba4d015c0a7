import {
  Badge,
  BlockStack,
  Card,
  Divider,
  InlineStack,
  Text,
} from "@shopify/polaris";
import { Fragment } from "react";
import type { OrderView } from "../../queries/order.server.ts";
import { useFormat } from "../format.ts";
import { FailureBanner } from "../problem.tsx";

type Request = OrderView["requests"][number];

/** What the merchant asked the network to ship, and its answer. */
export function Requests({ requests }: { requests: Request[] }) {
  if (requests.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Fulfillment requests
        </Text>
        {requests.map((request, index) => (
          <Fragment key={request.id}>
            {index > 0 && <Divider />}
            <RequestView request={request} />
          </Fragment>
        ))}
      </BlockStack>
    </Card>
  );
}

const networkWords: Record<string, string> = {
  none: "Not sent to the network",
  ordering: "Being ordered at the network",
  ordered: "Ordered at the network",
  refused: "Refused by the network",
  cancelled: "Cancelled at the network",
};

type RequestBadge = {
  tone?: "success" | "critical" | "info" | "attention";
  text: string;
};

const requestBadge: Record<string, RequestBadge> = {
  UNSUBMITTED: { text: "Not requested" },
  SUBMITTED: { tone: "attention", text: "Requested" },
  ACCEPTED: { tone: "success", text: "Accepted" },
  REJECTED: { tone: "critical", text: "Refused" },
  CANCELLATION_REQUESTED: { tone: "attention", text: "Cancellation asked" },
  CANCELLATION_ACCEPTED: { text: "Cancelled" },
  CANCELLATION_REJECTED: { tone: "info", text: "Goes on" },
  CLOSED: { text: "Closed" },
};

function RequestView({ request }: { request: Request }) {
  const { counted } = useFormat();
  const badge: RequestBadge = requestBadge[request.requestStatus] ?? {
    text: request.requestStatus,
  };
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" gap="200">
        <Text as="span">
          {counted(request.units.total, "unit")}
          {request.round > 0 && `, asked ${request.round + 1} times`}
        </Text>
        <Badge tone={badge.tone}>{badge.text}</Badge>
      </InlineStack>
      <Text as="span" tone="subdued">
        {networkWords[request.networkState] ?? request.networkState}
        {request.networkOrders
          .filter((order) => order.round === request.round)
          .map((order) => ` · ${order.reference}`)
          .join("")}
      </Text>
      {request.refusal && <FailureBanner failure={request.refusal} />}
    </BlockStack>
  );
}
