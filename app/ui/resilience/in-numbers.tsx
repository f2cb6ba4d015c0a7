import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ResiliencePage } from "../../routes/app.resilience.tsx";
import { TableOf } from "../charts/chart-figure.tsx";
import { useFormat } from "../format.ts";
import { useDayWriter } from "../write-day.ts";

type Sum = ResiliencePage["sums"]["today"];

/** What it comes to: a sentence, and each number as it is expected and as it would be. */
export function InNumbers({ shown }: { shown: ResiliencePage }) {
  const { t } = useTranslation("resilience");
  const { number, money, share } = useFormat();
  const { sums, currency, feeCurrency, wish } = shown;
  const units = (value: number) => number(Math.round(value));
  const figures: [string, (sum: Sum) => string][] = [
    [t("figure.lost"), ({ lost }) => units(lost)],
    [t("figure.margin"), (sum) => money(sum.lostMarginMinor, currency)],
    [t("figure.late"), ({ late }) => units(late)],
    [t("figure.outDays"), ({ outDays }) => number(outDays)],
    [t("figure.network"), ({ byNetwork }) => units(byNetwork)],
    [t("figure.merchant"), ({ byMerchant }) => units(byMerchant)],
    [t("figure.penetration"), (sum) => share(penetrationOf(sum))],
    [t("figure.shipping"), (sum) => money(sum.shippingMinor, feeCurrency)],
    [
      t("figure.storage"),
      ({ storageMinor }) =>
        storageMinor === null
          ? t("figure.unknown")
          : money(storageMinor, feeCurrency),
    ],
  ];
  const table = {
    head: wish.what
      ? [t("figure.what"), t("today"), t("ifSo")]
      : [t("figure.what"), t("today")],
    rows: figures.map(([name, read]) => ({
      key: name,
      cells: wish.what
        ? [name, read(sums.today), read(sums.ifSo)]
        : [name, read(sums.today)],
    })),
  };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {wish.what ? t(`what.${wish.what}`) : t("asItIs")}
        </Text>
        <div role="status">
          <Text as="p">
            <Verdict shown={shown} />
          </Text>
        </div>
        <TableOf table={table} title={t("figure.title")} />
      </BlockStack>
    </Card>
  );
}

const penetrationOf = ({ byNetwork, byMerchant }: Sum): number =>
  byNetwork + byMerchant > 0 ? byNetwork / (byNetwork + byMerchant) : 0;

function Verdict({ shown }: { shown: ResiliencePage }) {
  const { t } = useTranslation("resilience");
  const { money } = useFormat();
  const day = useDayWriter();
  const { sums, wish, span, days, currency, feeCurrency, closed } = shown;
  const until = day(days.at(-1)?.day ?? "");
  if (!wish.what)
    return t("verdict.asItIs", {
      until,
      count: Math.round(sums.today.lost),
    });
  if (!span) return t("verdict.beyond", { until });
  const more = Math.round(sums.ifSo.lost) - Math.round(sums.today.lost);
  const fees =
    sums.ifSo.shippingMinor +
    (sums.ifSo.storageMinor ?? 0) -
    sums.today.shippingMinor -
    (sums.today.storageMinor ?? 0);
  const said = [
    t(`verdict.${wish.what}`, {
      centre: shown.centres.find(({ id }) => id === closed)?.name ?? "–",
      from: day(span.from),
      until: day(span.until),
      factor: wish.factor,
      days: wish.late,
      file: shown.asked ?? "–",
    }),
    more > 0
      ? t("verdict.lost", {
          count: more,
          margin: money(
            sums.ifSo.lostMarginMinor - sums.today.lostMarginMinor,
            currency,
          ),
        })
      : t("verdict.nothingLost"),
  ];
  if (sums.ifSo.late >= 0.5)
    said.push(t("verdict.waits", { count: Math.round(sums.ifSo.late) }));
  if (fees !== 0)
    said.push(
      t(fees > 0 ? "verdict.feesMore" : "verdict.feesLess", {
        fees: money(Math.abs(fees), feeCurrency),
      }),
    );
  if (wish.what === "file" && wish.send === "no" && shown.isSent)
    said.push(t("verdict.withDelivery"));
  return said.join(" ");
}
