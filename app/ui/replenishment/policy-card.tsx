import { Form } from "@remix-run/react";
import {
  BlockStack,
  Button,
  Card,
  InlineGrid,
  InlineStack,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Replenishment } from "../../queries/replenishment.server.ts";
import { minorPerUnit } from "./suggestion-detail.tsx";

/** By what rules it is suggested. */
export function PolicyCard({
  replenishment: { policy, currency },
}: {
  replenishment: Pick<Replenishment, "policy" | "currency">;
}) {
  const { t } = useTranslation("replenishment");
  const minor = minorPerUnit(currency);
  const [percent, setPercent] = useState(
    String(policy.serviceLevel.smooth * 100),
  );
  const [reviewDays, setReviewDays] = useState(String(policy.reviewDays));
  const [budget, setBudget] = useState(
    policy.budgetMinor === null ? "" : String(policy.budgetMinor / minor),
  );
  const [minimum, setMinimum] = useState(String(policy.minimumUnits));
  const [fees, setFees] = useState(policy.acceptsStorageFees ? "yes" : "no");
  return (
    <Card>
      <Form method="post">
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t("policy.title")}
          </Text>
          <input type="hidden" name="intent" value="policy" />
          <input type="hidden" name="minorPerUnit" value={minor} />
          <InlineGrid columns={{ xs: 1, sm: 2, lg: 5 }} gap="300">
            <TextField
              label={t("policy.level")}
              name="percent"
              type="number"
              min={50}
              max={99}
              step={0.5}
              suffix="%"
              autoComplete="off"
              value={percent}
              onChange={setPercent}
            />
            <TextField
              label={t("policy.review")}
              name="reviewDays"
              type="number"
              min={1}
              suffix={t("days")}
              autoComplete="off"
              value={reviewDays}
              onChange={setReviewDays}
            />
            <TextField
              label={t("policy.budget")}
              name="budget"
              type="number"
              min={0}
              step={1 / minor}
              prefix={currency}
              placeholder={t("policy.noBudget")}
              autoComplete="off"
              value={budget}
              onChange={setBudget}
            />
            <TextField
              label={t("policy.minimum")}
              name="minimumUnits"
              type="number"
              min={0}
              autoComplete="off"
              value={minimum}
              onChange={setMinimum}
            />
            <Select
              label={t("policy.fees")}
              name="acceptsStorageFees"
              options={[
                { value: "no", label: t("no") },
                { value: "yes", label: t("yes") },
              ]}
              value={fees}
              onChange={setFees}
            />
          </InlineGrid>
          <InlineStack>
            <Button submit>{t("save")}</Button>
          </InlineStack>
        </BlockStack>
      </Form>
    </Card>
  );
}
