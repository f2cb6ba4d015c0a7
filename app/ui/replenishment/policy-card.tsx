import { Form } from "@remix-run/react";
import {
  BlockStack,
  Button,
  Card,
  InlineGrid,
  InlineStack,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { demandClasses } from "#core/domain/demand/classify-demand.ts";
import { assumedCapitalPercent } from "#core/domain/replenishment/policy.ts";
import { minorPerUnit } from "#core/kit/money.ts";
import type { Replenishment } from "../../queries/replenishment.server.ts";
import { NumberField, YesNoField } from "../form-fields.tsx";
import { CheapestLevels } from "./cheapest-levels.tsx";
import { DollarRate } from "./dollar-rate.tsx";
import { PolicyFields, percentOf } from "./policy-fields.tsx";

type Levels = Record<keyof Replenishment["policy"]["serviceLevel"], string>;

const levelsOf = ({ serviceLevel }: Replenishment["policy"]): Levels =>
  Object.fromEntries(
    demandClasses.map((name) => [
      name,
      serviceLevel[name] === serviceLevel.smooth
        ? ""
        : percentOf(serviceLevel[name]),
    ]),
  ) as Levels;

/** By what rules it is suggested. */
export function PolicyCard({
  replenishment,
}: {
  replenishment: Pick<
    Replenishment,
    | "policy"
    | "policyBefore"
    | "policyVersion"
    | "currency"
    | "cheapestLevels"
    | "dollar"
  >;
}) {
  const { policy, policyBefore, policyVersion, currency } = replenishment;
  const { t } = useTranslation("replenishment");
  const minor = minorPerUnit(currency);
  const [percent, setPercent] = useState(percentOf(policy.serviceLevel.smooth));
  // What is said of one class only where it differs.
  const [levels, setLevels] = useState(() => levelsOf(policy));
  const [reviewDays, setReviewDays] = useState(String(policy.reviewDays));
  const [budget, setBudget] = useState(
    policy.budgetMinor === null ? "" : String(policy.budgetMinor / minor),
  );
  const [minimum, setMinimum] = useState(String(policy.minimumUnits));
  const [fees, setFees] = useState(policy.acceptsStorageFees ? "yes" : "no");
  const [capital, setCapital] = useState(String(policy.capitalPercent ?? ""));
  return (
    <Card>
      <BlockStack gap="400">
        <Form method="post">
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {t("policy.title")}
            </Text>
            <input type="hidden" name="intent" value="policy" />
            <InlineGrid columns={{ xs: 1, sm: 2, lg: 6 }} gap="300">
              <NumberField
                label={t("policy.level")}
                name="percent"
                min={50}
                max={99}
                step={0.5}
                suffix="%"
                value={percent}
                onChange={setPercent}
              />
              <NumberField
                label={t("policy.review")}
                name="reviewDays"
                min={1}
                suffix={t("days")}
                value={reviewDays}
                onChange={setReviewDays}
              />
              <NumberField
                label={t("policy.budget")}
                name="budget"
                step={1 / minor}
                prefix={currency}
                placeholder={t("policy.noBudget")}
                value={budget}
                onChange={setBudget}
              />
              <NumberField
                label={t("policy.minimum")}
                name="minimumUnits"
                value={minimum}
                onChange={setMinimum}
              />
              <YesNoField
                label={t("policy.fees")}
                name="acceptsStorageFees"
                value={fees}
                onChange={setFees}
              />
              <NumberField
                label={t("policy.capital")}
                name="capitalPercent"
                max={100}
                step={0.5}
                suffix="%"
                placeholder={String(assumedCapitalPercent)}
                value={capital}
                onChange={setCapital}
              />
            </InlineGrid>
            <details>
              <summary>{t("policy.classes")}</summary>
              <InlineGrid columns={{ xs: 1, sm: 2, lg: 4 }} gap="300">
                {demandClasses.map((name) => (
                  <NumberField
                    key={name}
                    label={t(`policy.class.${name}`)}
                    name={name}
                    min={50}
                    max={99}
                    step={0.5}
                    suffix="%"
                    placeholder={percent}
                    value={levels[name]}
                    onChange={(value) =>
                      setLevels({ ...levels, [name]: value })
                    }
                  />
                ))}
              </InlineGrid>
            </details>
            <InlineStack>
              <Button submit>{t("save")}</Button>
            </InlineStack>
          </BlockStack>
        </Form>
        {policyBefore && (
          <Form method="post">
            <PolicyFields policy={policyBefore} minor={minor} />
            <input type="hidden" name="over" value={policyVersion} />
            <Button submit variant="plain">
              {t("policy.before")}
            </Button>
          </Form>
        )}
        <DollarRate replenishment={replenishment} />
        <CheapestLevels replenishment={replenishment} />
      </BlockStack>
    </Card>
  );
}
