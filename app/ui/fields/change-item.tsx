import { Badge, BlockStack, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ChangeItem as Item } from "#core/domain/merge/plan-change.ts";
import { rooms } from "../../texts/rooms.ts";
import { sayRecorded } from "../recorded.ts";

/** One value that will be written: what is there and what will be, and what TikTok Shop will say to it; or why it will not, under a mark that says so. */
export function ChangeItem({
  item,
  name,
  blockedMark,
}: {
  item: Pick<Item, "side" | "before" | "after" | "blockedBy" | "untakenBy"> & {
    isUnlooked?: boolean;
  };
  name: string;
  blockedMark: string;
}) {
  const { t } = useTranslation(rooms);
  return (
    <BlockStack gap="050">
      <InlineStack gap="200">
        <Text as="span" fontWeight="semibold">
          {name}
        </Text>
        {item.blockedBy && <Badge tone="warning">{blockedMark}</Badge>}
        {!item.blockedBy && item.untakenBy && (
          <Badge tone="attention">{t("fields:untaken.mark")}</Badge>
        )}
        {item.isUnlooked && <Badge>{t("fields:unlooked")}</Badge>}
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
      {!item.blockedBy && item.untakenBy && (
        <Text as="p" tone="subdued">
          {`${sayRecorded(item.untakenBy, t)} ${t("fields:untaken.again")}`}
        </Text>
      )}
    </BlockStack>
  );
}
