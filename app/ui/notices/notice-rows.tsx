import { Badge, BlockStack, InlineStack, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { NoticeView } from "../../queries/notices.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { useFormat } from "../format.ts";
import { useIsAwake } from "../reader.tsx";
import { Ago } from "../time.tsx";

/** Notices, each with what it means and the way to the thing itself. */
export function NoticeRows({ rows, now }: { rows: NoticeView[]; now: Date }) {
  const { t } = useTranslation(rooms);
  return (
    <ul className="rows">
      {rows.map((notice) => (
        <li key={notice.id}>
          <InlineStack
            align="space-between"
            blockAlign="start"
            gap="300"
            wrap={false}
          >
            <BlockStack gap="050">
              <InlineStack align="start" gap="200" blockAlign="center">
                <Link url={notice.url} monochrome removeUnderline>
                  <NoticeTitle notice={notice} />
                </Link>
                {notice.isNew && (
                  <Badge tone="attention">{t("notices:new")}</Badge>
                )}
                {notice.resolvedAt && (
                  <Badge tone="success">{t("notices:over")}</Badge>
                )}
              </InlineStack>
              <Text as="span" tone="subdued">
                {t(`notices:kind.${notice.kind}.means`)}
              </Text>
            </BlockStack>
            <Text as="span" tone="subdued">
              <Ago at={notice.resolvedAt ?? notice.openedAt} now={now} />
            </Text>
          </InlineStack>
        </li>
      ))}
    </ul>
  );
}

function NoticeTitle({ notice }: { notice: NoticeView }) {
  const { t } = useTranslation(rooms);
  const { instant, number } = useFormat();
  const isAwake = useIsAwake();
  // The server does not know the reader's time zone: until the page has woken up a title with a moment keeps its room.
  return (
    <span style={notice.at && !isAwake ? { visibility: "hidden" } : undefined}>
      <Text as="span" fontWeight="semibold">
        {t(`notices:kind.${notice.kind}.title`, {
          subject: notice.subject,
          days: notice.days === null ? "" : number(notice.days),
          at: notice.at
            ? instant(notice.at, isAwake ? {} : { timeZone: "UTC" })
            : "",
        })}
      </Text>
    </span>
  );
}
