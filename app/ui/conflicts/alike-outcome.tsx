import { Banner, BlockStack, List, Text } from "@shopify/polaris";
import type { ResolvedAll } from "#core/flows/resolve-conflicts.ts";
import { useFormat } from "../format.ts";

type Told = Omit<ResolvedAll, "items"> & {
  items: (ResolvedAll["items"][number] & { subject: string })[];
};

/** What came of each question; those that were left are named with the reason. */
export function AlikeOutcome({ resolved }: { resolved: Told }) {
  const { counted } = useFormat();
  if (resolved.rule === "moved" && resolved.items.length === 0)
    return (
      <Banner tone="warning" title="Something changed in the meantime">
        Nothing was done. Below is how it stands now; please look again.
      </Banner>
    );
  const left = resolved.items.flatMap((one) => {
    const why = whyLeft(one);
    return why ? [{ ...one, why }] : [];
  });
  return (
    <Banner
      tone={left.length > 0 ? "warning" : "success"}
      title={`${counted(resolved.settled, "question")} settled`}
    >
      <BlockStack gap="200">
        {resolved.rule === "set" && (
          <Text as="p">Later ones are answered alike.</Text>
        )}
        {left.length > 0 && (
          <List>
            {left.map((one) => (
              <List.Item key={one.conflictId}>
                {`${one.subject}: ${one.why}`}
              </List.Item>
            ))}
          </List>
        )}
      </BlockStack>
    </Banner>
  );
}

function whyLeft(one: ResolvedAll["items"][number]): string | null {
  switch (one.outcome) {
    case "moved":
      return "a side has changed since you looked";
    case "already":
      return "somebody was faster";
    case "unknown":
      return "its cause went away";
    case "unfit":
      return one.why;
    default:
      return null;
  }
}
