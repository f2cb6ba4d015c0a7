import { Card, IndexTable, Text } from "@shopify/polaris";
import type { StockPlace } from "../../queries/stock-places.server.ts";
import { useFormat } from "../format.ts";
import { poolNames } from "./pool-words.ts";

const columns = [
  ["onHand", "On hand"],
  ["reserved", "Reserved"],
  ["unfulfillable", "Cannot be sold"],
  ["available", "Available"],
  ["inTransit", "On the way there"],
] as const satisfies [keyof StockPlace, string][];

/** Where the units of a variant lie: a line for each place, and no sum over pools that sell apart. */
export function PlacesCard({ places }: { places: StockPlace[] }) {
  const { number } = useFormat();
  if (places.length === 0) return null;
  return (
    <Card padding="0">
      <IndexTable
        selectable={false}
        resourceName={{ singular: "place", plural: "places" }}
        itemCount={places.length}
        headings={[
          { title: "Where it lies" },
          { title: "Whose stock" },
          ...columns.map(([, title]) => ({ title, alignment: "end" as const })),
        ]}
      >
        {places.map((place, position) => (
          <IndexTable.Row
            id={place.poolId}
            key={place.poolId}
            position={position}
          >
            <IndexTable.Cell>{place.name}</IndexTable.Cell>
            <IndexTable.Cell>
              <Text as="span" tone="subdued">
                {poolNames[place.kind]}
              </Text>
            </IndexTable.Cell>
            {columns.map(([column]) => (
              <IndexTable.Cell key={column}>
                <Text as="span" alignment="end" numeric>
                  {number(place[column])}
                  {column === "onHand" && place.ledger !== place.onHand
                    ? ` (the ledger: ${number(place.ledger)})`
                    : ""}
                </Text>
              </IndexTable.Cell>
            ))}
          </IndexTable.Row>
        ))}
      </IndexTable>
    </Card>
  );
}
