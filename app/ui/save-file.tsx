import { Button, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";

/**
 * Fetches a file of ours and offers it. A plain link would come without the session token, so the page fetches it itself.
 * @param says the button's words, and what is said where it cannot be fetched.
 */
export function SaveFile({
  address,
  fileName,
  says,
  disabled = false,
}: {
  address: string;
  fileName: string;
  says: { button: string; failed: string };
  disabled?: boolean;
}) {
  const [state, setState] = useState<"idle" | "loading" | "failed">("idle");
  const save = async () => {
    setState("loading");
    try {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(String(answer.status));
      offer(await answer.blob(), fileName);
      setState("idle");
    } catch {
      setState("failed");
    }
  };
  return (
    <InlineStack gap="200" blockAlign="center">
      {state === "failed" && (
        <Text as="span" tone="critical">
          {says.failed}
        </Text>
      )}
      <Button onClick={save} loading={state === "loading"} disabled={disabled}>
        {says.button}
      </Button>
    </InlineStack>
  );
}

function offer(file: Blob, fileName: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(link.href);
}
