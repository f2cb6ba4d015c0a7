import { BlockStack, Card, InlineGrid, List, Text } from "@shopify/polaris";
import type { CountStory, StoryLine } from "#core/domain/plan.ts";
import { useFormat } from "../format.ts";
import { Moment } from "../time.tsx";

/** What each side says came about since both last agreed on a count. */
export function CountStories({ story }: { story: CountStory }) {
  const { number } = useFormat();
  return (
    <BlockStack gap="200">
      <Text as="p" tone="subdued">
        {story.agreed ? (
          <>
            Both last agreed on {number(story.agreed.units)} units on{" "}
            <Moment at={new Date(story.agreed.at)} />. Since then:
          </>
        ) : (
          "Both have never agreed. The latest of what each side says:"
        )}
      </Text>
      <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
        <Side title="Movements of the ledger" lines={story.ours} />
        <Side title="Records of the network" lines={story.theirs} />
      </InlineGrid>
    </BlockStack>
  );
}

function Side({ title, lines }: { title: string; lines: StoryLine[] }) {
  const { number, signed } = useFormat();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" tone="subdued">
          {title}
        </Text>
        {lines.length === 0 && <Text as="p">Nothing</Text>}
        <List>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same, and none moves.
            <List.Item key={index}>
              <Moment at={new Date(line.at)} seconds />:{" "}
              {line.what.replaceAll("_", " ")} {line.ref} {signed(line.units)}
              {line.leaves !== null && `, leaves ${number(line.leaves)}`}
            </List.Item>
          ))}
        </List>
      </BlockStack>
    </Card>
  );
}
