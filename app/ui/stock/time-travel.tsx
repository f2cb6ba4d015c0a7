import { Link } from "@remix-run/react";
import {
  Badge,
  BlockStack,
  Card,
  InlineGrid,
  InlineStack,
  List,
  RangeSlider,
  Text,
  TextField,
} from "@shopify/polaris";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { changesOf, sidesAt } from "#core/domain/merge/values-at.ts";
import {
  momentsOf,
  type StockMoment,
  stockAt,
} from "#core/domain/stock/stock-at.ts";
import type { ShownNumber } from "../../queries/number-history.server.ts";
import type { Walk } from "../../queries/stock-page.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { Arrival } from "../arrival.tsx";
import { useFormat } from "../format.ts";
import { useIsAwake } from "../reader.tsx";
import { Moment } from "../time.tsx";
import { MomentOfSides } from "./moment-of-sides.tsx";
import { placeName } from "./place-name.ts";
import type { ReadOf } from "./term-address.ts";
import { Terms } from "./terms.tsx";
import { pastId } from "./why-anchors.ts";

/** A walk through all that is written down about a variant: one stop for every change, or any instant by its date. */
export function TimeTravel({
  variantId,
  walk: { past: history, moment },
  read,
}: {
  variantId: string;
  walk: Pick<Walk, "past" | "moment">;
  read: ReadOf;
}) {
  const { t } = useTranslation("stock");
  const stops = useMemo(
    () => momentsOf(history, changesOf(history.sides)),
    [history],
  );
  const last = stops.length - 1;
  const [at, setAt] = useState(moment ?? history.until);
  const { instant } = useFormat();
  const isAwake = useIsAwake();
  const stop = Math.max(
    0,
    stops.findLastIndex((one) => one <= at),
  );
  const then = stockAt(history, at);
  const begin = stops[0] ?? history.until;
  return (
    <Arrival id={pastId} label={t("past.title")}>
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t("past.title")}
          </Text>
          <InlineGrid
            columns={{ xs: 1, md: ["twoThirds", "oneThird"] }}
            gap="400"
          >
            <RangeSlider
              label={t("past.slider")}
              min={0}
              max={Math.max(1, last)}
              value={stop}
              disabled={last < 1}
              onChange={(value) => setAt(stops[Number(value)] ?? history.until)}
              prefix={<Text as="span">{t("past.earlier")}</Text>}
              suffix={
                // What is read as of long ago ends there.
                history.until.getTime() === moment?.getTime() ? undefined : (
                  <Text as="span">{t("past.now")}</Text>
                )
              }
            />
            <TextField
              label={t("past.at")}
              type="datetime-local"
              autoComplete="off"
              value={isAwake ? inZone(at) : ""}
              onChange={(text) => {
                const said = new Date(text);
                if (Number.isNaN(said.getTime())) return;
                const latest = Math.min(
                  said.getTime(),
                  history.until.getTime(),
                );
                setAt(new Date(Math.max(begin.getTime(), latest)));
              }}
            />
          </InlineGrid>
          <div role="status" aria-live="polite">
            <Text as="p" fontWeight="semibold">
              <Moment at={at} seconds />
            </Text>
            <MomentOfStock then={then} read={read} />
            <MomentOfSides sides={sidesAt(history.sides, variantId, at)} />
          </div>
          <Text as="p" tone="subdued">
            {isAwake && history.since
              ? `${t("past.since", { since: instant(history.since, {}) })} `
              : ""}
            {isAwake
              ? t("past.connected", { at: instant(history.connectedAt, {}) })
              : ""}
          </Text>
        </BlockStack>
      </Card>
    </Arrival>
  );
}

function MomentOfStock({
  then,
  read,
}: {
  then: StockMoment<ShownNumber>;
  read: ReadOf;
}) {
  const { t } = useTranslation(rooms);
  const { number } = useFormat();
  return (
    <BlockStack gap="200">
      {!then.isConnected && (
        <Badge tone="warning">{t("stock:past.before")}</Badge>
      )}
      <List>
        {then.pools.map((pool) => (
          <List.Item key={pool.poolId}>
            {pool.onHand === null ? (
              t("stock:past.unknown", { place: placeName(t, pool) })
            ) : (
              <>
                {pool.kind === "transit"
                  ? t("stock:past.underWay", { units: pool.onHand })
                  : t("stock:past.onHand", {
                      place: pool.name,
                      units: pool.onHand,
                    })}
                {pool.reserved &&
                  t("stock:past.reserved", { units: pool.reserved.units })}
                {pool.knownThen !== pool.onHand &&
                  ` ${t("stock:past.heard", { units: pool.knownThen ?? 0 })}`}
              </>
            )}
          </List.Item>
        ))}
        {then.shown.length === 0 && (
          <List.Item>{t("stock:past.noNumber")}</List.Item>
        )}
        {then.shown.map((line) => (
          <List.Item key={`${line.channel}:${line.placeId}`}>
            {t("stock:past.showed", {
              channel: [
                t(`common:channel.${line.channel}`),
                ...(line.warehouse ? [line.warehouse] : []),
              ].join(", "),
              units: line.quantity,
            })}
            {line.toldLast?.terms && (
              <>
                {t("stock:past.toldLast", { units: line.toldLast.quantity })}{" "}
                <Terms
                  terms={line.toldLast.terms}
                  number={{ ...read, ...line.toldLast }}
                />
              </>
            )}
          </List.Item>
        ))}
        <List.Item>
          {then.waiting.length === 0
            ? t("stock:past.noOrder")
            : `${t("stock:past.waited", { count: then.waiting.length })} `}
          <InlineStack gap="200">
            {then.waiting.slice(0, mostOrders).map((order) => (
              <Link key={order.orderId} to={`/app/orders/${order.orderId}`}>
                {`${order.name} (${number(order.units)})`}
              </Link>
            ))}
          </InlineStack>
        </List.Item>
      </List>
    </BlockStack>
  );
}

const mostOrders = 12;

/** As the field wants it: the reader's own wall clock, to the minute. */
const inZone = (at: Date): string =>
  new Date(at.getTime() - at.getTimezoneOffset() * 60_000)
    .toISOString()
    .slice(0, 16);
