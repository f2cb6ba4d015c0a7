import {
  Badge,
  BlockStack,
  Box,
  Card,
  InlineStack,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ChangePreview } from "#core/flows/change-fields.ts";
import { rooms } from "../../texts/rooms.ts";
import { sayRecorded } from "../recorded.ts";

/** Item by item: what is there, what will be, and what will be left alone and why. */
export function ChangeItems({ preview }: { preview: ChangePreview }) {
  const { t } = useTranslation(rooms);

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
                {item.blockedBy && (
                  <Badge tone="warning">{t("fields:leftAlone")}</Badge>
                )}
              </InlineStack>
              <Text as="p" tone="subdued" breakWord>
                {item.blockedBy
                  ? sayRecorded(item.blockedBy, t)
                  : t("fields:changeOf", {
                      side: t(`common:channel.${item.side}`),
                      before: item.before,
                      after: item.after,
                    })}
              </Text>
            </BlockStack>
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <Box padding="400">
          <Text as="p" tone="subdued">
            {t("fields:more", { count: hidden })}
          </Text>
        </Box>
      )}
    </Card>
  );
}
