import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { ConnectionView } from "../../queries/connections.server.ts";
import { FailureBanner } from "../problem.tsx";
import { Ago } from "../time.tsx";
import { ConnectTikTok } from "./connect-tiktok.tsx";

const titles: Record<ConnectionView["kind"], string> = {
  shopify: "Shopify",
  tiktok_shop: "TikTok Shop",
  fbt: "Fulfilled by TikTok",
};

const badges = {
  connected: { tone: "success", text: "Connected" },
  attention: { tone: "warning", text: "Needs attention" },
  disconnected: { tone: "critical", text: "Disconnected" },
  absent: { tone: undefined, text: "Not connected" },
} as const;

/** One connection and its health: what it heard last, until when it is authorized, and what is wrong. */
export function ConnectionCard({
  connection,
  now,
}: {
  connection: ConnectionView;
  now: Date;
}) {
  const { kind, status, name, problem } = connection;
  // Our fulfillment location makes a row for the network before the network itself was ever found.
  const isAbsent =
    status === "absent" || (status === "disconnected" && !problem && !name);
  const badge = badges[isAbsent ? "absent" : status];
  const ago = (at: Date) => <Ago at={at} now={now} />;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingSm">
            {titles[kind]}
          </Text>
          <Badge tone={badge.tone}>{badge.text}</Badge>
        </InlineStack>
        {name && name !== titles[kind] && (
          <Text as="p" truncate>
            {name}
          </Text>
        )}
        {isAbsent ? (
          <Text as="p" tone="subdued">
            {invitations[kind]}
          </Text>
        ) : (
          <BlockStack gap="100">
            <Fact label="Last message" at={connection.lastHeardAt} show={ago} />
            <Fact
              label="Last routine check"
              at={connection.lastSweptAt}
              show={ago}
            />
            {kind !== "fbt" && (
              <Fact
                label="Access renews itself"
                at={connection.accessExpiresAt}
                show={ago}
              />
            )}
            {kind === "tiktok_shop" && (
              <Fact
                label="Connect again by"
                at={connection.refreshExpiresAt}
                show={ago}
              />
            )}
          </BlockStack>
        )}
        {problem && <FailureBanner failure={problem} />}
        {kind === "tiktok_shop" && (isAbsent || status !== "connected") && (
          <ConnectTikTok
            label={isAbsent ? "Connect TikTok Shop" : "Connect again"}
          />
        )}
      </BlockStack>
    </Card>
  );
}

const invitations: Record<ConnectionView["kind"], string> = {
  shopify: "Open Quayside from your Shopify admin to connect.",
  tiktok_shop: "Connect to keep stock, orders and tracking in step.",
  fbt: "Found by itself once TikTok Shop is connected.",
};

function Fact({
  label,
  at,
  show,
}: {
  label: string;
  at: Date | null;
  show: (at: Date) => ReactNode;
}) {
  return (
    <InlineStack align="space-between" gap="200">
      <Text as="span" tone="subdued">
        {label}
      </Text>
      <Text as="span">{at ? show(at) : "Not yet"}</Text>
    </InlineStack>
  );
}
