import { Form, useNavigation } from "@remix-run/react";
import {
  Badge,
  BlockStack,
  Button,
  Card,
  InlineStack,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { VariantLinks } from "../../queries/variant-links.server.ts";
import type { Translate } from "../../texts/rooms.ts";
import { rooms } from "../../texts/rooms.ts";
import { sayRecorded } from "../recorded.ts";
import { Ago } from "../time.tsx";

const skuReasons = ["sku", "barcode", "person", "listing"] as const;
const goodsReasons = [
  "listing_sku",
  "reference_code",
  "barcode",
  "person",
] as const;

/** Why a SKU is linked; a reason that has no words yet says itself. */
export function skuReason(reason: string, t: Translate): string {
  const known = skuReasons.find((one) => one === reason);
  return known ? t(`products:links.reason.${known}`) : reason;
}

/** Why goods of the network are taken for it. */
export function goodsReason(reason: string, t: Translate): string {
  const known = goodsReasons.find((one) => one === reason);
  return known ? t(`products:links.goodsReason.${known}`) : reason;
}

/** Each link with its reason, and the way to take it away or put it back. */
export function LinkList({
  variant,
  now,
}: {
  variant: VariantLinks;
  now: Date;
}) {
  const { t } = useTranslation(rooms);
  const { links, takenAway, goods } = variant;
  return (
    <Card padding="0">
      <ul className="rows">
        {links.map((link) => (
          <li key={link.listingSkuId}>
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Named link={link}>
                {t("products:links.because", {
                  why: skuReason(link.reason, t),
                  who: sayRecorded(link.who, t),
                })}{" "}
                <Ago at={link.at} now={now} />
              </Named>
              <Change
                sku={link.listingSkuId}
                intent="unlink"
                label={t("products:links.unlinkOf", { name: link.name })}
              >
                {t("products:links.unlink")}
              </Change>
            </InlineStack>
          </li>
        ))}
        {takenAway.map((link) => (
          <li key={link.listingSkuId}>
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Named link={link}>
                {t("products:links.takenAway", {
                  who: sayRecorded(link.who, t),
                })}{" "}
                <Ago at={link.at} now={now} />
              </Named>
              <Change
                sku={link.listingSkuId}
                intent="link"
                label={t("products:links.againOf", { name: link.name })}
              >
                {t("products:links.again")}
              </Change>
            </InlineStack>
          </li>
        ))}
        {links.length + takenAway.length === 0 && (
          <li>
            <Text as="p" tone="subdued">
              {t("products:links.none")}
            </Text>
          </li>
        )}
        {goods && (
          <li>
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <BlockStack gap="050">
                <Text as="p" fontWeight="semibold">
                  {goods.name}
                </Text>
                <Text as="p" tone="subdued">
                  {t("products:links.goods", {
                    why: goodsReason(goods.reason, t),
                  })}
                </Text>
              </BlockStack>
              <InlineStack gap="200" blockAlign="center">
                <Badge tone="info">Fulfilled by TikTok</Badge>
                {goods.reason === "person" && (
                  <Change
                    sku={variant.id}
                    intent="part"
                    label={t("products:links.unlinkOf", { name: goods.name })}
                  >
                    {t("products:links.unlink")}
                  </Change>
                )}
              </InlineStack>
            </InlineStack>
          </li>
        )}
      </ul>
    </Card>
  );
}

function Named({
  link,
  children,
}: {
  link: { name: string; sellerSku: string | null; barcode: string | null };
  children: React.ReactNode;
}) {
  return (
    <BlockStack gap="050">
      <Text as="p" fontWeight="semibold">
        {link.name}
      </Text>
      <Text as="p" tone="subdued">
        {[link.sellerSku, link.barcode].filter(Boolean).join(" · ")}
      </Text>
      <Text as="p" tone="subdued">
        {children}
      </Text>
    </BlockStack>
  );
}

function Change({
  sku,
  intent,
  label,
  children,
}: {
  sku: string;
  intent: "link" | "unlink" | "part";
  label: string;
  children: string;
}) {
  const navigation = useNavigation();
  return (
    <Form method="post">
      <input type="hidden" name="sku" value={sku} />
      <Button
        submit
        accessibilityLabel={label}
        loading={navigation.formData?.get("sku") === sku}
      >
        {children}
      </Button>
      <input type="hidden" name="intent" value={intent} />
    </Form>
  );
}
