import { useFetcher } from "@remix-run/react";
import { BlockStack, Button } from "@shopify/polaris";
import { useEffect } from "react";
import type { action } from "../../routes/app._index.tsx";
import { FailureBanner } from "../problem.tsx";

/** Opens TikTok's consent page in the place of the whole admin: it refuses to be framed. */
export function ConnectTikTok({
  label,
  primary = false,
}: {
  label: string;
  primary?: boolean;
}) {
  const fetcher = useFetcher<typeof action>();
  const answer = fetcher.data;
  useEffect(() => {
    if (answer?.outcome === "consent") open(answer.url, "_top");
  }, [answer]);
  return (
    <BlockStack gap="200" inlineAlign="start">
      <fetcher.Form method="post" action="/app?index">
        <input type="hidden" name="intent" value="connect" />
        <Button
          submit
          variant={primary ? "primary" : undefined}
          loading={fetcher.state !== "idle" || answer?.outcome === "consent"}
        >
          {label}
        </Button>
      </fetcher.Form>
      {answer?.outcome === "failed" && (
        <FailureBanner failure={answer.failure} />
      )}
    </BlockStack>
  );
}
