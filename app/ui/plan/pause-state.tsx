import { Form, useNavigation } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Button,
  InlineStack,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Pause } from "#core/domain/pause.ts";
import { Ago } from "../time.tsx";

/** Whether anything is written now, and the press that changes it. */
export function PauseState({
  pause,
  isReading,
  fingerprint,
  now,
}: {
  pause: Pause | null;
  isReading: boolean;
  fingerprint: string;
  now: Date;
}) {
  const { t } = useTranslation("plan");
  const navigation = useNavigation();
  const isSending = navigation.formMethod === "POST";
  const state = pause ? pause.reason : "running";
  return (
    <Banner
      tone={pause?.reason === "person" ? "warning" : pause ? "info" : "success"}
      title={t(`state.${state}.title`)}
    >
      <BlockStack gap="300">
        <Text as="p">{t(`state.${state}.text`)}</Text>
        {pause && (
          <Text as="p" tone="subdued">
            {t("state.since")} <Ago at={pause.since} now={now} />
          </Text>
        )}
        {pause && isReading && (
          <div role="status">
            <Text as="p">{t("state.reading")}</Text>
          </div>
        )}
        <Form method="post">
          <input type="hidden" name="fingerprint" value={fingerprint} />
          <input
            type="hidden"
            name="intent"
            value={pause ? "start" : "pause"}
          />
          <InlineStack>
            <Button
              submit
              variant={pause ? "primary" : undefined}
              disabled={pause?.reason === "first_plan" && isReading}
              loading={isSending}
            >
              {t(pause ? "state.start" : "state.pause")}
            </Button>
          </InlineStack>
        </Form>
      </BlockStack>
    </Banner>
  );
}
