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
import {
  type PriceRule,
  priceRuleInWords,
  roundings,
} from "#core/domain/price-rule.ts";

/** How TikTok Shop's prices follow from Shopify's. It leads to what a rule would do; nothing is changed here. */
export function PriceRuleForm({ rule }: { rule: PriceRule }) {
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
            Prices on TikTok Shop
          </Text>
          <Text as="p" tone="subdued">
            {`Now: ${priceRuleInWords(rule)}`}
          </Text>
          <FormLayout>
            <FormLayout.Group condensed>
              <TextField
                label="Percent on top"
                name="percent"
                type="number"
                value={percent}
                onChange={setPercent}
                autoComplete="off"
              />
              <TextField
                label="Amount on top"
                name="add"
                type="number"
                value={add}
                onChange={setAdd}
                autoComplete="off"
              />
              <Select
                label="Rounded"
                name="rounding"
                options={Object.entries(roundings).map(([value, label]) => ({
                  value,
                  label,
                }))}
                value={rounding}
                onChange={setRounding}
              />
            </FormLayout.Group>
          </FormLayout>
          <InlineStack>
            <Button submit>See what would change</Button>
          </InlineStack>
        </BlockStack>
      </Form>
    </Card>
  );
}
