import { IndexTable, Text } from "@shopify/polaris";

/** A cell of a table for a number, or for what is said in its place. */
export function NumberCell({ children }: { children: string }) {
  return (
    <IndexTable.Cell>
      <Text as="span" alignment="end" numeric>
        {children}
      </Text>
    </IndexTable.Cell>
  );
}
