import { Banner } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Progress } from "../../queries/entry-progress.server.ts";

/** How far a confirmed unbinding has come, and the way back. */
export function UnbindingProgress({
  progress: { done, total, refused },
  variantId,
}: {
  progress: Progress;
  variantId: string;
}) {
  const { t } = useTranslation("goods");
  if (refused > 0)
    return (
      <Banner
        tone="warning"
        title={t("unbind.refused")}
        action={{ content: t("seeWhy"), url: "/app/conflicts" }}
      >
        {t("unbind.refusedText")}
      </Banner>
    );
  if (done < total)
    return (
      <Banner tone="info" title={t("going")}>
        <span role="status">{t("unbind.going")}</span>
      </Banner>
    );
  return (
    <Banner
      tone="success"
      title={t("unbind.done")}
      action={{ content: t("open"), url: `/app/goods?variants=${variantId}` }}
    >
      {t("unbind.again")}
    </Banner>
  );
}
