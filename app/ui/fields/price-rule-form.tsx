import { Form } from "@remix-run/react";
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
import { useTranslation } from "react-i18next";
import {
  type PriceRule,
  priceRuleInWords,
  type Rounding,
  roundings,
} from "#core/domain/price-rule.ts";
import { rooms } from "../../texts/rooms.ts";
import { sayRecorded } from "../recorded.ts";

/** How TikTok Shop's prices follow from Shopify's. It leads to what a rule would do; nothing is changed here. */
export function PriceRuleForm({ rule }: { rule: PriceRule }) {
  const { t } = useTranslation(rooms);
  const [percent, setPercent] = useState(String(rule.basisPoints / 100));
  const [add, setAdd] = useState((rule.addMinor / 100).toFixed(2));
  const [rounding, setRounding] = useState<string>(rule.rounding);
  return (
    <Card>
      <Form method="get" action="/app/fields/preview">
        <input type="hidden" name="kind" value="price-rule" />
        <input type="hidden" name="field" value="price" />
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t("fields:prices.title")}
          </Text>
          <Text as="p" tone="subdued">
            {t("fields:prices.now", {
              rule: sayRecorded(priceRuleInWords(rule), t),
            })}
          </Text>
          <FormLayout>
            <FormLayout.Group condensed>
              <TextField
                label={t("fields:prices.percent")}
                name="percent"
                type="number"
                value={percent}
                onChange={setPercent}
                autoComplete="off"
              />
              <TextField
                label={t("fields:prices.amount")}
                name="add"
                type="number"
                value={add}
                onChange={setAdd}
                autoComplete="off"
              />
              <Select
                label={t("fields:prices.rounded")}
                name="rounding"
                options={(Object.keys(roundings) as Rounding[]).map(
                  (value) => ({
                    value,
                    label: t(`fields:rounding.${value}`),
                  }),
                )}
                value={rounding}
                onChange={setRounding}
              />
            </FormLayout.Group>
          </FormLayout>
          <InlineStack>
            <Button submit>{t("fields:prices.preview")}</Button>
          </InlineStack>
        </BlockStack>
      </Form>
    </Card>
  );
}
