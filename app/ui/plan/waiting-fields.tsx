import {
  Badge,
  BlockStack,
  Box,
  Card,
  InlineStack,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { isField } from "#core/domain/field-words.ts";
import type { WaitingWrites } from "#core/flows/pause-writing.ts";
import { rooms } from "../../texts/rooms.ts";
import { sayRecorded } from "../recorded.ts";

/** Titles, prices, pictures and their like that will be written: what is there, what will be, what will be refused. */
export function WaitingFields({ writes }: { writes: WaitingWrites }) {
  const { t } = useTranslation(rooms);
  const { fields, fieldWrites } = writes;
  if (fieldWrites === 0) return null;
  return (
    <Card padding="0">
      <Box padding="400" paddingBlockEnd="200">
        <Text as="h2" variant="headingMd">
          {t("plan:fields.title")}
        </Text>
      </Box>
      <ul className="rows" aria-label={t("plan:fields.title")}>
        {fields.map((item) => (
          <li key={`${item.side}:${item.field}:${item.itemId}`}>
            <BlockStack gap="050">
              <InlineStack gap="200">
                <Text as="span" fontWeight="semibold">
                  {isField(item.field)
                    ? `${item.label} · ${t(`fields:name.${item.field}`)}`
                    : item.label}
                </Text>
                {item.blockedBy && (
                  <Badge tone="warning">{t("plan:fields.refused")}</Badge>
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
      {fieldWrites > fields.length && (
        <Box padding="400">
          <Text as="p" tone="subdued">
            {t("fields:more", { count: fieldWrites - fields.length })}
          </Text>
        </Box>
      )}
    </Card>
  );
}
