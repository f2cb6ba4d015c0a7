import { Box, Card, IndexTable, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { StockHistory } from "#core/domain/stock/stock-at.ts";
import type { ShownNumber } from "../../queries/number-history.server.ts";
import { useFormat } from "../format.ts";
import { Pager } from "../pager.tsx";
import { Moment } from "../time.tsx";
import { movementsId } from "./why-anchors.ts";

const onePage = 25;

/** Every movement of the ledger with its cause and what lay there after it, the newest first. */
export function MovementLedger({
  history: { ledger, places },
}: {
  history: Pick<StockHistory<ShownNumber>, "ledger" | "places">;
}) {
  const { t } = useTranslation("stock");
  const { number, signed } = useFormat();
  const [page, setPage] = useState(1);
  const lines = withBalances(ledger, places);
  const pages = Math.ceil(lines.length / onePage);
  const shown = lines.slice((page - 1) * onePage, page * onePage);
  const placeName = (poolId: string) =>
    places.find((place) => place.poolId === poolId)?.name ?? "";
  return (
    <Card padding="0">
      <Box padding="400" id={movementsId}>
        <Text as="h2" variant="headingMd">
          {t("ledger.title")}
        </Text>
        <Text as="p" tone="subdued">
          {t(lines.length === 0 ? "ledger.none" : "ledger.says")}
        </Text>
      </Box>
      {lines.length > 0 && (
        <IndexTable
          selectable={false}
          itemCount={shown.length}
          resourceName={{
            singular: t("ledger.movement"),
            plural: t("ledger.movements"),
          }}
          headings={[
            { title: t("ledger.when") },
            { title: t("ledger.place") },
            { title: t("ledger.units"), alignment: "end" },
            { title: t("ledger.after"), alignment: "end" },
            { title: t("ledger.cause") },
          ]}
        >
          {shown.map(({ nth, line, after }, position) => (
            <IndexTable.Row id={nth} key={nth} position={position}>
              <IndexTable.Cell>
                <Moment at={line.occurredAt} seconds />
              </IndexTable.Cell>
              <IndexTable.Cell>{placeName(line.poolId)}</IndexTable.Cell>
              <IndexTable.Cell>
                <Text as="span" alignment="end" numeric>
                  {signed(line.quantity)}
                </Text>
              </IndexTable.Cell>
              <IndexTable.Cell>
                <Text as="span" alignment="end" numeric>
                  {number(after)}
                </Text>
              </IndexTable.Cell>
              <IndexTable.Cell>
                {spoken(line.causeKind)}{" "}
                <Text as="span" tone="subdued" breakWord>
                  {line.causeRef}
                </Text>
              </IndexTable.Cell>
            </IndexTable.Row>
          ))}
        </IndexTable>
      )}
      <Pager at={{ page, pages, total: lines.length }} goTo={setPage} />
    </Card>
  );
}

type Ledger = StockHistory<ShownNumber>["ledger"];

/** What lay at its place after each movement; the newest movement first. */
function withBalances(
  ledger: Ledger,
  places: StockHistory<ShownNumber>["places"],
): { nth: string; line: Ledger[number]; after: number }[] {
  const balances = new Map(
    places.map(({ poolId, carriedOver }) => [poolId, carriedOver]),
  );
  const inOrder = [...ledger].sort(
    (one, other) => one.occurredAt.getTime() - other.occurredAt.getTime(),
  );
  return inOrder
    .map((line, at) => {
      const after = (balances.get(line.poolId) ?? 0) + line.quantity;
      balances.set(line.poolId, after);
      return { nth: String(at), line, after };
    })
    .reverse();
}

/** Record types are the network's own words: `CONSIGN_ORDER`. */
const spoken = (causeKind: string): string => {
  const words = causeKind.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};
