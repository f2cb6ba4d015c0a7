import {
  BlockStack,
  InlineGrid,
  RadioButton,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import type { ConflictView } from "../../queries/conflicts.server.ts";
import { consequence, typedHow } from "./conflict-words.ts";
import { Pictures } from "./pictures.tsx";

/** Three columns: what both last agreed on, and what each side says now. */
export function SideChoices({
  conflict,
  choice,
  onChoose,
}: {
  conflict: ConflictView;
  choice: string;
  onChoose: (choice: string) => void;
}) {
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
      helpText={consequence(side, conflict, value)}
      name="choice"
      id={`choice-${side}`}
      value={side}
      checked={choice === side}
      onChange={() => onChoose(side)}
    />
  );
  return (
    <BlockStack gap="400">
      <InlineGrid columns={{ xs: 1, md: 3 }} gap="400">
        <Side
          title="Last agreed"
          field={conflict.field}
          value={conflict.base ?? "They never agreed"}
        />
        <Side
          title="Shopify"
          field={conflict.field}
          value={conflict.storefront}
          chosen={choice === "storefront"}
        >
          {radio("storefront", "Take Shopify's")}
        </Side>
        <Side
          title="TikTok Shop"
          field={conflict.field}
          value={conflict.marketplace}
          chosen={choice === "marketplace"}
        >
          {radio("marketplace", "Take TikTok Shop's")}
        </Side>
      </InlineGrid>
      {typed && (
        <div className="side" data-chosen={choice === "value"}>
          <BlockStack gap="300">
            {radio("value", "Write another for both")}
            {choice === "value" && (
              <TextField
                label={typed.label}
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
  chosen = false,
  children,
}: {
  title: string;
  field: string | null;
  value: string | null;
  chosen?: boolean;
  children?: React.ReactNode;
}) {
  return (
    <div className="side" data-chosen={chosen}>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" tone="subdued">
            {title}
          </Text>
          <div className="side-value">
            {field === "images" && value ? (
              <Pictures value={value} side={title} />
            ) : (
              <Text
                as="p"
                variant={field === "description" ? "bodyMd" : "headingMd"}
              >
                {value ?? "Nothing"}
              </Text>
            )}
          </div>
        </BlockStack>
        {children}
      </BlockStack>
    </div>
  );
}
