import { Box, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ChangePreview } from "#core/flows/change-fields.ts";
import { rooms } from "../../texts/rooms.ts";
import { Pager } from "../pager.tsx";
import { ChangeItem } from "./change-item.tsx";

/** Item by item: what is there, what will be, and what will be left alone and why. */
export function ChangeItems({
  preview,
  goTo,
}: {
  preview: ChangePreview;
  /** Leads to another page of them; where there is no way the rest is counted. */
  goTo?: (page: number) => void;
}) {
  const { t } = useTranslation(rooms);
  const { items, writes, blocked, page, pages } = preview;
  const total = writes + blocked;
  const hidden = goTo ? 0 : total - items.length;
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
      {goTo && <Pager at={{ page, pages, total }} goTo={goTo} />}
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
