import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { zones } from "#core/domain/promise/region.ts";
import type { Ahead } from "../../queries/promise-ahead.server.ts";
import { useFormat } from "../format.ts";
import { Pager } from "../pager.tsx";
import { AheadCell } from "./ahead-cell.tsx";

/**
 * Days until a product could be promised, by the part of the country, on the route that an order would take: the darker the
 * longer.
 */
export function AheadTable({
  ahead,
  goTo,
}: {
  ahead: Ahead;
  goTo: (page: number) => void;
}) {
  const { t } = useTranslation("promises");
  const { share } = useFormat();
  const { rows, region } = ahead;
  const [entry, setEntry] = useState({ row: 0, column: 0 });
  const lastColumn = zones.length - (region ? 0 : 1);
  // After a search there may be fewer rows than the one that was looked at.
  const isEntry = (row: number, column: number) =>
    row === Math.min(entry.row, rows.length - 1) &&
    column === Math.min(entry.column, lastColumn);
  const cellAt = (row: number, column: number) => ({
    isEntry: isEntry(row, column),
    onFocus: () => setEntry({ row, column }),
    currency: ahead.currency,
    quantile: ahead.quantile,
    arrivals: ahead.arrivals,
  });
  return (
    <Card padding="0">
      <BlockStack gap="300">
        <div className="heat-head">
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              {t("ahead.title")}
            </Text>
            <Text as="p" tone="subdued">
              {t("ahead.says", { sure: share(ahead.quantile) })}
            </Text>
            <InlineStack gap="200">
              {(["network", "own", "other"] as const).map((kind) => (
                <Badge key={kind}>
                  {`${t(`ahead.sign.${kind}`)} ${t(`route.${kind}`)}`}
                </Badge>
              ))}
            </InlineStack>
          </BlockStack>
        </div>
        {rows.length === 0 ? (
          <div className="heat-head">
            <Text as="p">{t("ahead.nothing")}</Text>
          </div>
        ) : (
          <section className="heat" aria-label={t("ahead.title")}>
            <table
              // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid of buttons, gone through with arrows.
              role="grid"
              aria-label={t("ahead.title")}
              onKeyDown={goByArrow}
            >
              <thead>
                <tr>
                  <th scope="col">{t("ahead.product")}</th>
                  {region && (
                    <th scope="col">
                      {region.zip3
                        ? t("ahead.here", { zip3: region.zip3 })
                        : region.state}
                    </th>
                  )}
                  {zones.map((zone) => (
                    <th scope="col" key={zone}>
                      <abbr title={t(`zone.${zone}`)}>{`${zone}••••`}</abbr>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row, at) => (
                  <tr key={row.variantId}>
                    <th scope="row">
                      {row.name}
                      {row.sku && <small>{row.sku}</small>}
                    </th>
                    {region && <AheadCell cell={row.here} {...cellAt(at, 0)} />}
                    {row.cells.map((cell, zone) => (
                      <AheadCell
                        key={zones[zone]}
                        cell={cell}
                        {...cellAt(at, zone + (region ? 1 : 0))}
                      />
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
        <Pager at={ahead} goTo={goTo} />
      </BlockStack>
    </Card>
  );
}

/** How far each key goes, in rows and in columns. */
const ways: Partial<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** From one number of the table to the next one; the cell that is left closes what it had open by itself. */
function goByArrow(event: KeyboardEvent<HTMLTableElement>): void {
  const way = ways[event.key];
  const cell = (event.target as HTMLElement).closest("td");
  const row = cell?.closest("tr");
  if (!way || !cell || !row) return;
  const rows = [...event.currentTarget.tBodies].flatMap((body) => [
    ...body.rows,
  ]);
  const to = rows[rows.indexOf(row) + way[0]]?.cells[cell.cellIndex + way[1]];
  const button = to?.querySelector("button");
  if (!button) return;
  event.preventDefault();
  button.focus();
}
