import { useFetcher } from "@remix-run/react";
import {
  Badge,
  BlockStack,
  Box,
  Button,
  Card,
  Icon,
  InlineStack,
  Text,
} from "@shopify/polaris";
import { NotificationIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import type { Notices } from "../../queries/notices.server.ts";
import { NoticeRows } from "./notice-rows.tsx";

/** What the shop is told of now, with how much of it is new to whoever looks. Nothing stands: nothing is shown. */
export function NoticeCard({ notices, now }: { notices: Notices; now: Date }) {
  const { t } = useTranslation("notices");
  const fetcher = useFetcher();
  // Nothing hangs on it: it counts as done when it is pressed.
  const isRead = fetcher.state !== "idle";
  const unread = isRead ? 0 : notices.unread;
  const rows = isRead
    ? notices.rows.map((row) => ({ ...row, isNew: false }))
    : notices.rows;
  if (notices.open === 0) return null;
  return (
    <section aria-labelledby="notices-title">
      <Card padding="0">
        <Box padding="400">
          <InlineStack align="space-between" blockAlign="center" gap="300">
            <InlineStack gap="200" blockAlign="center">
              <Box>
                <Icon source={NotificationIcon} />
              </Box>
              <Text as="h2" variant="headingMd" id="notices-title">
                {t("title")}
              </Text>
              {unread > 0 && (
                <Badge tone="attention">{t("unread", { count: unread })}</Badge>
              )}
            </InlineStack>
            <InlineStack gap="200">
              {unread > 0 && (
                <fetcher.Form method="post" action="/app/notifications">
                  <Button submit>{t("markRead")}</Button>
                </fetcher.Form>
              )}
              <Button url="/app/notifications">
                {t("all", { count: notices.open })}
              </Button>
            </InlineStack>
          </InlineStack>
        </Box>
        <BlockStack>
          <NoticeRows rows={rows} now={now} />
        </BlockStack>
      </Card>
    </section>
  );
}
