import {
  Badge,
  BlockStack,
  Box,
  Button,
  Card,
  InlineStack,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ConflictGroup } from "../../queries/conflict-groups.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { useFormat } from "../format.ts";
import { sayRecorded } from "../recorded.ts";
import { useSteady } from "../use-steady.ts";
import { alikeUrl } from "./alike-url.ts";
import { OpenQuestion } from "./open-question.tsx";
import { RiskBadges } from "./risk-badges.tsx";

const mostShown = 25;

/** Questions of one cause, with the way to settle those that are marked, or all. */
export function OpenGroup({
  group: { cause, title: recorded, questions, risk },
  currency,
  now,
}: {
  group: ConflictGroup;
  currency: string;
  now: Date;
}) {
  const { t } = useTranslation(rooms);
  const title = sayRecorded(recorded, t);
  const { number } = useFormat();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [isWhole, setWhole] = useState(false);
  const there = questions.filter(({ id }) => marked.has(id));
  const shown = isWhole ? questions : questions.slice(0, mostShown);
  const mark = useSteady((id: string, isMarked: boolean) =>
    setMarked((known) => {
      const next = new Set(known);
      if (isMarked) next.add(id);
      else next.delete(id);
      return next;
    }),
  );
  return (
    <Card padding="0">
      <Box padding="400">
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <BlockStack gap="100">
            <InlineStack gap="200" blockAlign="center">
              <Text as="h2" variant="headingMd">
                {title}
              </Text>
              <Badge>{number(questions.length)}</Badge>
            </InlineStack>
            <RiskBadges risk={risk} currency={currency} now={now} />
          </BlockStack>
          {questions.length > 1 && (
            <Button
              url={alikeUrl({ cause, ids: there.map(({ id }) => id) })}
              accessibilityLabel={
                there.length > 0
                  ? t("conflicts:group.settleOf", {
                      count: there.length,
                      title,
                    })
                  : t("conflicts:group.settleAllOf", { title })
              }
            >
              {there.length > 0
                ? t("conflicts:group.settle", { count: there.length })
                : t("conflicts:group.settleAll")}
            </Button>
          )}
        </InlineStack>
      </Box>
      <ul className="rows" aria-label={title}>
        {shown.map((one) => (
          <li key={one.id} data-row>
            <OpenQuestion
              question={one}
              currency={currency}
              now={now}
              marked={marked.has(one.id)}
              onMark={questions.length > 1 ? mark : null}
            />
          </li>
        ))}
      </ul>
      {shown.length < questions.length && (
        <Box padding="400">
          <Button variant="plain" onClick={() => setWhole(true)}>
            {t("conflicts:group.more", {
              count: questions.length - shown.length,
            })}
          </Button>
        </Box>
      )}
    </Card>
  );
}
