import { Form, useNavigation } from "@remix-run/react";
import { BlockStack, Button, Card, InlineGrid, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ConflictView } from "../../queries/conflicts.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { sayRecorded } from "../recorded.ts";
import { Ago } from "../time.tsx";
import { choiceInWords } from "./conflict-words.ts";

/** A question that is over: who decided what, when and why. */
export function Settled({
  conflict,
  now,
}: {
  conflict: ConflictView;
  now: Date;
}) {
  const { t } = useTranslation(rooms);
  const { settledBy, settledAt, settleReason, choice, undo } = conflict;
  const navigation = useNavigation();
  const columns = [
    [
      t(
        conflict.kind === "stock"
          ? "conflicts:settled.history"
          : "conflicts:side.agreed",
      ),
      conflict.base,
    ],
    [t("common:channel.storefront"), conflict.storefront],
    [t("common:channel.marketplace"), conflict.marketplace],
    [t("conflicts:settled.network"), conflict.network],
  ].filter(([, value]) => value !== null);
  return (
    <>
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {choiceInWords(choice, conflict.field, t)}
          </Text>
          <Text as="p" tone="subdued">
            {t("conflicts:settled.by", {
              who: sayRecorded(settledBy ?? "Quayside", t),
            })}{" "}
            {settledAt && <Ago at={settledAt} now={now} />}
          </Text>
          {settleReason && (
            <Text as="p">
              {t("conflicts:settled.reason", {
                reason: sayRecorded(settleReason, t),
              })}
            </Text>
          )}
          {undo && (
            <Form method="post">
              <input type="hidden" name="undo" value={undo} />
              <Button submit loading={navigation.formMethod === "POST"}>
                {t("conflicts:settled.setBack")}
              </Button>
              <Text as="p" tone="subdued">
                {t("conflicts:settled.setBackHelp")}
              </Text>
            </Form>
          )}
        </BlockStack>
      </Card>
      <InlineGrid
        columns={{ xs: 1, md: Math.max(1, columns.length) }}
        gap="400"
      >
        {columns.map(([title, value]) => (
          <Card key={title}>
            <BlockStack gap="100">
              <Text as="h3" tone="subdued">
                {t("conflicts:settled.column", { title })}
              </Text>
              <Text as="p" breakWord>
                {value}
              </Text>
            </BlockStack>
          </Card>
        ))}
      </InlineGrid>
    </>
  );
}
