import { Box, Card, IndexTable, Link, Tabs, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { oneOf } from "../../queries/list-filters.ts";
import { waitingMoves } from "../../queries/waiting-moves.ts";
import type {
  WaitingNumber,
  WaitingPlan,
} from "../../queries/waiting-plan.server.ts";
import { useFormat } from "../format.ts";
import { useListAddress } from "../list-address.ts";
import { NumberCell } from "../number-cell.tsx";
import { Pager } from "../pager.tsx";

/** Number by number: what its place shows, and what it will be told. */
export function WaitingNumbers({
  numbers,
  moves,
}: Pick<WaitingPlan, "numbers" | "moves">) {
  const { t } = useTranslation(["plan", "common"]);
  const { number } = useFormat();
  const { params, set } = useListAddress();
  const at = waitingMoves.indexOf(oneOf(waitingMoves, params.get("move")));
  const all = moves.lower + moves.higher + moves.zero;
  return (
    <Card padding="0">
      <Box padding="400" paddingBlockEnd="200">
        <Text as="h2" variant="headingMd">
          {t("numbers.title")}
        </Text>
      </Box>
      <Tabs
        selected={at}
        onSelect={(index) => set({ move: waitingMoves[index] ?? null })}
        tabs={waitingMoves.map((move) => ({
          id: move || "all",
          content: t("numbers.tab", {
            name: t(`numbers.move.${move || "all"}`),
            count: move ? moves[move] : all,
          }),
        }))}
      />
      <IndexTable
        selectable={false}
        resourceName={{
          singular: t("numbers.one"),
          plural: t("numbers.many"),
        }}
        itemCount={numbers.rows.length}
        headings={[
          { title: t("numbers.variant") },
          { title: t("numbers.sku") },
          { title: t("numbers.where") },
          { title: t("numbers.shows"), alignment: "end" },
          { title: t("numbers.told"), alignment: "end" },
        ]}
        emptyState={
          <Box padding="400">
            <Text as="p" tone="subdued" alignment="center">
              {t("numbers.none")}
            </Text>
          </Box>
        }
      >
        {numbers.rows.map((row, position) => (
          <Row
            key={`${row.channel}:${row.variantId}:${row.sku}`}
            row={row}
            position={position}
            write={number}
          />
        ))}
      </IndexTable>
      <Pager at={numbers} goTo={(page) => set({ page: String(page) })} />
    </Card>
  );
}

function Row({
  row: { variantId, channel, name, sku, shows, told },
  position,
  write,
}: {
  row: WaitingNumber;
  position: number;
  write: (value: number) => string;
}) {
  const { t } = useTranslation(["plan", "common"]);
  return (
    <IndexTable.Row id={`${channel}:${variantId}:${sku}`} position={position}>
      <IndexTable.Cell className="wrapping wide">
        <Text as="span" fontWeight="semibold">
          {name}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>{sku}</IndexTable.Cell>
      <IndexTable.Cell>{t(`common:channel.${channel}`)}</IndexTable.Cell>
      <NumberCell>{shows === null ? "–" : write(shows)}</NumberCell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric fontWeight="semibold">
          <Link
            url={`/app/stock/variant/${variantId}`}
            accessibilityLabel={t("numbers.why", { name, told })}
          >
            {write(told)}
          </Link>
        </Text>
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}
