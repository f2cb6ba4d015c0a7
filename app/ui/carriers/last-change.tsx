import { Form, useNavigation } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { CarrierNames } from "#core/domain/orders/carrier-names.ts";
import type { CarriersShown } from "../../queries/carriers.server.ts";
import { rooms, type Translate } from "../../texts/rooms.ts";
import { sayRecorded } from "../recorded.ts";
import { Ago } from "../time.tsx";

/** The names of both sides, each behind the side that is told them. */
const written = (names: CarrierNames, t: Translate) =>
  (["marketplace", "storefront"] as const)
    .filter((side) => Object.keys(names[side]).length > 0)
    .map((side) =>
      t(`carriers:last.${side}`, {
        names: Object.entries(names[side])
          .map(([from, to]) => `${from} → ${to}`)
          .join(", "),
      }),
    )
    .join("; ") || "–";

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
              before: written(last.before, t),
              after: written(last.after, t),
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
