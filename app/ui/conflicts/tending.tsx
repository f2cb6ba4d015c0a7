import { Form, useNavigation } from "@remix-run/react";
import {
  BlockStack,
  Button,
  Card,
  FormLayout,
  InlineStack,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import type { ConflictView } from "../../queries/conflicts.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { Ago } from "../time.tsx";

/** Gives a question to somebody, notes something on it, or puts it off. None of it answers it. */
export function Tending({
  conflict,
  now,
}: {
  conflict: ConflictView;
  now: Date;
}) {
  const { t } = useTranslation(rooms);
  const [assignee, setAssignee] = useState(conflict.assignee ?? "");
  const [note, setNote] = useState(conflict.note ?? "");
  const [days, setDays] = useState("");
  const navigation = useNavigation();
  const { snoozedUntil } = conflict;
  const isAsleep = snoozedUntil !== null && snoozedUntil > now;
  return (
    <Card>
      <Form method="post">
        <input type="hidden" name="tend" value="1" />
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t("conflicts:tending.title")}
          </Text>
          {isAsleep && (
            <Text as="p" tone="subdued">
              <Trans
                t={t}
                i18nKey="conflicts:tending.comesBack"
                components={{ 1: <Ago at={snoozedUntil} now={now} /> }}
              />
            </Text>
          )}
          <FormLayout>
            <FormLayout.Group>
              <TextField
                label={t("conflicts:tending.who")}
                name="assignee"
                value={assignee}
                onChange={setAssignee}
                maxLength={80}
                autoComplete="off"
              />
              <Select
                label={t("conflicts:tending.putOff")}
                name="days"
                value={days}
                onChange={setDays}
                options={[
                  {
                    label: t(
                      isAsleep
                        ? "conflicts:tending.asIs"
                        : "conflicts:tending.notAtAll",
                    ),
                    value: "",
                  },
                  { label: t("conflicts:tending.tomorrow"), value: "1" },
                  { label: t("conflicts:tending.threeDays"), value: "3" },
                  { label: t("conflicts:tending.week"), value: "7" },
                  ...(isAsleep
                    ? [{ label: t("conflicts:tending.back"), value: "0" }]
                    : []),
                ]}
              />
            </FormLayout.Group>
            <TextField
              label={t("conflicts:tending.note")}
              name="note"
              value={note}
              onChange={setNote}
              maxLength={2_000}
              multiline={2}
              autoComplete="off"
            />
          </FormLayout>
          <InlineStack>
            <Button submit loading={navigation.formData?.get("tend") === "1"}>
              {t("conflicts:save")}
            </Button>
          </InlineStack>
        </BlockStack>
      </Form>
    </Card>
  );
}
