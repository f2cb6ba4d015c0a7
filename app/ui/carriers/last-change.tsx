import { Form, useNavigation } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { CarriersShown } from "../../queries/carriers.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { sayRecorded } from "../recorded.ts";
import { Ago } from "../time.tsx";

const written = (names: Record<string, string>) =>
  Object.entries(names)
    .map(([from, to]) => `${from} → ${to}`)
    .join(", ") || "–";

/** Who changed the names last, from what to what, and the way back. */
export function LastChange({
  last,
  now,
}: {
  last: NonNullable<CarriersShown["last"]>;
  now: Date;
}) {
  const { t } = useTranslation(rooms);
  const navigation = useNavigation();
  return (
    <Card>
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <BlockStack gap="050">
          <Text as="h2" variant="headingMd">
            {t("carriers:last.title")}
          </Text>
          <Text as="p" tone="subdued">
            {sayRecorded(last.who, t)} <Ago at={last.at} now={now} />
          </Text>
          <Text as="p">
            {t("carriers:last.change", {
              before: written(last.before),
              after: written(last.after),
            })}
          </Text>
        </BlockStack>
        {last.isCurrent && (
          <Form method="post">
            <input type="hidden" name="undo" value="last" />
            <Button submit loading={navigation.formData?.has("undo") ?? false}>
              {t("carriers:last.undo")}
            </Button>
          </Form>
        )}
      </InlineStack>
    </Card>
  );
}
