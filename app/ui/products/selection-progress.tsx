import { Banner, BlockStack, ProgressBar, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Progress } from "../../queries/entry-progress.server.ts";
import { useFormat } from "../format.ts";

/** How far a confirmed choice has come, from the very effects it made. */
export function SelectionProgress({ progress }: { progress: Progress }) {
  const { t } = useTranslation(["products", "common"]);
  const { total, done, refused } = progress;
  const { number } = useFormat();
  const sums = {
    done: number(done),
    steps: t("common:steps", { count: total }),
  };
  if (done < total && refused === 0)
    return (
      <Banner tone="info" title={t("progress.title")}>
        <BlockStack gap="200">
          <Text as="p">
            <span id="selection-progress" role="status">
              {t("progress.going", sums)}
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
        title={t("progress.refused", { count: refused, total: number(total) })}
        action={{ content: t("progress.seeWhy"), url: "/app/conflicts" }}
      >
        {done < total ? t("progress.over", sums) : t("progress.others")}{" "}
        {t("progress.waits")}
      </Banner>
    );
  return (
    <Banner tone="success" title={t("progress.set")}>
      {t("progress.done", { steps: sums.steps })}
    </Banner>
  );
}
