import { Form } from "@remix-run/react";
import {
  BlockStack,
  Button,
  Card,
  InlineGrid,
  InlineStack,
  List,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { isSamePolicy, withLevel } from "#core/domain/replenishment/policy.ts";
import { minorPerUnit } from "#core/kit/money.ts";
import type {
  PlayedPast,
  PlayedPolicy,
} from "../../queries/played-past.server.ts";
import type { Replenishment } from "../../queries/replenishment.server.ts";
import { ChartFigure, TableOf } from "../charts/chart-figure.tsx";
import { Bars, Lines } from "../charts/drawn.ts";
import { Judgement } from "../demand/judgement.tsx";
import { useFormat } from "../format.ts";
import { PolicyFields } from "./policy-fields.tsx";

/** Half a year of the shop's own past under today's rules, under those proposed, and as other tools would have stocked it. */
export function PlayedPastCard({
  played: { simulation, isPlayedOld, judged, penetration },
  replenishment,
}: {
  played: PlayedPast;
  replenishment: Pick<Replenishment, "policy" | "currency">;
}) {
  const { t } = useTranslation("replenishment");
  const { share } = useFormat();
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t("played.title")}
          </Text>
          <Text as="p" tone="subdued">
            {simulation
              ? t("played.says", {
                  count: simulation.goods,
                  days: simulation.scoredDays,
                })
              : t(isPlayedOld ? "played.anew" : "played.notYet")}
          </Text>
          {isPlayedOld && <PlayNow />}
          {simulation && (
            <PlayedBy simulation={simulation} replenishment={replenishment} />
          )}
          {penetration.units > 0 && (
            <Text as="p">
              {t("played.penetration", {
                count: penetration.units,
                share: share(penetration.byNetwork / penetration.units),
              })}
            </Text>
          )}
          <Judgement shop={judged} />
        </BlockStack>
        {simulation && (
          <InlineGrid columns={{ xs: 1, lg: 2 }} gap="400">
            <BlockStack gap="300">
              <Policies simulation={simulation} />
              <TakeProposed
                simulation={simulation}
                replenishment={replenishment}
              />
            </BlockStack>
            <BlockStack gap="400">
              <Curve simulation={simulation} />
              <Fees simulation={simulation} />
            </BlockStack>
          </InlineGrid>
        )}
      </BlockStack>
    </Card>
  );
}

type Simulation = NonNullable<PlayedPast["simulation"]>;

/** What the played deliveries were planned by, and what is not known of the past. */
function PlayedBy({
  simulation: {
    inCartons,
    leftOut,
    policy,
    budgetMinor,
    leadTime,
    took,
    networkShare,
    isOfOtherFees,
  },
  replenishment,
}: {
  simulation: Simulation;
  replenishment: Pick<Replenishment, "policy" | "currency">;
}) {
  const { t } = useTranslation("replenishment");
  const { share, money } = useFormat();
  const says = [
    t("played.by.levels"),
    t(leadTime.measured > 0 ? "played.by.measured" : "played.by.assumed", {
      count: leadTime.measured,
      review: policy.reviewDays,
      ...took,
    }),
    inCartons > 0 && t("played.by.cartons", { count: inCartons }),
    budgetMinor !== null &&
      t(
        budgetMinor === policy.budgetMinor
          ? "played.by.budget"
          : "played.by.partOfBudget",
        { budget: money(budgetMinor, replenishment.currency) },
      ),
    policy.minimumUnits > 1 &&
      t("played.by.minimum", { count: policy.minimumUnits }),
    !policy.acceptsStorageFees && t("played.by.free"),
    networkShare < 0.995 &&
      t("played.by.share", { share: share(networkShare) }),
    leftOut > 0 && t("played.by.leftOut", { count: leftOut }),
    t("played.by.notKnown"),
  ];
  const changed = !isSamePolicy(policy, replenishment.policy)
    ? "played.by.changed"
    : isOfOtherFees && "played.by.otherFees";
  return (
    <>
      <details>
        <summary>{t("played.by.title")}</summary>
        <List>
          {says.map((one) => one && <List.Item key={one}>{one}</List.Item>)}
        </List>
      </details>
      {changed && (
        <BlockStack gap="100">
          <Text as="p">{t(changed)}</Text>
          <PlayNow />
        </BlockStack>
      )}
    </>
  );
}

/** Has the past played now, by the rules as they are. */
function PlayNow() {
  const { t } = useTranslation("replenishment");
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="play-past" />
      <Button submit>{t("played.playNow")}</Button>
    </Form>
  );
}

