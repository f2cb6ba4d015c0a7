import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Told } from "../../queries/variant-stock.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { Arrival } from "../arrival.tsx";
import { ChartFigure } from "../charts/chart-figure.tsx";
import { Waterfall } from "../charts/drawn.ts";
import { useFormat } from "../format.ts";
import { sayRecorded } from "../recorded.ts";
import { Moment } from "../time.tsx";
import type { ReadOf } from "./term-address.ts";
import { BelowNothing, TermLink } from "./terms.tsx";
import { type ToldAtSku, toldBySku } from "./told-by-sku.ts";
import { elsewhereId } from "./why-anchors.ts";

/**
 * "Why is this number 7?": the number as a picture of its terms, and each term with the way to what it was taken from; where
 * several SKUs sell the variant, the number of each.
 */
export function WhyCard({
  channel,
  read,
  told,
  call,
}: {
  channel: Told["channel"];
  read: ReadOf;
  told: Told[];
  /** The latest call that told the channel a number. */
  call: { effectId: string; at: Date } | null;
}) {
  const { t } = useTranslation(rooms);
  const bySku = toldBySku(told);
  return (
    <Card>
      <BlockStack gap="300">
        {(bySku.length > 0 ? bySku : [toldNothing]).map((at) => (
          <WhySku key={at.sku} channel={channel} read={read} at={at} />
        ))}
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

const toldNothing: ToldAtSku = {
  sku: null,
  told: [],
  desired: 0,
  published: 0,
};

/** What one SKU is told at all its places. */
function WhySku({
  channel,
  read,
  at: { sku, told, desired, published },
}: {
  channel: Told["channel"];
  read: ReadOf;
  at: ToldAtSku;
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
  const isSpread = told.some(({ warehouse }) => warehouse !== null);
  const said = t(`common:channel.${channel}`);
  const name =
    sku === null ? said : t("stock:why.ofSku", { channel: said, sku });
  const result = { name: t("stock:why.told"), quantity: desired, isSum: true };
  return (
    <>
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
                rows: [...terms, { term: result.name, quantity: desired }].map(
                  ({ term, quantity }, at) => ({
                    key: `${at} ${term}`,
                    cells: [term, number(quantity)],
                  }),
                ),
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
      {told
        .filter(({ warehouse }) => warehouse === null)
        .map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the places of a variant stay in their order.
          <TermsOf key={at} one={one} read={read} isNamed={isSpread} />
        ))}
      {isSpread && (
        <Arrival id={elsewhereId} label={t("stock:why.elsewhere")}>
          <BlockStack gap="300">
            {told
              .filter(({ warehouse }) => warehouse !== null)
              .map((one) => (
                <TermsOf key={one.warehouse} one={one} read={read} isNamed />
              ))}
          </BlockStack>
        </Arrival>
      )}
    </>
  );
}

/** What one place is told, term by term; where several are, each under its name. */
function TermsOf({
  one,
  read,
  isNamed,
}: {
  one: Told;
  read: ReadOf;
  isNamed: boolean;
}) {
  const { t } = useTranslation(rooms);
  const { signed } = useFormat();
  const { channel, terms, warehouse, desired } = one;
  return (
    <BlockStack gap="100">
      {isNamed && (
        <Text as="h3" variant="headingSm">
          {t("stock:why.shows", {
            warehouse: warehouse ?? t("stock:why.main"),
            units: desired,
          })}
        </Text>
      )}
      <ul className="plain-list">
        {terms.map((term, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the terms of a number stay in their order.
          <li key={at}>
            <InlineStack align="space-between" gap="400" wrap={false}>
              <span>
                <TermLink
                  term={term}
                  number={{ ...read, channel, at: null, ruleId: null }}
                />
                <BelowNothing terms={terms} at={at} />
              </span>
              <Text as="span" numeric>
                {signed(term.quantity)}
              </Text>
            </InlineStack>
          </li>
        ))}
      </ul>
    </BlockStack>
  );
}
