import { Form } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Button,
  InlineStack,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Replenishment } from "../../queries/replenishment.server.ts";
import { NumberField } from "../form-fields.tsx";
import { useFormat } from "../format.ts";

/**
 * What the shop takes a dollar for, where it counts in another currency: until somebody says so, the network's fees cannot be
 * set against what a sale earns.
 */
export function DollarRate({
  replenishment: { dollar, currency },
}: {
  replenishment: Pick<Replenishment, "dollar" | "currency">;
}) {
  const { t } = useTranslation("replenishment");
  const { day, number } = useFormat();
  const [rate, setRate] = useState("");
  if (!dollar) return null;
  const { said } = dollar;
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t("dollar.title", { currency })}
      </Text>
      {said ? (
        <InlineStack gap="300" blockAlign="center">
          <Text as="p">
            {t("dollar.known", {
              rate: number(said.perDollar),
              currency,
              day: day(said.from),
            })}
          </Text>
          <Form method="post">
            <input type="hidden" name="intent" value="remove-policy-file" />
            <input type="hidden" name="fileId" value={said.fileId} />
            <Button submit variant="plain">
              {t("dollar.undo")}
            </Button>
          </Form>
        </InlineStack>
      ) : (
        <Banner tone="warning">{t("dollar.unknown", { currency })}</Banner>
      )}
      <Form method="post" onSubmit={() => setRate("")}>
        <input type="hidden" name="intent" value="dollar-rate" />
        <InlineStack gap="300" blockAlign="end">
          <NumberField
            label={t("dollar.label", { currency })}
            name="perDollar"
            step={0.0001}
            prefix={currency}
            value={rate}
            onChange={setRate}
          />
          <Button submit disabled={!(Number(rate) > 0)}>
            {t("save")}
          </Button>
        </InlineStack>
      </Form>
    </BlockStack>
  );
}
