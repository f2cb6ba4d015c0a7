import { Link } from "@remix-run/react";
import { IndexTable, Text } from "@shopify/polaris";
import type { ToldNumber } from "../../queries/told-stock.server.ts";
import { Moment } from "../time.tsx";

/** Numbers as they were told, each with its terms. */
export function ToldTable({ told }: { told: ToldNumber[] }) {
  return (
    <IndexTable
      selectable={false}
      resourceName={{ singular: "number", plural: "numbers" }}
      itemCount={told.length}
      headings={[
        { title: "Variant" },
        { title: "Told" },
        { title: "From", alignment: "end" },
        { title: "To", alignment: "end" },
        { title: "Because" },
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
            {one.terms
              .map(({ term, quantity }) => `${term} ${signed(quantity)}`)
              .join(", ")}
          </IndexTable.Cell>
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

const signed = (quantity: number) =>
  quantity < 0 ? `−${-quantity}` : `+${quantity}`;
