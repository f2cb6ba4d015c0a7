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
import type { ConflictView } from "../../queries/conflicts.server.ts";
import { Ago } from "../time.tsx";

/** Gives a question to somebody, notes something on it, or puts it off. None of it answers it. */
export function Tending({
  conflict,
  now,
}: {
  conflict: ConflictView;
  now: Date;
}) {
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
            Not now?
          </Text>
          {isAsleep && (
            <Text as="p" tone="subdued">
              Comes back <Ago at={snoozedUntil} now={now} />, or when a side
              changes.
            </Text>
          )}
          <FormLayout>
            <FormLayout.Group>
              <TextField
                label="Who looks after it"
                name="assignee"
                value={assignee}
                onChange={setAssignee}
                maxLength={80}
                autoComplete="off"
              />
              <Select
                label="Put it off"
                name="days"
                value={days}
                onChange={setDays}
                options={[
                  {
                    label: isAsleep ? "As it is" : "Not at all",
                    value: "",
                  },
                  { label: "Until tomorrow", value: "1" },
                  { label: "For three days", value: "3" },
                  { label: "For a week", value: "7" },
                  ...(isAsleep ? [{ label: "Have it back", value: "0" }] : []),
                ]}
              />
            </FormLayout.Group>
            <TextField
              label="Note"
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
              Save
            </Button>
          </InlineStack>
        </BlockStack>
      </Form>
    </Card>
  );
}
