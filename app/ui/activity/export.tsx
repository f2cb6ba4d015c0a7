import { useSearchParams } from "@remix-run/react";
import { Button, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";

/** Fetches the list as a file. A plain link would come without the session token, so the page fetches it itself. */
export function Export({ disabled }: { disabled: boolean }) {
  const { t } = useTranslation("activity");
  const [params] = useSearchParams();
  const [state, setState] = useState<"idle" | "loading" | "failed">("idle");
  const save = async () => {
    setState("loading");
    try {
      const answer = await fetch(`/app/activity.csv?${params}`);
      if (!answer.ok) throw new Error(String(answer.status));
      offer(await answer.blob());
      setState("idle");
    } catch {
      setState("failed");
    }
  };
  return (
    <InlineStack gap="200" blockAlign="center">
      {state === "failed" && (
        <Text as="span" tone="critical">
          {t("export.failed")}
        </Text>
      )}
      <Button onClick={save} loading={state === "loading"} disabled={disabled}>
        {t("export.button")}
      </Button>
    </InlineStack>
  );
}

function offer(file: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = "quayside-activity.csv";
  link.click();
  URL.revokeObjectURL(link.href);
}
