import { BlockStack, Card, InlineGrid, List, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { CountStory, StoryLine } from "#core/domain/plan.ts";
import { rooms } from "../../texts/rooms.ts";
import { useFormat } from "../format.ts";
import { causeWords } from "../stock/cause-words.ts";
import { Moment } from "../time.tsx";

/** What each side says came about since both last agreed on a count. */
export function CountStories({ story }: { story: CountStory }) {
  const { t } = useTranslation("places");
  return (
    <BlockStack gap="200">
      <Text as="p" tone="subdued">
        {story.agreed ? (
          <>
            {t("story.agreed", { units: story.agreed.units })}{" "}
            <Moment at={new Date(story.agreed.at)} />
          </>
        ) : (
          t("story.never")
        )}
      </Text>
      <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
        <Side title={t("story.ours")} lines={story.ours} />
        <Side title={t("story.theirs")} lines={story.theirs} />
      </InlineGrid>
    </BlockStack>
  );
}

function Side({ title, lines }: { title: string; lines: StoryLine[] }) {
  const { t } = useTranslation(rooms);
  const { signed } = useFormat();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" tone="subdued">
          {title}
        </Text>
        {lines.length === 0 && <Text as="p">{t("places:story.nothing")}</Text>}
        <List>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same, and none moves.
            <List.Item key={index}>
              <Moment at={new Date(line.at)} seconds />:{" "}
              {causeWords(line.what, t)} {line.ref} {signed(line.units)}
              {line.leaves !== null &&
                t("places:story.leaves", { units: line.leaves })}
            </List.Item>
          ))}
        </List>
      </BlockStack>
    </Card>
  );
}
