import { Link } from "@remix-run/react";
import { Badge, IndexTable, Text } from "@shopify/polaris";
import type { ShownNumber } from "../../queries/number-history.server.ts";
import { useFormat } from "../format.ts";
import { Moment } from "../time.tsx";
import { channelNames } from "./rule-words.ts";

/** What the places have shown, newest first: who moved it and why. */
export function NumberHistory({ history }: { history: ShownNumber[] }) {
  const { number, signed } = useFormat();
  return (
    <IndexTable
      selectable={false}
      resourceName={{ singular: "number", plural: "numbers" }}
      itemCount={history.length}
      headings={[
        { title: "When" },
        { title: "Where" },
        { title: "Shown", alignment: "end" },
        { title: "Because" },
      ]}
    >
      {history.map((line, position) => (
        <IndexTable.Row id={line.id} key={line.id} position={position}>
          <IndexTable.Cell>
            {line.effectId && line.channel === "storefront" ? (
              <Link to={`/app/stock/${line.effectId}`}>
                <Moment at={line.at} seconds />
              </Link>
            ) : (
              <Moment at={line.at} seconds />
            )}
          </IndexTable.Cell>
          <IndexTable.Cell>{channelNames[line.channel]}</IndexTable.Cell>
          <IndexTable.Cell>
            <Text as="span" alignment="end" numeric>
              {line.before === null ? "" : `${number(line.before)} → `}
              {number(line.quantity)}
            </Text>
          </IndexTable.Cell>
          <IndexTable.Cell>
            {line.terms ? (
              <>
                {line.terms
                  .map(({ term, quantity }) => `${term} ${signed(quantity)}`)
                  .join(", ")}{" "}
                {line.ruleVersion !== null && (
                  <Badge>{`rule version ${line.ruleVersion}`}</Badge>
                )}
              </>
            ) : (
              <Text as="span" tone="subdued">
                {`${channelNames[line.channel]} moved it itself, by a sale or a change made there`}
              </Text>
            )}
          </IndexTable.Cell>
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}
