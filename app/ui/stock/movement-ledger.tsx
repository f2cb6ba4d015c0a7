import { Link, useNavigate, useSearchParams } from "@remix-run/react";
import {
  Badge,
  BlockStack,
  Box,
  Card,
  IndexTable,
  Select,
  Text,
} from "@shopify/polaris";
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
import type { Walk } from "../../queries/stock-page.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { Arrival } from "../arrival.tsx";
import { useFormat } from "../format.ts";
import { Pager } from "../pager.tsx";
import { Moment } from "../time.tsx";
import { causeWords, isWithoutRef } from "./cause-words.ts";
import { OrdersThatMoved } from "./orders-that-moved.tsx";
import { placeName } from "./place-name.ts";
import { movementsId } from "./why-anchors.ts";

const onePage = 25;

/**
 * Every movement of the ledger with its cause and what lay there after it, the newest first. Where the address names a moment,
 * those until then; where it names a place, those there.
 */
export function MovementLedger({
  walk,
  lies,
}: {
  walk: Walk;
  /** Where the variant lies: nothing may have moved there. */
  lies: Place[];
}) {
  const { t } = useTranslation(rooms);
  const { number, signed } = useFormat();
  const { moment, behind } = walk;
  const { ledger } = walk.past;
  const moved: Place[] = walk.past.places;
  const places = [
    ...moved,
    ...lies.filter((one) => moved.every(({ poolId }) => poolId !== one.poolId)),
  ];
  const { place, set } = usePlace(places);
  const [wanted, setPage] = useState(1);
  const lines = withBalances(ledger, walk.past.places).filter(
    ({ line }) =>
      (moment === null || line.occurredAt <= moment) &&
      (place === null || line.poolId === place),
  );
  const causes = causesOfLevels(ledger, behind.moves);
  const pages = Math.ceil(lines.length / onePage);
  const page = Math.max(1, Math.min(wanted, pages));
  const shown = lines.slice((page - 1) * onePage, page * onePage);
  const isNarrowed = moment !== null || place !== null;
  const nameOf = (poolId: string) => {
    const place = places.find((one) => one.poolId === poolId);
    return place ? placeName(t, place) : "";
  };
  return (
    <Arrival id={movementsId} label={t("stock:ledger.title")}>
      <Card padding="0">
        <Box padding="400">
          <BlockStack gap="200">
            <Text as="h2" variant="headingMd">
              {t("stock:ledger.title")}
            </Text>
            <Text as="p" tone="subdued">
              {t(
                lines.length > 0
                  ? "stock:ledger.says"
                  : isNarrowed
                    ? "stock:ledger.nothingThere"
                    : "stock:ledger.none",
              )}
            </Text>
            {moment && (
              <Text as="p">
                <Badge tone="info">{t("stock:ledger.then")}</Badge>{" "}
                {t("stock:ledger.asOf")} <Moment at={moment} seconds />.{" "}
                <Link to={`?${set({ at: null })}#${movementsId}`}>
                  {t("stock:ledger.untilNow")}
                </Link>
              </Text>
            )}
            {places.length > 1 && (
              <Choice place={place} places={places} set={set} />
            )}
          </BlockStack>
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
                  <Cause
                    line={line}
                    causes={causes.get(line)}
                    behind={behind}
                  />
                  {moment !== null && line.recordedAt > moment && (
                    <>
                      {" "}
                      <Badge>{t("stock:ledger.heardLater")}</Badge>
                    </>
                  )}
                </IndexTable.Cell>
              </IndexTable.Row>
            ))}
          </IndexTable>
        )}
        <Pager at={{ page, pages, total: lines.length }} goTo={setPage} />
      </Card>
    </Arrival>
  );
}

type Place = Pick<
  StockHistory<ShownNumber>["places"][number],
  "poolId" | "kind" | "name"
>;
type Changes = Partial<Record<"place" | "at", string | null>>;

/** The place whose movements the address asks for; null: all of them. @returns also how to change the address. */
function usePlace(places: Place[]) {
  const [params] = useSearchParams();
  const asked = params.get("place");
  const set = (changes: Changes) => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(changes))
      if (value) next.set(name, value);
      else next.delete(name);
    return next;
  };
  return {
    place: places.find(({ poolId }) => poolId === asked)?.poolId ?? null,
    set,
  };
}

function Choice({
  place,
  places,
  set,
}: {
  place: string | null;
  places: Place[];
  set: (changes: Changes) => URLSearchParams;
}) {
  const { t } = useTranslation(rooms);
  const navigate = useNavigate();
  return (
    <Select
      label={t("stock:ledger.place")}
      labelInline
      value={place ?? ""}
      onChange={(chosen) =>
        navigate(`?${set({ place: chosen || null })}`, {
          preventScrollReset: true,
          replace: true,
        })
      }
      options={[
        { value: "", label: t("stock:ledger.everywhere") },
        ...places.map((one) => ({
          value: one.poolId,
          label: placeName(t, one),
        })),
      ]}
    />
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
