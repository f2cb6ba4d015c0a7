import {
  BlockStack,
  Button,
  InlineStack,
  Select,
  Tag,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type {
  AttributeFact,
  ListingAttribute,
} from "#core/domain/listing-facts.ts";

type Values = ListingAttribute["values"];

/** The values of an attribute as a form sends them. */
export const AttributeInputs = ({ id, values }: ListingAttribute) =>
  values.map((value) => (
    <input
      key={`${value.id} ${value.name}`}
      type="hidden"
      name={`${value.id === null ? "own" : "attribute"}:${id}`}
      value={value.id ?? value.name ?? ""}
    />
  ));

/** One attribute of a category: one of its values or, where TikTok Shop takes them, several, and some of the seller's own. */
export function AttributeField({
  attribute,
  values,
  onChange,
}: {
  attribute: AttributeFact;
  values: Values;
  onChange: (values: Values) => void;
}) {
  const { t } = useTranslation("listing");
  const { externalId, name, takesSeveral, takesOwnValues } = attribute;
  const [own, setOwn] = useState("");
  const listed = attribute.values.map((value) => ({
    value: value.externalId,
    label: value.name,
  }));
  const wordOf = ({ id, name }: Values[number]) =>
    listed.find(({ value }) => value === id)?.label ?? name ?? id ?? "";
  const add = (value: Values[number]) =>
    onChange(takesSeveral ? [...values, value] : [value]);
  const inputs = <AttributeInputs id={externalId} values={values} />;
  if (!takesSeveral && !takesOwnValues) {
    const [chosen] = values;
    const isListed = listed.some(({ value }) => value === chosen?.id);
    return (
      <>
        {inputs}
        <Select
          label={name}
          options={[
            { value: "", label: t("choose") },
            // TikTok Shop may have taken a value off its list since.
            ...(chosen?.id && !isListed
              ? [{ value: chosen.id, label: wordOf(chosen) }]
              : []),
            ...listed,
          ]}
          value={chosen?.id ?? ""}
          onChange={(id) => onChange(id ? [{ id, name: null }] : [])}
        />
      </>
    );
  }
  const left = listed.filter(
    ({ value }) => !values.some(({ id }) => id === value),
  );
  return (
    <fieldset>
      <legend>{name}</legend>
      {inputs}
      <BlockStack gap="200">
        {values.length > 0 && (
          <InlineStack gap="200">
            {values.map((value) => (
              <Tag
                key={`${value.id} ${value.name}`}
                onRemove={() =>
                  onChange(values.filter((other) => other !== value))
                }
                accessibilityLabel={t("attributes.remove", {
                  value: wordOf(value),
                })}
              >
                {wordOf(value)}
              </Tag>
            ))}
          </InlineStack>
        )}
        {left.length > 0 && (
          <Select
            label={t("attributes.add", { name })}
            labelHidden
            options={[{ value: "", label: t("choose") }, ...left]}
            value=""
            onChange={(id) => id && add({ id, name: null })}
          />
        )}
        {takesOwnValues && (
          <TextField
            label={t("attributes.own", { name })}
            value={own}
            onChange={setOwn}
            maxLength={50}
            autoComplete="off"
            connectedRight={
              <Button
                disabled={!own.trim()}
                onClick={() => {
                  add({ id: null, name: own.trim() });
                  setOwn("");
                }}
              >
                {t("attributes.addOwn")}
              </Button>
            }
          />
        )}
      </BlockStack>
    </fieldset>
  );
}
