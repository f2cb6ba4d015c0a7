import { Link, useSearchParams } from "@remix-run/react";
import { Box, Card, IndexTable, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ResiliencePage } from "../../routes/app.resilience.tsx";
import { useFormat } from "../format.ts";
import { NumberCell } from "../number-cell.tsx";
import { Pager } from "../pager.tsx";
import { SaveFile } from "../save-file.tsx";
import { useDayWriter } from "../write-day.ts";

/** What it does to each article, the worst hit first. */
export function ImpactTable({ shown }: { shown: ResiliencePage }) {
  const { t } = useTranslation("resilience");
  const { number, money } = useFormat();
  const write = useDayWriter();
  const [params, setParams] = useSearchParams();
  const { impacts, days, currency, feeCurrency, wish } = shown;
  const units = (value: number) => number(Math.round(value));
  /** `12 → 30`; one number where nothing is rehearsed or nothing changes. */
  const both = (today: string, ifSo: string) =>
    wish.what && today !== ifSo ? `${today} → ${ifSo}` : today;
  const feesOf = (one: {
    shippingMinor: number;
    storageMinor: number | null;
  }) => money(one.shippingMinor + (one.storageMinor ?? 0), feeCurrency);
  return (
    <Card padding="0">
      <Box padding="400">
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <Text as="h2" variant="headingMd">
            {t("impact.title")}
          </Text>
          <SaveFile
            address={`/app/resilience.csv?${params}`}
            fileName="quayside-resilience.csv"
            says={{ button: t("impact.save"), failed: t("impact.failed") }}
          />
        </InlineStack>
      </Box>
      <IndexTable
        selectable={false}
        itemCount={impacts.rows.length}
        resourceName={{
          singular: t("impact.article"),
          plural: t("impact.articles"),
        }}
        headings={[
          { title: t("impact.article") },
          { title: t("impact.lost"), alignment: "end" },
          { title: t("impact.lostAtP90"), alignment: "end" },
          { title: t("impact.margin"), alignment: "end" },
          { title: t("impact.late"), alignment: "end" },
          { title: t("impact.outDays"), alignment: "end" },
          { title: t("impact.outOn") },
          { title: t("impact.fees"), alignment: "end" },
        ]}
      >
        {impacts.rows.map(({ variantId, name, sku, today, ifSo }, position) => (
          <IndexTable.Row id={variantId} key={variantId} position={position}>
            <IndexTable.Cell className="wrapping wide">
              <Link to={`/app/stock/variant/${variantId}`}>{name}</Link>{" "}
              <Text as="span" tone="subdued">
                {sku}
              </Text>
            </IndexTable.Cell>
            <NumberCell>{both(units(today.lost), units(ifSo.lost))}</NumberCell>
            <NumberCell>
              {both(units(today.lostAtP90), units(ifSo.lostAtP90))}
            </NumberCell>
            <NumberCell>
              {both(
                money(today.lostMarginMinor, currency),
                money(ifSo.lostMarginMinor, currency),
              )}
            </NumberCell>
            <NumberCell>{both(units(today.late), units(ifSo.late))}</NumberCell>
            <NumberCell>
              {both(number(today.outDays), number(ifSo.outDays))}
            </NumberCell>
            <IndexTable.Cell>
              {ifSo.outOn === null ? "–" : write(days[ifSo.outOn]?.day ?? "")}
            </IndexTable.Cell>
            <NumberCell>{both(feesOf(today), feesOf(ifSo))}</NumberCell>
          </IndexTable.Row>
        ))}
      </IndexTable>
      <Pager
        at={impacts}
        goTo={(page) => {
          params.set("page", String(page));
          setParams(params);
        }}
      />
    </Card>
  );
}
