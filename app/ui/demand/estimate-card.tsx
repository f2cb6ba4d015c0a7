import { Form, Link } from "@remix-run/react";
import {
  BlockStack,
  Button,
  Card,
  InlineGrid,
  InlineStack,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ShownEstimate } from "../../queries/demand-events.server.ts";
import { NumberField } from "../form-fields.tsx";
import { useFormat } from "../format.ts";

/** What the merchant expects of goods that have not sold for a week yet. */
export function EstimateCard({ estimates }: { estimates: ShownEstimate[] }) {
  const { t } = useTranslation("demand");
  const { number } = useFormat();
  const [sku, setSku] = useState("");
  const [perDay, setPerDay] = useState("");
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("estimates.title")}
        </Text>
        <Text as="p" tone="subdued">
          {t("estimates.says")}
        </Text>
        {estimates.length > 0 && (
          <ul className="plain-list">
            {estimates.map(({ variantId, name, sku: own, perDay: told }) => (
              <li key={variantId}>
                <InlineStack
                  align="space-between"
                  blockAlign="center"
                  gap="200"
                >
                  <Link to={`/app/stock/variant/${variantId}`}>{name}</Link>
                  <InlineStack gap="200" blockAlign="center">
                    <Text as="span" numeric>
                      {t("estimates.perDay", { units: number(told) })}
                    </Text>
                    {own && (
                      <Form method="post">
                        <input type="hidden" name="intent" value="estimate" />
                        <input type="hidden" name="sku" value={own} />
                        <input type="hidden" name="perDay" value="" />
                        <Button
                          submit
                          size="slim"
                          accessibilityLabel={`${t("events.remove")}: ${name}`}
                        >
                          {t("events.remove")}
                        </Button>
                      </Form>
                    )}
                  </InlineStack>
                </InlineStack>
              </li>
            ))}
          </ul>
        )}
        <Form method="post">
          <input type="hidden" name="intent" value="estimate" />
          <BlockStack gap="300">
            <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
              <TextField
                label={t("about.sku")}
                name="sku"
                autoComplete="off"
                value={sku}
                onChange={setSku}
              />
              <NumberField
                label={t("estimates.units")}
                name="perDay"
                min={0.001}
                step={0.001}
                value={perDay}
                onChange={setPerDay}
              />
            </InlineGrid>
            <InlineStack>
              <Button submit disabled={sku === "" || perDay === ""}>
                {t("estimates.do")}
              </Button>
            </InlineStack>
          </BlockStack>
        </Form>
      </BlockStack>
    </Card>
  );
}
