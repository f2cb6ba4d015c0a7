import {
  BlockStack,
  InlineGrid,
  RadioButton,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isPictured } from "#core/domain/field-words.ts";
import type { ConflictView } from "../../queries/conflicts.server.ts";
import type { Writers } from "../../queries/support/last-writers.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { LastWritten } from "../last-written.tsx";
import { consequence, typedHow } from "./conflict-words.ts";
import { Pictures } from "./pictures.tsx";

/** Three columns: what both last agreed on, and what each side says now, with who wrote it last. */
export function SideChoices({
  conflict,
  writers,
  now,
  choice,
  onChoose,
}: {
  conflict: ConflictView;
  writers: Writers;
  now: Date;
  choice: string;
  onChoose: (choice: string) => void;
}) {
  const { t } = useTranslation(rooms);
  const typed = typedHow(conflict.field);
  const [value, setValue] = useState(
    conflict.field === "title" ? (conflict.base ?? "") : "",
  );
  const radio = (
    side: "storefront" | "marketplace" | "value",
    label: string,
  ) => (
    <RadioButton
      label={label}
      helpText={consequence(side, conflict, value, t)}
      name="choice"
      id={`choice-${side}`}
      value={side}
      checked={choice === side}
      onChange={() => onChoose(side)}
    />
  );
  const written = (side: keyof Writers) =>
    writers[side] && <LastWritten writer={writers[side]} now={now} nobody="" />;
  return (
    <BlockStack gap="400">
      <InlineGrid columns={{ xs: 1, md: 3 }} gap="400">
        <Side
          title={t("conflicts:side.agreed")}
          field={conflict.field}
          value={conflict.base ?? t("conflicts:side.never")}
          written={written("base")}
        />
        <Side
          title={t("common:channel.storefront")}
          field={conflict.field}
          value={conflict.storefront}
          written={written("storefront")}
          chosen={choice === "storefront"}
        >
          {radio("storefront", t("conflicts:side.storefront"))}
        </Side>
        <Side
          title={t("common:channel.marketplace")}
          field={conflict.field}
          value={conflict.marketplace}
          written={written("marketplace")}
          chosen={choice === "marketplace"}
        >
          {radio("marketplace", t("conflicts:side.marketplace"))}
        </Side>
      </InlineGrid>
      {typed && (
        <div className="side" data-chosen={choice === "value"}>
          <BlockStack gap="300">
            {radio("value", t("conflicts:side.value"))}
            {choice === "value" && (
              <TextField
                label={t(`conflicts:typing.${typed.field}`)}
                name="value"
                value={value}
                onChange={setValue}
                maxLength={typed.maxLength}
                multiline={typed.lines > 1 ? typed.lines : false}
                showCharacterCount
                autoComplete="off"
              />
            )}
          </BlockStack>
        </div>
      )}
    </BlockStack>
  );
}

function Side({
  title,
  field,
  value,
  written,
  chosen = false,
  children,
}: {
  title: string;
  field: string | null;
  value: string | null;
  /** Who wrote it last; nothing where nobody noted it. */
  written: React.ReactNode;
  chosen?: boolean;
  children?: React.ReactNode;
}) {
  const { t } = useTranslation("conflicts");
  return (
    <div className="side" data-chosen={chosen}>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" tone="subdued">
            {title}
          </Text>
          <div className="side-value">
            {isPictured(field) && value ? (
              <Pictures value={value} side={title} />
            ) : (
              <Text
                as="p"
                variant={field === "description" ? "bodyMd" : "headingMd"}
              >
                {value ?? t("nothing")}
              </Text>
            )}
          </div>
          {written}
        </BlockStack>
        {children}
      </BlockStack>
    </div>
  );
}
