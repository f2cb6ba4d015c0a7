import {
  Badge,
  BlockStack,
  Box,
  Card,
  InlineStack,
  Link,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { GoodsItem } from "#core/domain/listings/plan-goods.ts";
import { rooms } from "../../texts/rooms.ts";
import { useFormat } from "../format.ts";
import { sayRecorded } from "../recorded.ts";

const verdicts = [
  "blocked",
  "create",
  "bind",
  "underway",
  "already",
] as const satisfies GoodsItem["verdict"][];
const mostNamed = 50;

/** What the network will be told of each variant, word for word; what stands in the way comes first. */
export function GoodsItems({ items }: { items: GoodsItem[] }) {
  const { t } = useTranslation(rooms);
  const { number } = useFormat();
  return verdicts.map((verdict) => {
    const all = items.filter((item) => item.verdict === verdict);
    if (all.length === 0) return null;
    const title = t(`goods:verdict.${verdict}`);
    return (
      <Card padding="0" key={verdict}>
        <Box padding="400">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              {title}
            </Text>
            <Badge tone={verdict === "blocked" ? "warning" : undefined}>
              {t("common:variants", { count: all.length })}
            </Badge>
          </InlineStack>
        </Box>
        <ul className="rows" aria-label={title}>
          {all.slice(0, mostNamed).map((item) => (
            <li key={item.variantId}>
              <Item item={item} />
            </li>
          ))}
        </ul>
        {all.length > mostNamed && (
          <Box padding="400">
            <Text as="p" tone="subdued">
              {t("products:preview.more", {
                left: number(all.length - mostNamed),
              })}
            </Text>
          </Box>
        )}
      </Card>
    );
  });
}

function Item({ item }: { item: GoodsItem }) {
  const { t } = useTranslation(rooms);
  return (
    <InlineStack align="space-between" gap="200">
      <BlockStack>
        <Text as="span" fontWeight="medium">
          {item.label}
        </Text>
        <Text as="span" tone="subdued">
          {item.sku ?? t("common:noSku")}
        </Text>
      </BlockStack>
      <Box maxWidth="420px">
        <BlockStack gap="100">
          {useWords(item).map((line) => (
            <Text as="p" key={line}>
              {line}
            </Text>
          ))}
          {item.verdict === "already" && item.goods && (
            <Link
              url={`/app/goods/unbind?variant=${item.variantId}`}
              accessibilityLabel={t("goods:unbind.openOf", {
                name: item.label,
              })}
            >
              {t("goods:unbind.open")}
            </Link>
          )}
        </BlockStack>
      </Box>
    </InlineStack>
  );
}

function useWords({
  blockedBy,
  draft,
  goods,
  skuExternalIds,
}: GoodsItem): string[] {
  const { t } = useTranslation(rooms);
  const { number } = useFormat();
  if (blockedBy) return [sayRecorded(blockedBy, t)];
  const centimetres = (millimetres: number) => number(millimetres / 10);
  if (draft) {
    const { length, width, height } = draft.sizeMillimetres;
    return [
      draft.name,
      [
        draft.referenceCode ?? t("goods:noCode"),
        draft.barcodes[0]?.code ?? t("goods:noBarcode"),
        ...(draft.tracksLots ? [t("goods:lots")] : []),
      ].join(" · "),
      t("goods:measures", {
        weight: number(draft.weightGrams),
        length: centimetres(length),
        width: centimetres(width),
        height: centimetres(height),
      }),
      ...(skuExternalIds.length > 1
        ? [t("goods:also", { count: skuExternalIds.length - 1 })]
        : []),
    ];
  }
  return goods
    ? [
        t("goods:goodsOf", {
          name: goods.name,
          code: goods.referenceCode ?? t("goods:noCode"),
        }),
      ]
    : [];
}
