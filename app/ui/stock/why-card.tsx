import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Term } from "#core/domain/stock/derivation.ts";
import type { Told } from "../../queries/variant-stock.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { ChartFigure } from "../charts/chart-figure.tsx";
import { Waterfall } from "../charts/drawn.ts";
import { useFormat } from "../format.ts";
import { sayRecorded } from "../recorded.ts";
import { Moment } from "../time.tsx";
import {
  movementsId,
  paceId,
  ruleId,
  soldAsId,
  splitId,
} from "./why-anchors.ts";

/** "Why is this number 7?": the number as a picture of its terms, and each term with the way to what it was taken from. */
export function WhyCard({
  channel,
  sku,
  told,
  call,
}: {
  channel: Told["channel"];
  sku: string | null;
  told: Told[];
  /** The latest call that told the channel a number. */
  call: { effectId: string; at: Date } | null;
}) {
  const { t } = useTranslation(rooms);
  const { number, signed } = useFormat();
  const terms = told.flatMap(({ terms, warehouse }) =>
    terms.map((one) => {
      const term = sayRecorded(one.term, t);
      return {
        ...one,
        term: warehouse ? t("stock:why.at", { warehouse, term }) : term,
      };
    }),
  );
  const desired = sum(told.map((one) => one.desired));
  const published = told.some((one) => one.published === null)
    ? null
    : sum(told.map((one) => one.published ?? 0));
  const name = t(`common:channel.${channel}`);
  const result = { name: t("stock:why.told"), quantity: desired, isSum: true };
  return (
    <Card>
      <BlockStack gap="300">
        <ChartFigure
          plain
          title={t("stock:why.title", { channel: name })}
          says={
            told.length === 0
              ? t("stock:why.nothing", { channel: name })
              : published === desired
                ? t("stock:why.says", { channel: name, units: desired })
                : t("stock:why.onItsWay", {
                    channel: name,
                    units: desired,
                    before: published === null ? "–" : number(published),
                  })
          }
          height={200}
          table={
            told.length === 0
              ? null
              : {
                  head: [t("stock:why.term"), t("stock:why.units")],
                  rows: [
                    ...terms,
                    { term: result.name, quantity: desired },
                  ].map(({ term, quantity }, at) => ({
                    key: `${at} ${term}`,
                    cells: [term, number(quantity)],
                  })),
                }
          }
          chart={() => (
            <Waterfall
              steps={[
                ...terms.map(({ term, quantity }) => ({
                  name: term,
                  quantity,
                })),
                result,
              ]}
              write={({ quantity, isSum }) =>
                isSum ? number(quantity) : signed(quantity)
              }
            />
          )}
        />
        {terms.length > 0 && (
          <ul className="plain-list">
            {terms.map((term) => (
              <li key={`${term.term} ${term.ref}`}>
                <InlineStack align="space-between" gap="400" wrap={false}>
                  <TermLink term={term} channel={channel} sku={sku} />
                  <Text as="span" numeric>
                    {signed(term.quantity)}
                  </Text>
                </InlineStack>
              </li>
            ))}
          </ul>
        )}
        {call && (
          <Text as="p" tone="subdued">
            <Link url={`/app/stock/${call.effectId}`}>
              {t("stock:why.call")}
            </Link>{" "}
            <Moment at={call.at} seconds />
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

const ordersOf = {
  "store-orders": "storefront",
  "marketplace-orders": "marketplace",
} as const;

/** What stands on the same page. */
const anchors: {
  [O in NonNullable<Term["opens"]>]?: (channel: Told["channel"]) => string;
} = {
  movements: () => movementsId,
  rule: ruleId,
  split: () => splitId,
  held: () => splitId,
  "sold-as": () => soldAsId,
  pace: paceId,
};

function TermLink({
  term: { term, opens, ref },
  channel,
  sku,
}: {
  term: Term;
  channel: Told["channel"];
  sku: string | null;
}) {
  if ((opens === "store-orders" || opens === "marketplace-orders") && sku) {
    const search = new URLSearchParams({
      tab: "in_flight",
      channel: ordersOf[opens],
      query: sku,
    });
    return <Link url={`/app/orders?${search}`}>{term}</Link>;
  }
  const anchor = opens && anchors[opens]?.(channel);
  if (anchor) return <Link url={`#${anchor}`}>{term}</Link>;
  if (opens === "variant" && ref)
    return <Link url={`/app/stock/variant/${ref}`}>{term}</Link>;
  return <span>{term}</span>;
}

const sum = (numbers: number[]) =>
  numbers.reduce((total, number) => total + number, 0);
