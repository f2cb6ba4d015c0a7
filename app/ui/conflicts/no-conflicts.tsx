import { Box, Card, Text } from "@shopify/polaris";

/** A list without a question. */
export const NoConflicts = ({ text }: { text: string }) => (
  <Card>
    <Box padding="400">
      <Text as="p" tone="subdued" alignment="center">
        {text}
      </Text>
    </Box>
  </Card>
);
