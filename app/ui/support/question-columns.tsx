import { BlockStack, InlineGrid, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Question } from "../../queries/support/question.server.ts";
import { LastWritten } from "../last-written.tsx";

/** What both last agreed on and what each of the three says now, with who wrote it last and when. */
export function QuestionColumns({
  question: { columns },
  now,
}: {
  question: Pick<Question, "columns">;
  now: Date;
}) {
  const { t } = useTranslation("support");
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
            <LastWritten writer={writer} now={now} nobody={t("side.nobody")} />
          </BlockStack>
        </section>
      ))}
    </InlineGrid>
  );
}
