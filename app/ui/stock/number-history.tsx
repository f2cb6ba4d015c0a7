import { Link } from "@remix-run/react";
import { IndexTable, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import {
  causesOfSeen,
  type LevelCauses,
  type OrderMove,
} from "#core/domain/stock/level-causes.ts";
import type { Sale } from "#core/domain/stock/sales.ts";
import type { ShownNumber } from "../../queries/number-history.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { useFormat } from "../format.ts";
import { Moment } from "../time.tsx";
import { OrdersThatMoved } from "./orders-that-moved.tsx";
import type { ReadOf } from "./term-address.ts";
import { Terms, VersionLink } from "./terms.tsx";

/** What the places have shown, newest first: who moved it and why. */
export function NumberHistory({
  history,
  sales,
  restocked,
  read,
}: {
  history: ShownNumber[];
  read: ReadOf;
  sales: Sale[];
  restocked: OrderMove[];
}) {
  const { t } = useTranslation(rooms);
  const causes = causesOfSeen(history, sales, restocked);
  const { number } = useFormat();
  return (
    <IndexTable
      selectable={false}
      resourceName={{
        singular: t("stock:history.number"),
        plural: t("stock:history.numbers"),
      }}
      itemCount={history.length}
      headings={[
        { title: t("stock:history.when") },
        { title: t("stock:history.where") },
        { title: t("stock:history.shown"), alignment: "end" },
        { title: t("stock:history.because") },
      ]}
    >
      {history.map((line, position) => (
        <IndexTable.Row id={line.id} key={line.id} position={position}>
          <IndexTable.Cell>
            {line.effectId ? (
              <Link to={`/app/stock/${line.effectId}`}>
                <Moment at={line.at} seconds />
              </Link>
            ) : (
              <Moment at={line.at} seconds />
            )}
          </IndexTable.Cell>
          <IndexTable.Cell>
            {t(`common:channel.${line.channel}`)}
            {line.warehouse && `, ${line.warehouse}`}
          </IndexTable.Cell>
          <IndexTable.Cell>
            <Text as="span" alignment="end" numeric>
              {line.before === null ? "" : `${number(line.before)} → `}
              {number(line.quantity)}
            </Text>
          </IndexTable.Cell>
          <IndexTable.Cell>
            {line.terms ? (
              <span className="wrapping">
                <Terms terms={line.terms} number={{ ...read, ...line }} />{" "}
                <VersionOf line={line} read={read} />
              </span>
            ) : (
              <Itself line={line} causes={causes.get(line)} />
            )}
          </IndexTable.Cell>
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

/** Under which version of a rule a number was told: its terms may leave that out, where the rule took nothing away. */
function VersionOf({ line, read }: { line: ShownNumber; read: ReadOf }) {
  const { t } = useTranslation("stock");
  if (line.ruleId === null || line.ruleVersion === null) return null;
  return (
    <VersionLink id={line.ruleId} read={read}>
      {t("history.version", { version: line.ruleVersion })}
    </VersionLink>
  );
}

/** What the channel moved itself: by which orders, where they are known. */
function Itself({
  line,
  causes,
}: {
  line: ShownNumber;
  causes: LevelCauses | undefined;
}) {
  const { t } = useTranslation(rooms);
  const channel = t(`common:channel.${line.channel}`);
  return causes && causes.moves.length > 0 ? (
    <OrdersThatMoved
      causes={causes}
      rest={t("stock:history.there", { channel })}
    />
  ) : (
    <Text as="span" tone="subdued">
      {t("stock:history.itself", { channel })}
    </Text>
  );
}
