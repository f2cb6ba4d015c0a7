import {
  BlockStack,
  Button,
  FormLayout,
  InlineStack,
  Select,
  TextField,
} from "@shopify/polaris";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import {
  type Capitals,
  capitals,
  titleLengths,
} from "#core/domain/title-rule.ts";
import type { SettingsDraft } from "../../api/settings-draft.ts";

/** Patterns that many merchants begin with. */
const patterns = {
  same: "{title}",
  brand: "{brand} {title}",
  type: "{title} – {product type}",
  option: "{title} – {option}",
} as const;

/** How TikTok Shop's titles are made from Shopify's. */
export const TitleFields = memo(function TitleFields({
  draft,
  onChange,
}: {
  draft: SettingsDraft["titles"];
  onChange: (draft: SettingsDraft["titles"]) => void;
}) {
  const { t } = useTranslation("fields");
  const set = (name: keyof typeof draft) => (value: string) =>
    onChange({ ...draft, [name]: value });
  return (
    <FormLayout>
      <BlockStack gap="200">
        <TextField
          label={t("titles.pattern")}
          value={draft.pattern}
          onChange={set("pattern")}
          autoComplete="off"
          helpText={t("titles.patternHelp")}
        />
        <InlineStack gap="200">
          {(Object.keys(patterns) as (keyof typeof patterns)[]).map((name) => (
            <Button
              key={name}
              size="slim"
              pressed={draft.pattern === patterns[name]}
              onClick={() => set("pattern")(patterns[name])}
            >
              {t(`titles.begin.${name}`)}
            </Button>
          ))}
        </InlineStack>
      </BlockStack>
      <TextField
        label={t("titles.replace")}
        value={draft.replace}
        onChange={set("replace")}
        multiline={3}
        autoComplete="off"
        placeholder={t("titles.example")}
        helpText={t("titles.replaceHelp")}
      />
      <FormLayout.Group condensed>
        <Select
          label={t("titles.capitals")}
          options={(Object.keys(capitals) as Capitals[]).map((value) => ({
            value,
            label: t(`titles.capital.${value}`),
          }))}
          value={draft.capitals}
          onChange={set("capitals")}
        />
        <TextField
          label={t("titles.longest")}
          type="number"
          min={titleLengths.least}
          max={titleLengths.most}
          value={draft.longest}
          onChange={set("longest")}
          autoComplete="off"
          helpText={t("titles.longestHelp", titleLengths)}
        />
      </FormLayout.Group>
    </FormLayout>
  );
});
