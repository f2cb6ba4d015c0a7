import { Box, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ChangePreview } from "#core/flows/change-fields.ts";
import { rooms } from "../../texts/rooms.ts";
import { ChangeItem } from "./change-item.tsx";

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
            <ChangeItem
              item={item}
              name={item.label}
              blockedMark={t("fields:leftAlone")}
            />
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
