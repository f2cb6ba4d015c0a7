import { useFetcher } from "@remix-run/react";
import { Button, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { action } from "../../routes/app._index.tsx";
import { useFailureWords } from "../problem.tsx";

/** Reads every connected platform again, for people who do not want to wait for the routine check. */
export function SyncNow({ disabled }: { disabled: boolean }) {
  const { t } = useTranslation("home");
  const failureWords = useFailureWords();
  const fetcher = useFetcher<typeof action>();
  const { data: answer, state } = fetcher;
  return (
    <InlineStack gap="300" blockAlign="center">
      <Text
        as="span"
        tone={answer?.outcome === "failed" ? "critical" : "subdued"}
      >
        <span role="status">
          {answer?.outcome === "syncing" && t("sync.comparing")}
          {answer?.outcome === "failed" && failureWords(answer.failure).title}
        </span>
      </Text>
      <fetcher.Form method="post" action="/app?index">
        <input type="hidden" name="intent" value="sync" />
        <Button submit disabled={disabled} loading={state !== "idle"}>
          {t("sync.now")}
        </Button>
      </fetcher.Form>
    </InlineStack>
  );
}
