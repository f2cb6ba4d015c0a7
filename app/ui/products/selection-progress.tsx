import {
  Banner,
  type BannerProps,
  BlockStack,
  ProgressBar,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Progress } from "../../queries/entry-progress.server.ts";
import { useFormat } from "../format.ts";
import { FailureBanner } from "../problem.tsx";
import { StoppedBanner } from "./stopped-banner.tsx";
import { useStopping } from "./stopping.ts";

/** How far a confirmed choice has come, from the very effects it made; and the way back. */
export function SelectionProgress({ progress }: { progress: Progress }) {
  const { t } = useTranslation(["products", "common"]);
  const { total, done, refused, variants, entryId } = progress;
  const { number } = useFormat();
  const stopping = useStopping();
  const sums = {
    done: number(done),
    steps: t("common:steps", { count: total }),
  };
  const undo = {
    content: t("undo"),
    loading: stopping.isBusy,
    onAction: () => stopping.takeBack(entryId),
  };
  const banner = (props: BannerProps) => (
    <Banner
      {...props}
      {...(variants === 0
        ? {}
        : props.action
          ? { secondaryAction: undo }
          : { action: undo })}
    />
  );
  if (stopping.stopped)
    return <StoppedBanner stopped={stopping.stopped} onUndo={stopping.undo} />;
  if (stopping.failure) return <FailureBanner failure={stopping.failure} />;
  if (done < total && refused === 0)
    return banner({
      tone: "info",
      title: t("progress.title"),
      children: (
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
      ),
    });
  if (refused > 0)
    return banner({
      tone: "warning",
      title: t("progress.refused", { count: refused, total: number(total) }),
      action: { content: t("progress.seeWhy"), url: "/app/conflicts" },
      children: `${done < total ? t("progress.over", sums) : t("progress.others")} ${t("progress.waits")}`,
    });
  return banner({
    tone: "success",
    title: t("progress.set"),
    children: t("progress.done", { steps: sums.steps }),
  });
}
