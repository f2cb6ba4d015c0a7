import {
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  InlineStack,
  Text,
} from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { SectionAnswer, Tried } from "../../api/settings-action.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { FailureBanner } from "../problem.tsx";
import { sayRecorded } from "../recorded.ts";
import { TriedOnThePast } from "./tried.tsx";

/** One group of rules: what it decides, its fields, what the past would have been, and what became of saving it. */
export function Section({
  id,
  title,
  about,
  children,
  answer,
  trial,
  more,
}: {
  id: string;
  title: string;
  about: string;
  children: ReactNode;
  answer?: SectionAnswer | undefined;
  trial?: {
    label: string;
    isTrying: boolean;
    tried: Tried | undefined;
    onTry: () => void;
  };
  more?: ReactNode;
}) {
  const { t } = useTranslation(rooms);
  return (
    <section aria-labelledby={`${id}-title`} id={id}>
      <Card>
        <BlockStack gap="400">
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd" id={`${id}-title`}>
              {title}
            </Text>
            <Text as="p" tone="subdued">
              {about}
            </Text>
          </BlockStack>
          {answer?.outcome === "failed" && (
            <FailureBanner failure={answer.failure} />
          )}
          {answer?.outcome === "unfit" && (
            <Banner tone="critical" title={t("settings:notSaved")}>
              {answer.why ? sayRecorded(answer.why, t) : t("settings:unfit")}
            </Banner>
          )}
          {answer?.outcome === "moved" && (
            <Banner tone="warning" title={t("common:changedMeanwhile")}>
              {t("settings:moved")}
            </Banner>
          )}
          {answer?.outcome === "look" && (
            <BlockStack gap="200">
              <Banner tone="warning" title={t(`settings:look.${answer.of}`)}>
                {t("settings:look.text")}
              </Banner>
              <TriedOnThePast
                tried={{ outcome: answer.of, preview: answer.preview }}
              />
            </BlockStack>
          )}
          {children}
          {(trial || more) && (
            <div>
              <InlineStack gap="300" blockAlign="center">
                {trial && (
                  <Button onClick={trial.onTry} loading={trial.isTrying}>
                    {trial.label}
                  </Button>
                )}
                {more}
              </InlineStack>
              <div role="status">
                {trial?.tried && answer?.outcome !== "look" && (
                  <Box paddingBlockStart="400">
                    <TriedOnThePast tried={trial.tried} />
                  </Box>
                )}
              </div>
            </div>
          )}
        </BlockStack>
      </Card>
    </section>
  );
}
