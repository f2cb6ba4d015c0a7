import { Banner, BlockStack, ProgressBar, Text } from "@shopify/polaris";
import type { Progress } from "../../queries/entry-progress.server.ts";
import { useFormat } from "../format.ts";

/** How far a confirmed choice has come, from the very effects it made. */
export function SelectionProgress({ progress }: { progress: Progress }) {
  const { total, done, refused } = progress;
  const { counted, number } = useFormat();
  if (done < total && refused === 0)
    return (
      <Banner tone="info" title="Setting up platform fulfillment">
        <BlockStack gap="200">
          <Text as="p">
            <span id="selection-progress" role="status">
              {number(done)} of {counted(total, "step")} done. You can leave
              this page; it goes on.
            </span>
          </Text>
          <ProgressBar
            progress={(done / total) * 100}
            size="small"
            tone="primary"
            ariaLabelledBy="selection-progress"
          />
        </BlockStack>
      </Banner>
    );
  if (refused > 0)
    return (
      <Banner
        tone="warning"
        title={`${counted(refused, "step")} of ${number(total)} could not be done`}
        action={{ content: "See why", url: "/app/conflicts" }}
      >
        {done < total
          ? `${number(done)} of ${counted(total, "step")} are over; the others go on. `
          : "The other steps are done. "}
        What was refused waits on the Conflicts page, with the platform's
        reason.
      </Banner>
    );
  return (
    <Banner tone="success" title="Platform fulfillment is set up">
      {`${counted(total, "step")} done. Shopify sells the chosen variants from the network's stock now.`}
    </Banner>
  );
}
