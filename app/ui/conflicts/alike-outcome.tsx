import { Banner, BlockStack, List, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ResolvedAll } from "#core/flows/resolve-conflicts.ts";
import type { Translate } from "../../texts/rooms.ts";
import { rooms } from "../../texts/rooms.ts";
import { sayRecorded } from "../recorded.ts";

type Told = Omit<ResolvedAll, "items"> & {
  items: (ResolvedAll["items"][number] & { subject: string })[];
};

/** What came of each question; those that were left are named with the reason. */
export function AlikeOutcome({ resolved }: { resolved: Told }) {
  const { t } = useTranslation(rooms);

  if (resolved.rule === "moved" && resolved.items.length === 0)
    return (
      <Banner tone="warning" title={t("common:changedMeanwhile")}>
        {t("conflicts:alike.nothingDone")}
      </Banner>
    );
  const left = resolved.items.flatMap((one) => {
    const why = whyLeft(one, t);
    return why ? [{ ...one, why }] : [];
  });
  return (
    <Banner
      tone={left.length > 0 ? "warning" : "success"}
      title={t("conflicts:alike.settled", { count: resolved.settled })}
    >
      <BlockStack gap="200">
        {resolved.rule === "set" && (
          <Text as="p">{t("conflicts:alike.ruleSet")}</Text>
        )}
        {left.length > 0 && (
          <List>
            {left.map((one) => (
              <List.Item key={one.conflictId}>
                {t("conflicts:alike.left", {
                  subject: sayRecorded(one.subject, t),
                  why: one.why,
                })}
              </List.Item>
            ))}
          </List>
        )}
      </BlockStack>
    </Banner>
  );
}

function whyLeft(
  one: ResolvedAll["items"][number],
  t: Translate,
): string | null {
  switch (one.outcome) {
    case "moved":
    case "already":
    case "unknown":
      return t(`conflicts:alike.why.${one.outcome}`);
    case "unfit":
      return sayRecorded(one.why, t);
    default:
      return null;
  }
}
