import {
  Badge,
  BlockStack,
  Box,
  Card,
  InlineGrid,
  InlineStack,
  Link,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ProductPage } from "../../queries/product-page.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { useFormat } from "../format.ts";
import { goodsReason, skuReason } from "../products/link-list.tsx";
import { ToldNumber } from "../products/told-number.tsx";
import { sayRecorded } from "../recorded.ts";
import { Ago } from "../time.tsx";

type Variant = ProductPage["variants"][number];

/** Sold on TikTok Shop, and not shipped out of goods of the network. */
export const wantsGoods = ({ goods, links }: Variant): boolean =>
  links.some(({ isGone }) => !isGone) && !goods?.isBound;

/** Each variant: what it is linked to and why, its stock in short, and the ways on. */
export function ProductVariants({
  page: { variants, currency, hasNetwork },
  now,
}: {
  page: Pick<ProductPage, "variants" | "currency" | "hasNetwork">;
  now: Date;
}) {
  const { t } = useTranslation("product");
  return (
    <Card padding="0">
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          {t("variants.title", { count: variants.length })}
        </Text>
      </Box>
      <ul className="rows" aria-label={t("variants.label")}>
        {variants.map((variant) => (
          <li key={variant.id}>
            <VariantRow
              variant={variant}
              currency={currency}
              hasNetwork={hasNetwork}
              now={now}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function VariantRow({
  variant,
  currency,
  hasNetwork,
  now,
}: {
  variant: Variant;
  currency: string;
  hasNetwork: boolean;
  now: Date;
}) {
  const { t } = useTranslation(rooms);
  const { number, money } = useFormat();
  const { stock } = variant;
  const name = variant.title || t("products:oneVariant");
  const told = (channel: "storefront" | "marketplace") => (
    <ToldNumber
      told={stock.told.filter((one) => one.channel === channel)}
      channel={channel}
      name={variant.sku ?? name}
      variantId={variant.id}
    />
  );
  return (
    <InlineGrid columns={{ xs: 1, md: 3 }} gap="400">
      <BlockStack gap="100">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {name}
          </Text>
          {variant.chosen ? (
            <Badge tone="success">{t("common:channel.network")}</Badge>
          ) : (
            variant.goods && (
              <Badge tone="info">{t("products:badge.canBeChosen")}</Badge>
            )
          )}
        </InlineStack>
        <Text as="p" tone="subdued">
          {[
            variant.sku ?? t("common:noSku"),
            variant.barcode,
            money(variant.priceMinor, currency),
          ]
            .filter(Boolean)
            .join(" · ")}
        </Text>
        {variant.chosen && (
          <Text as="p" tone="subdued" variant="bodySm">
            {t("product:variants.chosenBy", {
              who: sayRecorded(variant.chosen.who, t),
            })}{" "}
            <Ago at={variant.chosen.at} now={now} />
          </Text>
        )}
        <InlineStack gap="300">
          <Link url={`/app/stock/variant/${variant.id}`}>
            {t("product:variants.stock")}
          </Link>
          {variant.goods && (
            <Link url="/app/replenishment">
              {t("product:variants.replenish")}
            </Link>
          )}
        </InlineStack>
      </BlockStack>
      <BlockStack gap="200">
        {variant.links.length === 0 && (
          <Text as="p" tone="subdued">
            {t("products:links.none")}
          </Text>
        )}
        {variant.links.map((link) => (
          <BlockStack key={link.skuId}>
            <InlineStack gap="200">
              <Text as="p" fontWeight="medium">
                {[link.name, link.sellerSku].filter(Boolean).join(" · ")}
              </Text>
              {link.isGone && (
                <Badge tone="critical">{t("product:listingDeleted")}</Badge>
              )}
            </InlineStack>
            <Text as="p" tone="subdued" variant="bodySm">
              {t("products:links.because", {
                why: skuReason(link.reason, t),
                who: sayRecorded(link.who, t),
              })}{" "}
              <Ago at={link.at} now={now} />
            </Text>
          </BlockStack>
        ))}
        {variant.goods && (
          <BlockStack>
            <Text as="p" fontWeight="medium">
              {variant.goods.name}
            </Text>
            <Text as="p" tone="subdued" variant="bodySm">
              {t("products:links.goods", {
                why: goodsReason(variant.goods.reason, t),
              })}
            </Text>
            {hasNetwork && variant.goods.isBound && (
              <Link url={`/app/goods/unbind?variant=${variant.id}`}>
                {t("goods:unbind.open")}
              </Link>
            )}
          </BlockStack>
        )}
        {hasNetwork && wantsGoods(variant) && (
          <BlockStack>
            <Text as="p" tone="subdued">
              {t(variant.goods ? "goods:unbound" : "goods:none")}
            </Text>
            <Link url={`/app/goods?variants=${variant.id}`}>
              {t("goods:open")}
            </Link>
          </BlockStack>
        )}
        <Link url={`/app/links/${variant.id}`}>
          {t("product:variants.links")}
        </Link>
      </BlockStack>
      <dl className="facts">
        <dt>{t("products:fact.own")}</dt>
        <dd>{stock.own === null ? "–" : number(stock.own)}</dd>
        {stock.centres.map((centre) => [
          <dt key={`${centre.name} name`}>{centre.name}</dt>,
          <dd key={centre.name}>{number(centre.available)}</dd>,
        ])}
        <dt>{t("products:fact.toShopify")}</dt>
        <dd>{told("storefront")}</dd>
        <dt>{t("products:fact.toTikTok")}</dt>
        <dd>{told("marketplace")}</dd>
      </dl>
    </InlineGrid>
  );
}
