import { Link } from "@remix-run/react";
import {
  Badge,
  BlockStack,
  Box,
  Card,
  IndexTable,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type {
  InTransit,
  StockPlace,
} from "../../queries/stock-places.server.ts";
import type { Uncounted } from "../../queries/warehouses.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { useFormat } from "../format.ts";

const columns = [
  "onHand",
  "reserved",
  "unfulfillable",
  "available",
  "inTransit",
] as const satisfies (keyof StockPlace)[];

/**
 * Where the units of a variant lie: a line for each place, and no sum over pools that sell apart. What is under way to the
 * network is a line of its own, with its deliveries below.
 */
export function PlacesCard({
  places,
  inTransit,
  uncounted,
}: {
  places: StockPlace[];
  inTransit: InTransit | null;
  uncounted: Uncounted[];
}) {
  const { t } = useTranslation(rooms);
  const { number } = useFormat();
  if (places.length === 0 && !inTransit && uncounted.length === 0) return null;
  return (
    <Card padding="0">
      <IndexTable
        selectable={false}
        itemCount={places.length + (inTransit ? 1 : 0)}
        headings={[
          { title: t("places:title") },
          { title: t("places:whose") },
          ...columns.map((column) => ({
            title: t(`places:columns.${column}`),
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
                {t(`places:kinds.${place.kind}`)}
              </Text>
            </IndexTable.Cell>
            {columns.map((column) => (
              <IndexTable.Cell key={column}>
                <Text as="span" alignment="end" numeric>
                  {number(place[column])}
                  {column === "onHand" &&
                    place.ledger !== place.onHand &&
                    t("places:ledger", { units: place.ledger })}
                </Text>
              </IndexTable.Cell>
            ))}
          </IndexTable.Row>
        ))}
        {inTransit && (
          <IndexTable.Row id="transit" position={places.length}>
            <IndexTable.Cell>{t("places:transit.name")}</IndexTable.Cell>
            <IndexTable.Cell>
              <Text as="span" tone="subdued">
                {t("places:kinds.transit")}
              </Text>
            </IndexTable.Cell>
            {columns.map((column) => (
              <IndexTable.Cell key={column}>
                <Text as="span" alignment="end" numeric>
                  {column === "inTransit" ? number(inTransit.units) : "–"}
                </Text>
              </IndexTable.Cell>
            ))}
          </IndexTable.Row>
        )}
      </IndexTable>
      {inTransit && (
        <Box padding="300">
          <BlockStack gap="100">
            {inTransit.deliveries.map((delivery) => (
              <Text as="p" key={delivery.externalId}>
                {t("places:transit.delivery", { count: delivery.units })}{" "}
                <DeliveryName delivery={delivery} />
              </Text>
            ))}
            <Text as="p" tone="subdued">
              {t("places:transit.beside")}
            </Text>
          </BlockStack>
        </Box>
      )}
      {uncounted.map(({ warehouseId, name, units, isApart }) => (
        <Box key={warehouseId} padding="300">
          <Text as="p">
            <Badge tone={isApart ? undefined : "attention"}>
              {t("places:warehouses.uncounted")}
            </Badge>{" "}
            {t(
              isApart
                ? "places:warehouses.apartHere"
                : "places:warehouses.uncountedHere",
              {
                units: t("places:warehouses.units", { count: units }),
                name,
              },
            )}{" "}
            <Link to="/app/stock/rules">{t("places:warehouses.open")}</Link>
          </Text>
        </Box>
      ))}
    </Card>
  );
}

/** A delivery by its number, a step away where it is known. */
function DeliveryName({
  delivery: { externalId, planId },
}: {
  delivery: InTransit["deliveries"][number];
}) {
  const name = `IBR${externalId}`;
  return planId ? (
    <Link to={`/app/replenishment/${planId}`}>{name}</Link>
  ) : (
    name
  );
}
