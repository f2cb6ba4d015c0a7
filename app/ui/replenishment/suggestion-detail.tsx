import { Form, Link } from "@remix-run/react";
import {
  BlockStack,
  Button,
  InlineGrid,
  InlineStack,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { quantileOver } from "#core/domain/demand/quantile-over.ts";
import type { LeadTime } from "#core/domain/replenishment/lead-time.ts";
import { suppliedWithin } from "#core/domain/replenishment/stock-outlook.ts";
import { dayAfter } from "#core/kit/days.ts";
import { millimetresPerInch } from "#core/kit/measures.ts";
import { minorPerUnit } from "#core/kit/money.ts";
import type { Suggestion } from "../../queries/replenishment.server.ts";
import type { ShownSuggestion } from "../../queries/replenishment-page.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { ChartFigure } from "../charts/chart-figure.tsx";
import { Lines } from "../charts/drawn.ts";
import { fanBands, fanOf } from "../charts/fan.ts";
import { DemandFan } from "../demand/demand-fan.tsx";
import { explainForecast } from "../forecast-words.ts";
import { NumberField, YesNoField } from "../form-fields.tsx";
import { useFormat } from "../format.ts";
import { useReader } from "../reader.tsx";
import { useDayWriter } from "../write-day.ts";
import { leadSentence } from "./lead-sentence.ts";
import { weekSentence } from "./week-sentence.ts";

const shownDays = 56;
const stepDays = 2;

/** Why so many, as a sentence and as a picture; how the article is packed; and a way to say no. */
export function SuggestionDetail({
  suggestion,
  currency,
  leadTime,
  now,
  today,
}: {
  suggestion: ShownSuggestion;
  currency: string;
  leadTime: LeadTime;
  now: Date;
  /** The shop's day, YYYY-MM-DD. */
  today: string;
}) {
  const { t } = useTranslation(rooms);
  const { locale } = useReader();
  const { share, money, number } = useFormat();
  const write = useDayWriter();
  const { line, forecast, name, available, onTheWay, week } = suggestion;
  const listed = new Intl.ListFormat(locale, { type: "conjunction" });
  const earningsSaid = ({
    earns,
    missing,
  }: NonNullable<Suggestion["source"]>["earnings"]) =>
    earns
      ? t("replenishment:source.earns", {
          network: money(earns.network, currency),
          own: money(earns.own, currency),
        })
      : t("replenishment:source.likelier", {
          missing: listed.format(
            missing.map((part) => t(`replenishment:source.missing.${part}`)),
          ),
        });
  return (
    <BlockStack gap="400">
      <BlockStack gap="200">
        <Text as="h3" variant="headingSm">
          {t("replenishment:why.title", { count: line.units, name })}
        </Text>
        <Text as="p" variant="bodyLg">
          {leadSentence(t, suggestion, leadTime)}
        </Text>
        {week && (
          <Text as="p">{weekSentence(t, week, { of: "one", now, write })}</Text>
        )}
        <Text as="p">
          {t("replenishment:why.position", {
            available,
            onTheWay,
            expected: Math.round(line.expected),
            days: line.protectedDays,
            high: Math.ceil(line.p90),
          })}{" "}
          {t("replenishment:why.level", {
            level: line.level,
            reserve: Math.max(0, line.level - Math.round(line.expected)),
            share: share(line.serviceLevel),
            lead: leadTime.p80,
            wanted: line.wanted,
          })}{" "}
          {explainForecast(t, forecast, locale)}
        </Text>
        <Text as="p">
          <Link to={`/app/stock/variant/${suggestion.variantId}`}>
            {t("replenishment:why.more")}
          </Link>
          {" · "}
          <Link to={`/app/products/${suggestion.productId}`}>
            {t("replenishment:why.product")}
          </Link>
        </Text>
        <Text as="p">
          {t("replenishment:why.otherwise", {
            risk: share(line.risk.ifNothing),
            planned: share(line.risk.asPlanned),
          })}{" "}
          {line.outAt.p50 !== null &&
            `${t("replenishment:why.outOn", {
              day: write(dayAfter(today, line.outAt.p50)),
            })} `}
          {line.bounds
            .map((bound) => t(`replenishment:bound.${bound}`))
            .join(" ")}
          {line.later.map(
            ({ inDays, units }) =>
              ` ${t("replenishment:why.later", {
                units,
                day: write(dayAfter(today, inDays)),
              })}`,
          )}
          {` ${t(`replenishment:why.cost.${suggestion.costSource}`, {
            cost: money(suggestion.unitCostMinor, currency),
          })}`}
        </Text>
        {suggestion.source && (
          <Text as="p">
            {t("replenishment:source.says", {
              count: suggestion.source.units,
              toNetwork: number(suggestion.source.toNetwork),
              kept: number(suggestion.source.kept),
              own: share(1 - suggestion.network.share),
            })}{" "}
            {earningsSaid(suggestion.source.earnings)}
          </Text>
        )}
      </BlockStack>
      <InlineGrid columns={{ xs: 1, lg: ["twoThirds", "oneThird"] }} gap="400">
        <BlockStack gap="400">
          <DemandFan
            weeks={suggestion.weeks}
            forecast={forecast}
            origin={suggestion.origin}
            name={name}
          />
          <FanChart suggestion={suggestion} leadTime={leadTime} today={today} />
        </BlockStack>
        <BlockStack gap="400">
          <TermsForm suggestion={suggestion} currency={currency} />
          <DismissForm suggestion={suggestion} />
        </BlockStack>
      </InlineGrid>
    </BlockStack>
  );
}

/** Demand so far ahead with how sure it is, against what will have been there to sell, with and without the delivery. */
function FanChart({
  suggestion: { line, network, available, arrivals, name },
  leadTime,
  today,
}: {
  suggestion: Suggestion;
  leadTime: LeadTime;
  today: string;
}) {
  const { t } = useTranslation("replenishment");
  const { number } = useFormat();
  const write = useDayWriter();
  const before = { available, arrivals };
  const after = {
    available,
    arrivals: [...arrivals, { units: line.units, inDays: leadTime.p80 }],
  };
  const rows = Array.from({ length: shownDays / stepDays }, (_, at) => {
    const days = (at + 1) * stepDays;
    const unitsIn = (probability: number) =>
      Math.round(quantileOver(network.forecast, days, probability));
    return {
      day: write(dayAfter(today, days)),
      median: unitsIn(0.5),
      ...fanOf(unitsIn),
      supply: suppliedWithin(before, days),
      withDelivery: suppliedWithin(after, days),
    };
  });
  return (
    <ChartFigure
      plain
      title={t("fan.title", { name })}
      says={t("fan.says", { days: shownDays, count: line.level })}
      height={260}
      table={{
        head: [
          t("fan.day"),
          t("fan.median"),
          t("fan.high"),
          t("fan.supply"),
          t("fan.withDelivery"),
        ],
        rows: rows.map((row) => ({
          key: row.day,
          cells: [
            row.day,
            number(row.median),
            number(row.range[1] ?? 0),
            number(row.supply),
            number(row.withDelivery),
          ],
        })),
      }}
      chart={() => (
        <Lines
          rows={rows}
          x="day"
          writeX={String}
          writeY={number}
          bands={fanBands({
            range: t("fan.range"),
            likely: t("fan.likely"),
          })}
          lines={[
            { field: "median", name: t("fan.median"), tone: "main" },
            {
              field: "supply",
              name: t("fan.supply"),
              tone: "bad",
              dashed: true,
            },
            {
              field: "withDelivery",
              name: t("fan.withDelivery"),
              tone: "good",
            },
          ]}
          marks={[{ at: line.level, name: t("fan.reorder"), tone: "strong" }]}
        />
      )}
    />
  );
}

const sides = ["length", "width", "height"] as const;

const text = (value: number | null): string =>
  value === null ? "" : String(value);

const inches = (millimetres: number | undefined): string =>
  millimetres === undefined
    ? ""
    : String(Number((millimetres / millimetresPerInch).toFixed(2)));

function TermsForm({
  suggestion,
  currency,
}: {
  suggestion: Suggestion;
  currency: string;
}) {
  const { t } = useTranslation("replenishment");
  const minor = minorPerUnit(currency);
  const [packSize, setPackSize] = useState(String(suggestion.packSize));
  const { costSource } = suggestion;
  const knownCost = String(suggestion.unitCostMinor / minor);
  const [unitCost, setUnitCost] = useState(
    costSource === "merchant" ? knownCost : "",
  );
  const [melts, setMelts] = useState(suggestion.melts ? "yes" : "no");
  const { said, measuredSize } = suggestion;
  const [shelfLife, setShelfLife] = useState(text(said.shelfLifeDays));
  const [size, setSize] = useState({
    length: inches(said.unitSize?.length),
    width: inches(said.unitSize?.width),
    height: inches(said.unitSize?.height),
  });
  const [isBought, setBought] = useState(suggestion.isBought ? "yes" : "no");
  return (
    <Form method="post">
      <BlockStack gap="200">
        <Text as="h4" variant="headingSm">
          {t("terms.title")}
        </Text>
        <input type="hidden" name="intent" value="terms" />
        <input type="hidden" name="goodsId" value={suggestion.goodsId} />
        <NumberField
          label={t("terms.packSize")}
          name="packSize"
          min={1}
          value={packSize}
          onChange={setPackSize}
        />
        <NumberField
          label={t("terms.unitCost")}
          name="unitCost"
          step={1 / minor}
          prefix={currency}
          placeholder={costSource === "storefront" ? knownCost : ""}
          value={unitCost}
          onChange={setUnitCost}
        />
        <YesNoField
          label={t("terms.melts")}
          name="melts"
          value={melts}
          onChange={setMelts}
        />
        <NumberField
          label={t("terms.shelfLife")}
          name="shelfLifeDays"
          min={1}
          suffix={t("days")}
          placeholder={text(suggestion.shelfLifeDays)}
          value={shelfLife}
          onChange={setShelfLife}
        />
        <fieldset className="plain-fieldset">
          <Text as="legend">{t("terms.size")}</Text>
          <InlineGrid columns={3} gap="200">
            {sides.map((side) => (
              <NumberField
                key={side}
                label={t(`terms.${side}`)}
                name={side}
                step={0.01}
                placeholder={inches(measuredSize?.[side])}
                value={size[side]}
                onChange={(value) => setSize({ ...size, [side]: value })}
              />
            ))}
          </InlineGrid>
        </fieldset>
        <YesNoField
          label={t("terms.bought")}
          name="isBought"
          value={isBought}
          onChange={setBought}
        />
        <InlineStack>
          <Button submit>{t("save")}</Button>
        </InlineStack>
      </BlockStack>
    </Form>
  );
}

/** For how many days a suggestion can be dismissed. */
const dismissedFor = [7, 14, 30, 90, 365] as const;

function DismissForm({ suggestion }: { suggestion: Suggestion }) {
  const { t } = useTranslation("replenishment");
  const [reason, setReason] = useState(suggestion.dismissed?.reason ?? "");
  const [days, setDays] = useState("7");
  return (
    <BlockStack gap="200">
      <Form method="post">
        <BlockStack gap="200">
          <input type="hidden" name="intent" value="dismiss" />
          <input type="hidden" name="goodsId" value={suggestion.goodsId} />
          <Select
            label={t("dismiss.until")}
            name="days"
            options={dismissedFor.map((days) => ({
              value: String(days),
              label: t("dismiss.for", { count: days }),
            }))}
            value={days}
            onChange={setDays}
          />
          <TextField
            label={t("dismiss.reason")}
            name="reason"
            autoComplete="off"
            value={reason}
            onChange={setReason}
          />
          <InlineStack>
            <Button submit disabled={reason.trim() === ""}>
              {t("dismiss.do")}
            </Button>
          </InlineStack>
        </BlockStack>
      </Form>
      {suggestion.dismissed && (
        <Form method="post">
          <input type="hidden" name="intent" value="suggest-again" />
          <input type="hidden" name="goodsId" value={suggestion.goodsId} />
          <Button submit variant="plain">
            {t("dismiss.undo")}
          </Button>
        </Form>
      )}
    </BlockStack>
  );
}
