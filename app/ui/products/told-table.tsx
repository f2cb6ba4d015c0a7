import { Link } from "@remix-run/react";
import { IndexTable, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { NumberOfCall } from "../../queries/told-stock.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { Terms } from "../stock/terms.tsx";
import { Moment } from "../time.tsx";

/** Numbers as they were told, each with its terms. */
export function ToldTable({ told }: { told: NumberOfCall[] }) {
  const { t } = useTranslation(rooms);
  return (
    <IndexTable
      selectable={false}
      resourceName={{
        singular: t("products:toldTable.number"),
        plural: t("products:toldTable.numbers"),
      }}
      itemCount={told.length}
      headings={[
        { title: t("products:toldTable.variant") },
        { title: t("products:toldTable.told") },
        { title: t("products:toldTable.from"), alignment: "end" },
        { title: t("products:toldTable.to"), alignment: "end" },
        { title: t("products:toldTable.because") },
      ]}
    >
      {told.map((one, position) => (
        <IndexTable.Row id={one.id} key={one.id} position={position}>
          <IndexTable.Cell>
            {one.variantId ? (
              <Link to={`/app/stock/variant/${one.variantId}`}>{one.name}</Link>
            ) : (
              one.name
            )}{" "}
            <Text as="span" tone="subdued">
              {one.sku}
            </Text>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <Moment at={one.at} />
          </IndexTable.Cell>
          <IndexTable.Cell>
            <Text as="span" alignment="end" numeric>
              {one.before}
            </Text>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <Text as="span" alignment="end" numeric>
              {one.after}
            </Text>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <span className="wrapping">
              <Terms terms={one.terms} number={{ ...one, page: null }} />
            </span>
          </IndexTable.Cell>
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}
