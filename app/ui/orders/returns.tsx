import {
  Badge,
  BlockStack,
  Card,
  Divider,
  InlineStack,
  Link,
  Text,
} from "@shopify/polaris";
import { Fragment } from "react";
import { Trans, useTranslation } from "react-i18next";
import { isReturnCause, isReturnStatus } from "#core/domain/aftersale-facts.ts";
import { isStorefrontReturnState } from "#core/domain/storefront-aftersale-facts.ts";
import type { OrderReturns } from "../../queries/order-returns.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { useFormat } from "../format.ts";
import { Moment } from "../time.tsx";

type Asked = OrderReturns["asked"][number];

const badgeTone: Record<string, "success" | "critical" | "attention" | "info"> =
  {
    pending: "attention",
    "parcel-sent": "info",
    "awaiting-parcel": "info",
    accepted: "success",
    complete: "success",
    refused: "critical",
    "parcel-refused": "critical",
  };

/** Refunds and returns of an order: what, why, the money, who decides and until when, and what stands in Shopify. */
export function Returns({
  returns,
  fulfilledBy,
}: {
  returns: OrderReturns;
  fulfilledBy: string;
}) {
  const { t } = useTranslation(rooms);
  const { money } = useFormat();
  if (returns.asked.length + returns.own.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("returns:title")}
        </Text>
        {returns.asked.map((asked, index) => (
          <Fragment key={asked.id}>
            {index > 0 && <Divider />}
            <OneReturn asked={asked} fulfilledBy={fulfilledBy} />
          </Fragment>
        ))}
        {returns.own.length > 0 && (
          <Text as="h3" variant="headingSm">
            {t("returns:own.title")}
          </Text>
        )}
        {returns.own.map((refund) => (
          <BlockStack key={refund.id} gap="100">
            <InlineStack align="space-between" gap="200">
              <Text as="span" fontWeight="semibold">
                {t("returns:own.refund", {
                  money: money(refund.totalMinor, refund.currency),
                })}
              </Text>
              <Moment at={refund.createdAt} />
            </InlineStack>
            {refund.note && <Text as="p">{refund.note}</Text>}
            <Text as="p" tone="subdued">
              {t(`returns:own.${refund.isTold ? "told" : "untold"}`)}
            </Text>
            <Answer conflictId={refund.conflictId} />
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}

function OneReturn({
  asked,
  fulfilledBy,
}: {
  asked: Asked;
  fulfilledBy: string;
}) {
  const { t } = useTranslation(rooms);
  const { money } = useFormat();
  const { status, cause, reasonText, refundMinor, currency } = asked;
  const kind = asked.kind as "refund" | "return" | "replacement";
  const isPaid = status === "accepted" || status === "complete";
  const why =
    cause === "other" && reasonText
      ? reasonText
      : t(`returns:cause.${isReturnCause(cause) ? cause : "other"}`);
  return (
    <BlockStack gap="100">
      <InlineStack align="space-between" gap="200">
        <Text as="span" fontWeight="semibold">
          {t(`returns:kind.${kind}`)},{" "}
          {t("returns:units", { count: asked.units })}
        </Text>
        {isReturnStatus(status) && (
          <Badge tone={badgeTone[status]}>
            {t(`returns:status.${status}`)}
          </Badge>
        )}
      </InlineStack>
      <Text as="p">{why}</Text>
      <Text as="p" tone="subdued">
        {t(
          `returns:askedBy.${asked.askedBy as "buyer" | "seller" | "platform"}`,
        )}
      </Text>
      {refundMinor !== null && currency !== null && (
        <Text as="p">
          {t(isPaid ? "returns:given" : "returns:money", {
            money: money(refundMinor, currency),
          })}
          {asked.shippingMinor > 0 &&
            ` · ${t("returns:shipping", { money: money(asked.shippingMinor, currency) })}`}
        </Text>
      )}
      {kind === "return" && (
        <Text as="p" tone="subdued">
          {t(
            `returns:goods.${asked.keepsGoods ? "kept" : fulfilledBy === "network" ? "network" : "shelf"}`,
          )}
        </Text>
      )}
      {asked.trackingNumber && (
        <Text as="p" tone="subdued">
          {t("returns:parcel", {
            carrier: asked.carrier ?? "",
            number: asked.trackingNumber,
          })}
        </Text>
      )}
      <Deciding asked={asked} fulfilledBy={fulfilledBy} />
      <Text as="p" tone="subdued">
        {asked.standing && isStorefrontReturnState(asked.standing.status)
          ? t("returns:inShopify.return", {
              name: asked.standing.name,
              status: t(`returns:storeStatus.${asked.standing.status}`),
            })
          : isPaid && (refundMinor ?? 0) > 0
            ? t(`returns:inShopify.${asked.isPaidBack ? "booked" : "waits"}`)
            : null}
      </Text>
      <Answer conflictId={asked.conflictId} />
    </BlockStack>
  );
}

/** Who decides next, and until when. */
function Deciding({
  asked: { question, status, answerBy },
  fulfilledBy,
}: {
  asked: Asked;
  fulfilledBy: string;
}) {
  const { t } = useTranslation(rooms);
  if (question === "parcel" && fulfilledBy === "network")
    return <Text as="p">{t("returns:decides.network")}</Text>;
  if (question)
    return (
      <Text as="p" fontWeight="semibold">
        {answerBy ? (
          <Trans
            t={t}
            i18nKey="returns:until"
            components={{ 1: <Moment at={answerBy} /> }}
          />
        ) : (
          t("returns:decide")
        )}
      </Text>
    );
  return status === "awaiting-buyer" || status === "awaiting-parcel" ? (
    <Text as="p">{t("returns:decides.buyer")}</Text>
  ) : null;
}

function Answer({ conflictId }: { conflictId: string | null }) {
  const { t } = useTranslation(rooms);
  return conflictId ? (
    <Link url={`/app/conflicts/${conflictId}`}>{t("returns:answer")}</Link>
  ) : null;
}
