import { BlockStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ConflictGroup } from "../../queries/conflict-groups.server.ts";
import { NoConflicts } from "./no-conflicts.tsx";
import { OpenGroup } from "./open-group.tsx";
import { moveByKey } from "./row-keys.ts";

/** Open questions by their cause: what runs out first, and then what is worth most, stands first. */
export function OpenGroups({
  groups,
  currency,
  now,
  empty,
}: {
  groups: ConflictGroup[];
  currency: string;
  now: Date;
  empty: string;
}) {
  const { t } = useTranslation("conflicts");
  if (groups.length === 0) return <NoConflicts text={empty} />;
  return (
    <BlockStack gap="400">
      <Text as="p" tone="subdued">
        {t("keys")}
      </Text>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only carries the keys of the links and boxes in it. */}
      <div onKeyDown={moveByKey}>
        <BlockStack gap="400">
          {groups.map((group) => (
            <OpenGroup
              key={group.cause}
              group={group}
              currency={currency}
              now={now}
            />
          ))}
        </BlockStack>
      </div>
    </BlockStack>
  );
}
