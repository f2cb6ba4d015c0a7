import { BlockStack, InlineGrid, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Question } from "../../queries/support/question.server.ts";
import { useRecorded } from "../recorded.ts";
import { Ago } from "../time.tsx";

/** What both last agreed on and what each of the three says now, with who wrote it last and when. */
export function QuestionColumns({
  question: { columns },
  now,
}: {
  question: Pick<Question, "columns">;
  now: Date;
}) {
  const { t } = useTranslation("support");
  const said = useRecorded();
  return (
    <InlineGrid columns={{ xs: 1, sm: 2, lg: 4 }} gap="400">
      {columns.map(({ side, value, writer }) => (
        <section key={side} className="side" aria-label={t(`side.${side}`)}>
          <BlockStack gap="100">
            <Text as="h2" tone="subdued">
              {t(`side.${side}`)}
            </Text>
            <div className="side-value">
              <Text as="p" variant="headingMd">
                {value ?? t("side.nothing")}
              </Text>
            </div>
            <Text as="p" tone="subdued" variant="bodySm">
              {writer ? (
                <>
                  {said(writer.who)}, <Ago at={writer.at} now={now} />
                </>
              ) : (
                t("side.nobody")
              )}
            </Text>
          </BlockStack>
        </section>
      ))}
    </InlineGrid>
  );
}
