import { BlockStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ShopJudgement } from "../../queries/shop-judgement.ts";
import { useFormat } from "../format.ts";
import { Measures } from "./measures.tsx";

/** How good the shop's own forecasts have been: better than the simplest answers by so much, or not. */
export function Judgement({ shop }: { shop: ShopJudgement | null }) {
  const { t } = useTranslation("demand");
  const { share } = useFormat();
  if (!shop)
    return (
      <Text as="p" tone="subdued">
        {t("judged.notYet")}
      </Text>
    );
  const { windows, goods, ours, average28, naive, isFallback, groups } = shop;
  const better = 1 - ours / Math.max(average28, 1e-9);
  const said = [
    t("judged.windows", { count: windows, goods, ours: share(ours) }),
    t("judged.others", { average: share(average28), naive: share(naive) }),
    better > 0
      ? t("judged.better", { better: share(better) })
      : t("judged.notBetter"),
    ...(isFallback ? [t("judged.fallback")] : []),
  ];
  return (
    <BlockStack gap="200">
      <Text as="p" tone="subdued">
        {said.join(" ")}
      </Text>
      <Measures groups={groups} />
    </BlockStack>
  );
}
