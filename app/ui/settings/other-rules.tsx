import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Settings } from "../../queries/settings.server.ts";
import { rooms, type Translate } from "../../texts/rooms.ts";

/** Rules with a page of their own: how they stand, and the way there. */
export const OtherRules = memo(function OtherRules({
  settings,
}: {
  settings: Settings;
}) {
  const { t } = useTranslation(rooms);
  return (
    <Card padding="0">
      <ul className="rows">
        {linesOf(settings, t).map(({ title, stands, url }) => (
          <li key={url}>
            <InlineStack
              align="space-between"
              blockAlign="center"
              gap="300"
              wrap={false}
            >
              <BlockStack gap="050">
                <Text as="h2" variant="headingSm">
                  {title}
                </Text>
                <Text as="p" tone="subdued">
                  {stands}
                </Text>
              </BlockStack>
              <Button
                url={url}
                accessibilityLabel={t("settings:changeOf", { title })}
              >
                {t("settings:change")}
              </Button>
            </InlineStack>
          </li>
        ))}
      </ul>
    </Card>
  );
});

const linesOf = (settings: Settings, t: Translate) => {
  const decided = settings.policies.filter(({ policy }) => policy !== "ask");
  return [
    {
      title: t("settings:fields.title"),
      stands:
        decided.length === 0
          ? t("settings:fields.none")
          : decided
              .map(({ field, policy }) =>
                t("settings:fields.one", {
                  field: t(`fields:label.${field}`),
                  policy: t(`fields:policy.${policy}`),
                }),
              )
              .join(", "),
      url: "/app/fields",
    },
    {
      title: t("settings:carriers.title"),
      stands:
        settings.carrierNames === 0
          ? t("settings:carriers.none")
          : t("settings:carriers.some", { count: settings.carrierNames }),
      url: "/app/carriers",
    },
    {
      title: t("settings:replenishment.title"),
      stands: t(
        settings.hasReplenishmentPolicy
          ? "settings:replenishment.own"
          : "settings:replenishment.none",
      ),
      url: "/app/replenishment",
    },
  ];
};
