import { useNavigate } from "@remix-run/react";
import { Select } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { type Policy, policies } from "#core/domain/field-policies.ts";
import type { Field } from "#core/domain/field-words.ts";

/** Who decides a field, for all products of the shop. Choosing somebody else leads to what it would do. */
export function PolicyChoice({
  field,
  policy,
}: {
  field: Field;
  policy: Policy;
}) {
  const { t } = useTranslation("fields");
  const navigate = useNavigate();
  const options = (Object.keys(policies) as Policy[]).map((value) => ({
    value,
    label: t(`policy.${value}`),
  }));
  return (
    <Select
      label={t("whereBoth", { field: t(`name.${field}`) })}
      labelHidden
      helpText={
        field === "options" || field === "status"
          ? t(`careHelp.${field}`)
          : undefined
      }
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
