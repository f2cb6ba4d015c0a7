import { Banner, Card, List, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Unbinding } from "#core/domain/listings/plan-unbinding.ts";
import { rooms } from "../../texts/rooms.ts";
import { sayRecorded } from "../recorded.ts";

/** What it would mean that goods serve a variant's TikTok SKUs no more, and what stands in the way. */
export function UnbindingVerdict({ preview }: { preview: Unbinding }) {
  const { t } = useTranslation(rooms);
  const { goods, skuExternalIds, others, staysByCode, blockers } = preview;
  if (blockers.length > 0)
    return (
      <Banner tone="warning" title={t("goods:unbind.blocked")}>
        <List>
          {blockers.map((blocker) => (
            <List.Item key={blocker}>{sayRecorded(blocker, t)}</List.Item>
          ))}
        </List>
      </Banner>
    );
  return (
    <Card>
      <Text as="h2" variant="headingMd">
        {goods &&
          t("goods:goodsOf", {
            name: goods.name,
            code: goods.referenceCode ?? t("goods:noCode"),
          })}
      </Text>
      <List>
        <List.Item>
          {t("goods:unbind.skus", {
            count: skuExternalIds.length,
            skus: skuExternalIds.join(", "),
          })}
        </List.Item>
        {others > 0 && (
          <List.Item>{t("goods:unbind.others", { count: others })}</List.Item>
        )}
        <List.Item>
          {t(staysByCode ? "goods:unbind.linked" : "goods:unbind.unlinked")}
        </List.Item>
        <List.Item>{t("goods:unbind.stay")}</List.Item>
      </List>
    </Card>
  );
}
