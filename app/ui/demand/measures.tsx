import { BlockStack, Button, InlineGrid, Select, Text } from "@shopify/polaris";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  closestOf,
  type JudgedGroup,
  type JudgedMethod,
  type ShopJudgement,
  shownProbabilities,
} from "../../queries/shop-judgement.ts";
import { rooms } from "../../texts/rooms.ts";
import { type ChartTable, TableOf } from "../charts/chart-figure.tsx";
import { useFormat } from "../format.ts";

/** Every measure of our forecasts beside those of simpler methods, behind a button: over all, or of one class of demand. */
export function Measures({ groups }: Pick<ShopJudgement, "groups">) {
  const { t } = useTranslation("demand");
  const [isOpen, setOpen] = useState(false);
  const partId = useId();
  if (groups.length === 0) return null;
  return (
    <BlockStack gap="300" inlineAlign="start">
      <Button
        variant="plain"
        disclosure={isOpen ? "up" : "down"}
        ariaExpanded={isOpen}
        ariaControls={partId}
        onClick={() => setOpen(!isOpen)}
      >
        {t(isOpen ? "measured.close" : "measured.open")}
      </Button>
      <div id={partId} className="measures">
        {isOpen && <Opened groups={groups} />}
      </div>
    </BlockStack>
  );
}

function Opened({ groups }: { groups: JudgedGroup[] }) {
  const { t } = useTranslation(rooms);
  const [of, setOf] = useState<string>("all");
  const [days, setDays] = useState("28");
  const group = groups.find((one) => one.of === of) ?? groups[0];
  const nameOf = (one: JudgedGroup["of"]) =>
    one === "all" ? t("demand:measured.all") : t(`demand:class.${one}`);
  const lengths = groups[0]?.methods[0]?.windows.map((one) => one.days) ?? [];
  const table = useMeasureTable(group, Number(days));
  if (!group) return null;
  return (
    <BlockStack gap="300">
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
        <Select
          label={t("demand:measured.of")}
          options={groups.map((one) => ({
            value: one.of,
            label: nameOf(one.of),
          }))}
          value={group.of}
          onChange={setOf}
        />
        {lengths.length > 0 && (
          <Select
            label={t("demand:measured.ahead")}
            options={lengths.map((length) => ({
              value: String(length),
              label: t("demand:measured.days", { count: length }),
            }))}
            value={days}
            onChange={setDays}
          />
        )}
      </InlineGrid>
      <Text as="p">
        <Closest group={group} />
      </Text>
      <TableOf
        title={t("demand:measured.title", { of: nameOf(group.of) })}
        table={table}
      />
      <Legend />
    </BlockStack>
  );
}

/** Who misses least, and by how much, as a sentence. */
function Closest({ group }: { group: JudgedGroup }) {
  const { t } = useTranslation("demand");
  const { share } = useFormat();
  const closest = closestOf(group);
  const ours = group.methods[0];
  if (!closest || !ours) return null;
  const { best, next } = closest;
  const judged = t("measured.cases", { count: group.cases });
  const named = ({ method }: JudgedMethod) => t(`method.${method}`);
  if (best.method === "Quayside")
    return `${judged} ${
      next.wape > best.wape
        ? t("measured.oursBest", {
            ours: share(best.wape),
            next: share(next.wape),
            method: named(next),
            better: share(1 - best.wape / next.wape),
          })
        : t("measured.equal", { ours: share(best.wape), method: named(next) })
    }`;
  return `${judged} ${t("measured.otherBest", {
    ours: share(ours.wape),
    best: share(best.wape),
    method: named(best),
    worse: share(1 - best.wape / ours.wape),
  })}`;
}

function useMeasureTable(
  group: JudgedGroup | undefined,
  days: number,
): ChartTable {
  const { t } = useTranslation("demand");
  const { number, share } = useFormat();
  const percents = shownProbabilities.map((p) => p * 100);
  const orDash = (
    value: number | null | undefined,
    write: (value: number) => string,
  ) => (value === null || value === undefined ? "–" : write(value));
  const signedShare = (value: number) =>
    `${value < 0 ? "−" : "+"}${share(Math.abs(value))}`;
  return {
    head: [
      t("measured.method"),
      "WAPE",
      "RMSSE",
      "wRMSSE",
      t("measured.bias"),
      ...percents.map((p) => t("measured.coverage", { p })),
      ...percents.map((p) => t("measured.pinball", { p })),
    ],
    rows: (group?.methods ?? []).map((one) => {
      const window = one.windows.find((some) => some.days === days);
      return {
        key: one.method,
        cells: [
          t(`method.${one.method}`),
          share(one.wape),
          orDash(one.rmsse, number),
          orDash(one.wrmsse, number),
          orDash(one.bias, signedShare),
          ...shownProbabilities.map((_, at) =>
            orDash(window?.coverage[at], share),
          ),
          ...shownProbabilities.map((_, at) =>
            orDash(window?.pinball[at], number),
          ),
        ],
      };
    }),
  };
}

const measures = [
  "wape",
  "rmsse",
  "wrmsse",
  "bias",
  "coverage",
  "pinball",
] as const;

/** What each measure says, in words. */
function Legend() {
  const { t } = useTranslation("demand");
  return (
    <dl className="legend">
      {measures.map((measure) => (
        <div key={measure}>
          <dt>{t(`measured.name.${measure}`)}</dt>
          <dd>{t(`measured.means.${measure}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
