import { Link } from "@remix-run/react";
import { Badge, Box, Card, IndexTable, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { StockPlace } from "../../queries/stock-places.server.ts";
import type { Uncounted } from "../../queries/warehouses.server.ts";
import { useFormat } from "../format.ts";

const columns = [
  "onHand",
  "reserved",
  "unfulfillable",
  "available",
  "inTransit",
] as const satisfies (keyof StockPlace)[];

/** Where the units of a variant lie: a line for each place, and no sum over pools that sell apart. */
export function PlacesCard({
  places,
  uncounted,
}: {
  places: StockPlace[];
  uncounted: Uncounted[];
}) {
  const { t } = useTranslation("places");
  const { number } = useFormat();
  if (places.length === 0 && uncounted.length === 0) return null;
  return (
    <Card padding="0">
      <IndexTable
        selectable={false}
        itemCount={places.length}
        headings={[
          { title: t("title") },
          { title: t("whose") },
          ...columns.map((column) => ({
            title: t(`columns.${column}`),
            alignment: "end" as const,
          })),
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
                {t(`kinds.${place.kind}`)}
              </Text>
            </IndexTable.Cell>
            {columns.map((column) => (
              <IndexTable.Cell key={column}>
                <Text as="span" alignment="end" numeric>
                  {number(place[column])}
                  {column === "onHand" &&
                    place.ledger !== place.onHand &&
                    t("ledger", { units: place.ledger })}
                </Text>
              </IndexTable.Cell>
            ))}
          </IndexTable.Row>
        ))}
      </IndexTable>
      {uncounted.map(({ warehouseId, name, units, isApart }) => (
        <Box key={warehouseId} padding="300">
          <Text as="p">
            <Badge tone={isApart ? undefined : "attention"}>
              {t("warehouses.uncounted")}
            </Badge>{" "}
            {t(isApart ? "warehouses.apartHere" : "warehouses.uncountedHere", {
              units: t("warehouses.units", { count: units }),
              name,
            })}{" "}
            <Link to="/app/stock/rules">{t("warehouses.open")}</Link>
          </Text>
        </Box>
      ))}
    </Card>
  );
}
