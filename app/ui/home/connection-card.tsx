import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ConnectionView } from "../../queries/connections.server.ts";
import { FailureBanner } from "../problem.tsx";
import { Ago } from "../time.tsx";
import { ConnectTikTok } from "./connect-tiktok.tsx";
import { SendLink } from "./send-link.tsx";

const tones = {
  connected: "success",
  attention: "warning",
  disconnected: "critical",
  absent: undefined,
} as const;

/** One connection and its health: what it heard last, until when it is authorized, and what is wrong. */
export function ConnectionCard({
  connection,
  now,
  homeUrl,
  missingScopes,
}: {
  connection: ConnectionView;
  now: Date;
  /** Of Home, for somebody else who can mend what is wrong. */
  homeUrl: string;
  missingScopes: string[];
}) {
  const { kind, status, name, problem } = connection;
  // Our fulfillment location makes a row for the network before the network itself was ever found.
  const isAbsent =
    status === "absent" || (status === "disconnected" && !problem && !name);
  const standing = isAbsent ? "absent" : status;
  const { t } = useTranslation("home");
  const ago = (at: Date) => <Ago at={at} now={now} />;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingSm">
            {t(`connection.name.${kind}`)}
          </Text>
          <Badge tone={tones[standing]}>
            {t(`connection.status.${standing}`)}
          </Badge>
        </InlineStack>
        {name && name !== t(`connection.name.${kind}`) && (
          <Text as="p" truncate>
            {name}
          </Text>
        )}
        {isAbsent ? (
          <Text as="p" tone="subdued">
            {t(`connection.invitation.${kind}`)}
          </Text>
        ) : (
          <BlockStack gap="100">
            <Fact
              label={t("connection.lastMessage")}
              at={connection.lastHeardAt}
              show={ago}
            />
            <Fact
              label={t("connection.lastCheck")}
              at={connection.lastSweptAt}
              show={ago}
            />
            {kind !== "fbt" && (
              <Fact
                label={t("connection.renews")}
                at={connection.accessExpiresAt}
                show={ago}
              />
            )}
            {kind === "tiktok_shop" && (
              <Fact
                label={t("connection.connectBy")}
                at={connection.refreshExpiresAt}
                show={ago}
              />
            )}
          </BlockStack>
        )}
        {problem && <FailureBanner failure={problem} />}
        {missingScopes.length > 0 && (
          <Text as="p" tone="critical">
            {t("connection.missing", {
              count: missingScopes.length,
              scopes: missingScopes.join(", "),
            })}
          </Text>
        )}
        {(problem || missingScopes.length > 0) && (
          <SendLink who={t(`link.who.${kind}`)} url={homeUrl} />
        )}
        {kind === "tiktok_shop" && (isAbsent || status !== "connected") && (
          <ConnectTikTok
            label={t(
              isAbsent ? "connection.connect" : "connection.connectAgain",
            )}
          />
        )}
      </BlockStack>
    </Card>
  );
}

function Fact({
  label,
  at,
  show,
}: {
  label: string;
  at: Date | null;
  show: (at: Date) => ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <InlineStack align="space-between" gap="200">
      <Text as="span" tone="subdued">
        {label}
      </Text>
      <Text as="span">{at ? show(at) : t("notYet")}</Text>
    </InlineStack>
  );
}
