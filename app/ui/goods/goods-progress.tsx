import { Banner } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Progress } from "../../queries/entry-progress.server.ts";
import { useFormat } from "../format.ts";

/** How far a confirmed wish for goods has come, from the very effects it made. */
export function GoodsProgress({
  progress: { done, total, refused },
  variantIds,
}: {
  progress: Progress;
  variantIds: string[];
}) {
  const { t } = useTranslation("goods");
  const { number } = useFormat();
  if (refused > 0)
    return (
      <Banner
        tone="warning"
        title={t("refused", { count: refused })}
        action={{ content: t("seeWhy"), url: "/app/conflicts" }}
      >
        {t("refusedText")}
      </Banner>
    );
  if (done < total)
    return (
      <Banner tone="info" title={t("going")}>
        <span role="status">
          {t("goingText", { done: number(done), total: number(total) })}
        </span>
      </Banner>
    );
  return (
    <Banner
      tone="success"
      title={t("done")}
      action={{
        content: t("choose"),
        url: `/app/products/preview?variants=${variantIds.slice(0, 500).join(",")}`,
      }}
    >
      {t("doneText")}
    </Banner>
  );
}
