import { Banner, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { SinceLastVisit as Since } from "../../queries/since-last-visit.server.ts";
import { useRelativeTime } from "../time.tsx";

/** What happened while the reader was away, in one sentence; nothing on a first visit. */
export function SinceLastVisit({ since, now }: { since: Since; now: Date }) {
  const { t, i18n } = useTranslation("home");
  const relative = useRelativeTime();
  if (!since) return null;
  const { at, orders, parcels, changes, asked, answered } = since;
  const parts = [
    orders > 0 && t("since.orders", { count: orders }),
    parcels > 0 && t("since.parcels", { count: parcels }),
    changes > 0 && t("since.changes", { count: changes }),
    asked > 0 && t("since.asked", { count: asked }),
    answered > 0 && t("since.answered", { count: answered }),
  ].filter((part) => part !== false);
  const list = new Intl.ListFormat(i18n.language, { type: "conjunction" });
  return (
    <Banner title={t("since.title", { when: relative(at, now) })}>
      <Text as="p">
        {parts.length === 0 ? t("since.nothing") : list.format(parts)}
      </Text>
    </Banner>
  );
}
