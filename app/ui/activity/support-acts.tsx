import { BlockStack, Box, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ActInShop } from "../../queries/support/staff-acts.server.ts";
import { Moment } from "../time.tsx";

/** What Quayside's own staff looked at and did in the shop, newest first; nothing where nobody ever did. */
export function SupportActs({ acts }: { acts: ActInShop[] }) {
  const { t } = useTranslation("activity");
  if (acts.length === 0) return null;
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("support.title")}
          </Text>
          <Text as="p" tone="subdued">
            {t("support.text")}
          </Text>
        </BlockStack>
      </Box>
      <ul className="rows">
        {acts.map(({ id, who, kind, subject, reason, at }) => (
          <li key={id}>
            <BlockStack gap="050">
              <Text as="span">
                {t(`support.${kind as "read"}`, {
                  who,
                  what: t(`support.of.${sortOf(subject)}`),
                })}
                {reason && `: ${reason}`}
              </Text>
              <Text as="span" tone="subdued" variant="bodySm">
                <Moment at={at} seconds />
              </Text>
            </BlockStack>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const sorts = [
  "order",
  "conflict",
  "conflicts",
  "effect",
  "entry",
  "shop",
  "share",
] as const;

/** `order:<id>` is about an order. */
const sortOf = (subject: string): (typeof sorts)[number] =>
  sorts.find((sort) => subject.startsWith(`${sort}:`)) ?? "shop";
