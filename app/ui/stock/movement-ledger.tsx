import { Link } from "@remix-run/react";
import { Box, Card, IndexTable, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { inboundOrderOf } from "#core/domain/replenishment/transit-movements.ts";
import {
  causesOfLevels,
  type LevelCauses,
} from "#core/domain/stock/level-causes.ts";
import type { StockHistory } from "#core/domain/stock/stock-at.ts";
import type { BehindMovements } from "../../queries/behind-movements.server.ts";
import type { ShownNumber } from "../../queries/number-history.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { useFormat } from "../format.ts";
import { Pager } from "../pager.tsx";
import { Moment } from "../time.tsx";
import { causeWords, isWithoutRef } from "./cause-words.ts";
import { OrdersThatMoved } from "./orders-that-moved.tsx";
import { placeName } from "./place-name.ts";
import { movementsId } from "./why-anchors.ts";

const onePage = 25;

/** Every movement of the ledger with its cause and what lay there after it, the newest first. */
export function MovementLedger({
  history: { ledger, places },
  behind,
}: {
  history: Pick<StockHistory<ShownNumber>, "ledger" | "places">;
  behind: BehindMovements;
}) {
  const { t } = useTranslation(rooms);
  const { number, signed } = useFormat();
  const [page, setPage] = useState(1);
  const lines = withBalances(ledger, places);
  const causes = causesOfLevels(ledger, behind.moves);
  const pages = Math.ceil(lines.length / onePage);
  const shown = lines.slice((page - 1) * onePage, page * onePage);
  const nameOf = (poolId: string) => {
    const place = places.find((one) => one.poolId === poolId);
    return place ? placeName(t, place) : "";
  };
  return (
    <Card padding="0">
      <Box padding="400" id={movementsId}>
        <Text as="h2" variant="headingMd">
          {t("stock:ledger.title")}
        </Text>
        <Text as="p" tone="subdued">
          {t(lines.length === 0 ? "stock:ledger.none" : "stock:ledger.says")}
        </Text>
      </Box>
      {lines.length > 0 && (
        <IndexTable
          selectable={false}
          itemCount={shown.length}
          resourceName={{
            singular: t("stock:ledger.movement"),
            plural: t("stock:ledger.movements"),
          }}
          headings={[
            { title: t("stock:ledger.when") },
            { title: t("stock:ledger.place") },
            { title: t("stock:ledger.units"), alignment: "end" },
            { title: t("stock:ledger.after"), alignment: "end" },
            { title: t("stock:ledger.cause") },
          ]}
        >
          {shown.map(({ nth, line, after }, position) => (
            <IndexTable.Row id={nth} key={nth} position={position}>
              <IndexTable.Cell>
                <Moment at={line.occurredAt} seconds />
              </IndexTable.Cell>
              <IndexTable.Cell>{nameOf(line.poolId)}</IndexTable.Cell>
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
                <Cause line={line} causes={causes.get(line)} behind={behind} />
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
  // The newest comes first, of one instant, too.
  const inOrder = [...ledger]
    .reverse()
    .sort(
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

/** Why units moved: orders by name where they are known, each a step away, and what nothing accounts for. */
function Cause({
  line,
  causes,
  behind,
}: {
  line: Ledger[number];
  causes: LevelCauses | undefined;
  behind: BehindMovements;
}) {
  const { t } = useTranslation(rooms);
  if (!causes || causes.moves.length === 0)
    return (
      <>
        {causeWords(line.causeKind, t)} <CauseRef line={line} behind={behind} />
      </>
    );
  return (
    <OrdersThatMoved causes={causes} rest={causeWords(line.causeKind, t)} />
  );
}

/** What to look up; a delivery to the network and an order are a step away. */
function CauseRef({
  line,
  behind,
}: {
  line: Ledger[number];
  behind: BehindMovements;
}) {
  if (isWithoutRef(line.causeKind)) return null;
  const order = behind.orders[line.causeRef];
  if (order)
    return <Link to={`/app/orders/${order.orderId}`}>{order.name}</Link>;
  const externalId = inboundOrderOf(line);
  const ref = externalId === null ? line.causeRef : `IBR${externalId}`;
  const planId =
    externalId === null ? undefined : behind.deliveries[externalId];
  return planId ? (
    <Link to={`/app/replenishment/${planId}`}>{ref}</Link>
  ) : (
    <Text as="span" tone="subdued" breakWord>
      {ref}
    </Text>
  );
}
