import { Form, useNavigation } from "@remix-run/react";
import { BlockStack, Button, InlineStack, TextField } from "@shopify/polaris";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

/** A deed that needs a reason, with one button. What else belongs to it stands above the reason. */
export function ReasonForm({
  deed,
  button,
  label,
  help,
  isReady = true,
  isPrimary = false,
  children,
}: {
  deed: string;
  button: string;
  label?: string;
  help?: string;
  isReady?: boolean;
  isPrimary?: boolean;
  children?: ReactNode;
}) {
  const { t } = useTranslation("support");
  const [reason, setReason] = useState("");
  const navigation = useNavigation();
  return (
    <Form method="post">
      <input type="hidden" name="do" value={deed} />
      <BlockStack gap="300">
        {children}
        <TextField
          label={label ?? t("reason.label")}
          name="reason"
          value={reason}
          onChange={setReason}
          maxLength={500}
          autoComplete="off"
          helpText={help ?? t("reason.help")}
        />
        <InlineStack>
          <Button
            submit
            {...(isPrimary && { variant: "primary" as const })}
            disabled={!isReady || reason.trim().length < 5}
            loading={navigation.formData?.get("do") === deed}
          >
            {button}
          </Button>
        </InlineStack>
      </BlockStack>
    </Form>
  );
}
