import { useNavigate } from "@remix-run/react";
import { Select } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { type Policy, policies } from "#core/domain/field-policies.ts";
import type { Field } from "#core/domain/field-words.ts";

/** Who decides a field, for all products of the shop. Choosing somebody else leads to what it would do. */
export function PolicyChoice({
  field,
  policy,
  needsPerson,
}: {
  field: Field;
  policy: Policy;
  needsPerson: boolean;
}) {
  const { t } = useTranslation("fields");
  const navigate = useNavigate();
  const options = (Object.keys(policies) as Policy[])
    .filter(
      (one) =>
        !needsPerson ||
        one === "ask" ||
        one === "apart" ||
        // Variants that come in Shopify follow it; options that were changed are asked about all the same.
        (field === "options" && one === "storefront"),
    )
    .map((value) => ({ value, label: t(`policy.${value}`) }));
  return (
    <Select
      label={t("whereBoth", { field: t(`name.${field}`) })}
      labelHidden
      helpText={field === "options" ? t("optionsHelp") : undefined}
      options={options}
      value={policy}
      onChange={(wish) =>
        navigate(
          `/app/fields/preview?field=${field}&kind=policy&policy=${wish}`,
        )
      }
    />
  );
}
