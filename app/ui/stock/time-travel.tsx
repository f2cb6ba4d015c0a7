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
import {
  momentsOf,
  type StockHistory,
  type StockMoment,
  stockAt,
} from "#core/domain/stock/stock-at.ts";
import type { ShownNumber } from "../../queries/number-history.server.ts";
import { useFormat } from "../format.ts";
import { useIsAwake } from "../reader.tsx";
import { Moment } from "../time.tsx";
import { channelNames } from "./rule-words.ts";

/** A walk through all that is written down about a variant's stock: one stop for every change, or any instant by its date. */
export function TimeTravel({
  history,
}: {
  history: StockHistory<ShownNumber>;
}) {
  const stops = useMemo(() => momentsOf(history), [history]);
  const last = stops.length - 1;
  const [at, setAt] = useState(history.until);
  const { instant } = useFormat();
  const isAwake = useIsAwake();
  const stop = Math.max(
    0,
    stops.findLastIndex((one) => one <= at),
  );
  const then = stockAt(history, at);
  const begin = stops[0] ?? history.until;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Stock at a past moment
        </Text>
        <InlineGrid
          columns={{ xs: 1, md: ["twoThirds", "oneThird"] }}
          gap="400"
        >
          <RangeSlider
            label="Change by change"
            min={0}
            max={Math.max(1, last)}
            value={stop}
            disabled={last < 1}
            onChange={(value) => setAt(stops[Number(value)] ?? history.until)}
            prefix={<Text as="span">Earlier</Text>}
            suffix={<Text as="span">Now</Text>}
          />
          <TextField
            label="At"
            type="datetime-local"
            autoComplete="off"
            value={isAwake ? inZone(at) : ""}
            onChange={(text) => {
              const said = new Date(text);
              if (Number.isNaN(said.getTime())) return;
              const latest = Math.min(said.getTime(), history.until.getTime());
              setAt(new Date(Math.max(begin.getTime(), latest)));
            }}
          />
        </InlineGrid>
        <div role="status" aria-live="polite">
          <Text as="p" fontWeight="semibold">
            <Moment at={at} seconds />
          </Text>
          <MomentOfStock then={then} />
        </div>
        <Text as="p" tone="subdued">
          {isAwake && history.since
            ? `This page holds the changes since ${instant(history.since, {})}; what was there before is in the sums. `
            : ""}
          {isAwake
            ? `Quayside was connected on ${instant(history.connectedAt, {})}: of the time before, only what the platforms date back is known.`
            : ""}
        </Text>
      </BlockStack>
    </Card>
  );
}

function MomentOfStock({ then }: { then: StockMoment<ShownNumber> }) {
  const { number, counted, signed } = useFormat();
  return (
    <BlockStack gap="200">
      {!then.isConnected && (
        <Badge tone="warning">Before Quayside was connected</Badge>
      )}
      <List>
        {then.pools.map((pool) => (
          <List.Item key={pool.poolId}>
            {pool.name}:{" "}
            {pool.onHand === null ? (
              "not known, the ledger begins later"
            ) : (
              <>
                {number(pool.onHand)} on hand
                {pool.reserved &&
                  `, ${number(pool.reserved.units)} reserved when last told`}
                {pool.knownThen !== pool.onHand &&
                  ` (Quayside had heard of ${number(pool.knownThen ?? 0)} by then)`}
              </>
            )}
          </List.Item>
        ))}
        {then.shown.length === 0 && (
          <List.Item>No channel's number had been written down yet</List.Item>
        )}
        {then.shown.map((line) => (
          <List.Item key={`${line.channel}:${line.placeId}`}>
            {channelNames[line.channel]} showed {number(line.quantity)}
            {line.toldLast?.terms &&
              `; told last ${number(line.toldLast.quantity)}: ${line.toldLast.terms
                .map(({ term, quantity }) => `${term} ${signed(quantity)}`)
                .join(", ")}`}
          </List.Item>
        ))}
        <List.Item>
          {then.waiting.length === 0
            ? "No order waited for it"
            : `${counted(then.waiting.length, "order")} waited for it: `}
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
