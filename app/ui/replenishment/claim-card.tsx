import { Form } from "@remix-run/react";
import {
  BlockStack,
  Button,
  InlineGrid,
  InlineStack,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type {
  DeliveryOrder,
  DeliveryPage,
} from "../../queries/delivery.server.ts";
import { DateField } from "../form-fields.tsx";
import { useDayWriter } from "../write-day.ts";

/** That what is missing was claimed: said by the merchant, because no interface of the network's tells, and taken back. */
export function ClaimCard({
  delivery: { planId, today },
  order: { externalId, claim, unclaimed },
}: {
  delivery: Pick<DeliveryPage, "planId" | "today">;
  order: Pick<DeliveryOrder, "externalId" | "claim" | "unclaimed">;
}) {
  const { t } = useTranslation("replenishment");
  const write = useDayWriter();
  const [on, setOn] = useState(today);
  const [reference, setReference] = useState("");
  const about = (
    <>
      <input type="hidden" name="planId" value={planId} />
      <input type="hidden" name="orderExternalId" value={externalId} />
    </>
  );
  return (
    <>
      {claim && (
        <Form method="post">
          <input type="hidden" name="intent" value="unclaim" />
          {about}
          <InlineStack gap="300" blockAlign="center">
            <Text as="p">
              {t("claim.claimed", {
                count: claim.units,
                day: write(claim.on),
                reference: claim.reference,
              })}
            </Text>
            <Button submit variant="plain">
              {t("claim.undo")}
            </Button>
          </InlineStack>
        </Form>
      )}
      {unclaimed > 0 && (
        <Form method="post">
          <input type="hidden" name="intent" value="claim" />
          {about}
          <BlockStack gap="200">
            <Text as="h3" variant="headingSm">
              {t("claim.title", { count: unclaimed })}
            </Text>
            <Text as="p" tone="subdued">
              {t("claim.says")}
            </Text>
            <InlineGrid columns={{ xs: 1, sm: 2 }} gap="200">
              <DateField
                label={t("claim.on")}
                name="on"
                value={on}
                onChange={setOn}
              />
              <TextField
                label={t("claim.reference")}
                name="reference"
                autoComplete="off"
                maxLength={200}
                value={reference}
                onChange={setReference}
              />
            </InlineGrid>
            <InlineStack>
              <Button submit disabled={reference.trim() === ""}>
                {t("claim.do")}
              </Button>
            </InlineStack>
          </BlockStack>
        </Form>
      )}
    </>
  );
}
