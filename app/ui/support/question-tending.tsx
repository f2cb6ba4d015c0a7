import { Form, useNavigation } from "@remix-run/react";
import {
  BlockStack,
  Button,
  InlineStack,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Question } from "../../queries/support/question.server.ts";
import { Ago } from "../time.tsx";
import { useDesk, useMay } from "./desk.tsx";
import { TitledCard } from "./titled-card.tsx";

/** Takes a question, puts it off or notes something on it. None of it answers it. */
export function QuestionTending({
  question: { assignee, snoozedUntil, note },
  colleagues,
  now,
}: {
  question: Pick<Question, "assignee" | "snoozedUntil" | "note">;
  colleagues: string[];
  now: Date;
}) {
  const { t } = useTranslation("support");
  const { name } = useDesk();
  const [text, setText] = useState(note ?? "");
  const may = useMay("conflict:tend:any");
  const isAsleep = snoozedUntil !== null && snoozedUntil > now;
  return (
    <TitledCard title={t("tending.title")}>
      <Text as="p" tone="subdued">
        {assignee ? t("inbox.with", { name: assignee }) : t("tending.nobody")}
        {isAsleep && (
          <>
            {" · "}
            {t("tending.asleep")} <Ago at={snoozedUntil} now={now} />
          </>
        )}
      </Text>
      {may && (
        <>
          <InlineStack gap="200">
            <Deed
              keyName="a"
              value={assignee === name ? "release" : "assign"}
            />
            <Deed keyName="s" value={isAsleep ? "wake" : "snooze"} />
          </InlineStack>
          <GiveTo names={colleagues.filter((one) => one !== assignee)} />
          <Form method="post">
            <input type="hidden" name="do" value="tend" />
            <input type="hidden" name="deed" value="note" />
            <BlockStack gap="200">
              <TextField
                label={t("tending.note")}
                name="note"
                value={text}
                onChange={setText}
                maxLength={2_000}
                multiline={2}
                autoComplete="off"
                helpText={t("tending.noteHelp")}
              />
              <InlineStack>
                <Button submit>{t("tending.save")}</Button>
              </InlineStack>
            </BlockStack>
          </Form>
        </>
      )}
    </TitledCard>
  );
}

function GiveTo({ names }: { names: string[] }) {
  const { t } = useTranslation("support");
  const [to, setTo] = useState("");
  if (names.length === 0) return null;
  return (
    <Form method="post">
      <input type="hidden" name="do" value="tend" />
      <input type="hidden" name="deed" value="assign" />
      <InlineStack align="start" gap="200" blockAlign="end">
        <Select
          label={t("tending.giveTo")}
          name="to"
          value={to}
          onChange={setTo}
          options={[{ label: "–", value: "" }, ...names]}
        />
        <Button submit disabled={!to}>
          {t("tending.give")}
        </Button>
      </InlineStack>
    </Form>
  );
}

function Deed({
  keyName,
  value,
}: {
  keyName: "a" | "s";
  value: "assign" | "release" | "snooze" | "wake";
}) {
  const { t } = useTranslation("support");
  const navigation = useNavigation();
  return (
    <Form method="post">
      <input type="hidden" name="do" value="tend" />
      <input type="hidden" name="deed" value={value} />
      <span data-key={keyName}>
        <Button submit loading={navigation.formData?.get("deed") === value}>
          {t(`deed.${value}`)}
        </Button>
      </span>
    </Form>
  );
}