function Policies({
  simulation: { today, proposed, cover },
}: {
  simulation: Simulation;
}) {
  const { t } = useTranslation("replenishment");
  const { share, money } = useFormat();
  const columns = [
    { name: t("played.today", { level: share(today.level ?? 0) }), of: today },
    ...(proposed && proposed.level !== today.level
      ? [
          {
            name: t("played.proposed", { level: share(proposed.level ?? 0) }),
            of: proposed,
          },
        ]
      : []),
    { name: t("played.cover"), of: cover },
  ];
  const figures: [string, (policy: PlayedPolicy) => string][] = [
    [t("played.fill"), ({ fillRate }) => share(fillRate)],
    [t("played.out"), ({ outShare }) => share(outShare)],
    [
      t("played.stock"),
      ({ stockUnits, stockDays }) =>
        t("played.units", {
          count: Math.round(stockUnits),
          days: Math.round(stockDays),
        }),
    ],
    [t("played.shipping"), (policy) => money(policy.shippingMinor, "USD")],
    [t("played.placement"), (policy) => money(policy.placementMinor, "USD")],
    [
      t("played.storage"),
      ({ storageMinor, beyondShare }) =>
        storageMinor !== null
          ? money(storageMinor, "USD")
          : t("played.beyond", { share: share(beyondShare) }),
    ],
  ];
  return (
    <TableOf
      title={t("played.title")}
      table={{
        head: [t("played.what"), ...columns.map(({ name }) => name)],
        rows: figures.map(([name, read]) => ({
          key: name,
          cells: [name, ...columns.map(({ of }) => read(of))],
        })),
      }}
    />
  );
}

/** One press sets the proposed level; the other rules stay. */
function TakeProposed({
  simulation: { today, proposed, wantedFill },
  replenishment: { policy, currency },
}: {
  simulation: Simulation;
  replenishment: Pick<Replenishment, "policy" | "currency">;
}) {
  const { t } = useTranslation("replenishment");
  const { share } = useFormat();
  if (!proposed)
    return <Text as="p">{t("played.none", { fill: share(wantedFill) })}</Text>;
  if (proposed.level === null || proposed.level === policy.serviceLevel.smooth)
    return <Text as="p">{t("played.same", { fill: share(wantedFill) })}</Text>;
  return (
    <Form method="post">
      <PolicyFields
        policy={withLevel(policy, proposed.level)}
        minor={minorPerUnit(currency)}
      />
      <InlineStack gap="300" blockAlign="center">
        <Button submit>
          {t("played.take", { level: share(proposed.level) })}
        </Button>
        <Text as="span" tone="subdued">
          {t(
            proposed.fillRate >= today.fillRate ? "played.more" : "played.less",
            { fill: share(wantedFill) },
          )}
        </Text>
      </InlineStack>
    </Form>
  );
}

function Curve({
  simulation: { curve, wantedFill, today },
}: {
  simulation: Simulation;
}) {
  const { t } = useTranslation("replenishment");
  const { number, share } = useFormat();
  const percent = (value: number) => Math.round(value * 1000) / 10;
  const rows = curve.map((one) => ({
    stock: t("played.daysOf", { count: Math.round(one.stockDays) }),
    level: share(one.level ?? 0),
    fill: percent(one.fillRate),
    out: percent(one.outShare),
    today: one.level === today.level ? percent(one.fillRate) : null,
  }));
  return (
    <ChartFigure
      plain
      title={t("played.curve")}
      says={t("played.curveSays", { fill: share(wantedFill) })}
      height={260}
      table={{
        head: [
          t("played.level"),
          t("played.stock"),
          t("played.fill"),
          t("played.out"),
        ],
        rows: rows.map((row) => ({
          key: row.level,
          cells: [row.level, row.stock, `${row.fill} %`, `${row.out} %`],
        })),
      }}
      chart={() => (
        <Lines
          rows={rows}
          x="stock"
          writeX={String}
          writeY={(value) => `${number(value)} %`}
          lines={[
            { field: "fill", name: t("played.fill"), tone: "main" },
            { field: "out", name: t("played.out"), tone: "bad", dashed: true },
            { field: "today", name: t("played.now"), tone: "strong" },
          ]}
          marks={[
            {
              at: percent(wantedFill),
              name: share(wantedFill),
              tone: "good",
            },
          ]}
        />
      )}
    />
  );
}

/** What the network took in four weeks at each level, in dollars. */
function Fees({ simulation: { curve, today } }: { simulation: Simulation }) {
  const { t } = useTranslation("replenishment");
  const { money, number, share } = useFormat();
  const fees = [
    { field: "shipping", name: t("played.shipping"), tone: "main" },
    { field: "placement", name: t("played.placement"), tone: "strong" },
    { field: "storage", name: t("played.storage"), tone: "bad" },
  ] as const;
  const rows = curve.map((one) => {
    const level = share(one.level ?? 0);
    return {
      level,
      name: one.level === today.level ? `${level} (${t("played.now")})` : level,
      shipping: one.shippingMinor,
      placement: one.placementMinor,
      storage: one.storageMinor,
    };
  });
  const write = (minor: number | null) =>
    minor === null ? t("played.notTold") : money(minor, "USD");
  const isUntold = rows.some(({ storage }) => storage === null);
  return (
    <ChartFigure
      plain
      title={t("played.fees")}
      says={t(isUntold ? "played.feesWithoutStorage" : "played.feesSay")}
      height={240}
      table={{
        head: [t("played.level"), ...fees.map(({ name }) => name)],
        rows: rows.map((row) => ({
          key: row.level,
          cells: [row.name, ...fees.map(({ field }) => write(row[field]))],
        })),
      }}
      chart={() => (
        <Bars
          rows={rows}
          name="level"
          bars={[...fees]}
          stacked
          write={(minor) => number(Math.round(minor / 100))}
        />
      )}
    />
  );
}
