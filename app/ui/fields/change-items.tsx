import {
  Badge,
  BlockStack,
  Box,
  Card,
  InlineStack,
  Text,
} from "@shopify/polaris";
import type { ChangePreview } from "#core/flows/change-fields.ts";
import { useFormat } from "../format.ts";

const sideName = { storefront: "Shopify", marketplace: "TikTok Shop" } as const;

/** Item by item: what is there, what will be, and what will be left alone and why. */
export function ChangeItems({ preview }: { preview: ChangePreview }) {
  const { counted } = useFormat();
  const { items, writes, blocked } = preview;
  const hidden = writes + blocked - items.length;
  return (
    <Card padding="0">
      <ul className="rows">
        {items.map((item) => (
          <li key={item.itemId}>
            <BlockStack gap="050">
              <InlineStack gap="200">
                <Text as="span" fontWeight="semibold">
                  {item.label}
                </Text>
                {item.blockedBy && <Badge tone="warning">Left alone</Badge>}
              </InlineStack>
              <Text as="p" tone="subdued" breakWord>
                {item.blockedBy ??
                  `${sideName[item.side]}: ${item.before} → ${item.after}`}
              </Text>
            </BlockStack>
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <Box padding="400">
          <Text as="p" tone="subdued">
            {`and ${counted(hidden, "more", "more")}`}
          </Text>
        </Box>
      )}
    </Card>
  );
}
