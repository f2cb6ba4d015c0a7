import {
  BlockStack,
  Button,
  Card,
  InlineStack,
  Scrollable,
  Text,
} from "@shopify/polaris";
import { type ReactNode, Suspense, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useIsIdle } from "./use-is-idle.ts";

export type ChartTable = {
  head: string[];
  rows: { key: string; cells: string[] }[];
};

/**
 * A picture with what it says: a sentence for everybody, and the same numbers as a table for whoever cannot or does not want
 * to look. Pictures are drawn in the browser only; their room is kept, so that nothing moves.
 *
 * @param height of the picture, in pixels. @param chart is called once it can be drawn; `null` data has no picture.
 */
export function ChartFigure({
  title,
  says,
  table,
  height = 220,
  chart,
  plain = false,
}: {
  title: string;
  says: string;
  table: ChartTable | null;
  height?: number;
  chart: () => ReactNode;
  /** Without a card of its own, inside another. */
  plain?: boolean;
}) {
  const { t } = useTranslation("charts");
  const [asTable, setAsTable] = useState(false);
  const isIdle = useIsIdle();
  const titleId = useId();
  const body = (
    <figure className="chart" aria-labelledby={titleId}>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd" id={titleId}>
            {title}
          </Text>
          {table && (
            <Button
              variant="plain"
              pressed={asTable}
              accessibilityLabel={`${t(asTable ? "asPicture" : "asTable")}: ${title}`}
              onClick={() => setAsTable(!asTable)}
            >
              {t(asTable ? "asPicture" : "asTable")}
            </Button>
          )}
        </InlineStack>
        <figcaption>
          <Text as="p" tone="subdued">
            {says}
          </Text>
        </figcaption>
        {table &&
          (asTable ? (
            <TableOf table={table} title={title} />
          ) : (
            <div aria-hidden="true" style={{ height }}>
              {isIdle && <Suspense fallback={null}>{chart()}</Suspense>}
            </div>
          ))}
      </BlockStack>
    </figure>
  );
  return plain ? body : <Card>{body}</Card>;
}

/** Numbers as a table that can be scrolled by the keyboard. */
export function TableOf({
  table,
  title,
}: {
  table: ChartTable;
  title: string;
}) {
  return (
    <Scrollable className="chart-table" focusable aria-label={title}>
      <table>
        <thead>
          <tr>
            {table.head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ key, cells: [first, ...others] }) => (
            <tr key={key}>
              <th scope="row">{first}</th>
              {others.map((cell, at) => (
                <td key={table.head[at + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrollable>
  );
}
