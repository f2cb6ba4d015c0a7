import { Banner } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Stopped } from "./stopping.ts";

/** What was stopped just now, and the way back. */
export function StoppedBanner({
  stopped,
  onUndo,
}: {
  stopped: Stopped;
  onUndo: () => void;
}) {
  const { t } = useTranslation("products");
  return (
    <Banner
      tone="info"
      title={t("release.done", { count: stopped.variants })}
      action={{ content: t("undo"), onAction: onUndo }}
    >
      {t("release.back")}
    </Banner>
  );
}
