import { Form, useNavigation } from "@remix-run/react";
import { BlockStack, Box, Button, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { soonestWeek } from "#core/domain/replenishment/arrival-week.ts";
import type { ReplenishmentFormAnswer } from "../../api/replenishment-form.server.ts";
import type {
  ReplenishmentPage,
  ToSend,
} from "../../queries/replenishment-page.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { useAnswer } from "../answer.ts";
import { useFormat } from "../format.ts";
import { useDayWriter } from "../write-day.ts";
import { weekSentence } from "./week-sentence.ts";

/** What all articles that are to be sent come to, and one press that accepts it as one delivery. */
export function AcceptForm({
  replenishment: {
    now,
    suggestions,
    unforecast,
    penetration,
    deliveries,
    storage,
  },
  sent,
}: {
  replenishment: ReplenishmentPage;
  /** With those of which nothing is sent although it was suggested. */
  sent: ToSend[];
}) {
  const { t } = useTranslation(rooms);
  const { share } = useFormat();
  const write = useDayWriter();
  const navigation = useNavigation();
  const answer = useAnswer<ReplenishmentFormAnswer>();
  const [pressed, setPressed] = useState("");
  const units = sent.reduce((sum, one) => sum + one.units, 0);
  const going = sent.filter((one) => one.units > 0);
  const lines = sent.map(({ packSize, week: _, ...one }) => ({
    ...one,
    cartons: Math.ceil(one.units / packSize),
  }));
  const week = soonestWeek(going.map((one) => one.week));
  const said = JSON.stringify(lines);
  // Only what was answered can be insisted on: another number is looked at anew.
  const insists =
    answer?.outcome === "beyond" && answer.mayInsist && pressed === said;
  return (
    <Box padding="400">
      <InlineStack align="space-between" blockAlign="center" gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("replenishment:table.title")}
          </Text>
          <Text as="p" tone="subdued">
            {suggestions.total === 0
              ? t("replenishment:table.none")
              : t("replenishment:table.says", { count: going.length, units })}
            {unforecast > 0 &&
              ` ${t("replenishment:table.unforecast", { count: unforecast })}`}
          </Text>
          {storage && storage.most.units !== null && (
            <Text as="p">
              {t("replenishment:table.quotaUnits", {
                most: storage.most.units,
                taken: storage.taken.units,
              })}
            </Text>
          )}
          {storage && storage.most.cubicFeet !== null && (
            <Text as="p">
              {t("replenishment:table.quotaCubicFeet", {
                most: Math.floor(storage.most.cubicFeet),
                taken: Math.ceil(storage.taken.cubicFeet),
              })}
            </Text>
          )}
          {week && (
            <Text as="p">
              {weekSentence(t, week, { of: "all", now, write })}
            </Text>
          )}
          {penetration && (
            <Text as="p" tone="subdued">
              {t("replenishment:table.penetration", {
                planned: share(penetration.asPlanned),
                nothing: share(penetration.ifNothing),
              })}
            </Text>
          )}
        </BlockStack>
        {going.length > 0 && (
          <Form method="post" onSubmit={() => setPressed(said)}>
            <input type="hidden" name="intent" value="accept" />
            {insists && <input type="hidden" name="anyway" value="yes" />}
            <input
              type="hidden"
              name="seen"
              value={deliveries[0]?.planId ?? "none"}
            />
            <input type="hidden" name="lines" value={said} />
            <Button
              submit
              variant="primary"
              loading={navigation.state !== "idle"}
            >
              {t(
                insists
                  ? "replenishment:beyond.accept"
                  : "replenishment:table.accept",
                { count: units },
              )}
            </Button>
          </Form>
        )}
      </InlineStack>
    </Box>
  );
}
