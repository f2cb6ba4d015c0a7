import { Form, useNavigation } from "@remix-run/react";
import {
  Badge,
  BlockStack,
  Button,
  Card,
  InlineStack,
  Text,
} from "@shopify/polaris";
import type { VariantLinks } from "../../queries/variant-links.server.ts";
import { Ago } from "../time.tsx";

const skuReasons: Record<string, string> = {
  sku: "it has the same SKU",
  barcode: "it has the same barcode",
  person: "a person said so",
  listing: "it was listed from this variant",
};
const goodsReasons: Record<string, string> = {
  listing_sku: "the network binds them to its TikTok SKU",
  reference_code: "their reference code is its SKU",
  barcode: "they have the same barcode",
  person: "a person said so",
};

/** Each link with its reason, and the way to take it away or put it back. */
export function LinkList({
  variant,
  now,
}: {
  variant: VariantLinks;
  now: Date;
}) {
  const { links, takenAway, goods } = variant;
  return (
    <Card padding="0">
      <ul className="rows">
        {links.map((link) => (
          <li key={link.listingSkuId}>
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Named link={link}>
                {`Linked because ${skuReasons[link.reason] ?? link.reason}, by ${link.who} `}
                <Ago at={link.at} now={now} />
              </Named>
              <Change sku={link.listingSkuId} intent="unlink" name={link.name}>
                Unlink
              </Change>
            </InlineStack>
          </li>
        ))}
        {takenAway.map((link) => (
          <li key={link.listingSkuId}>
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Named link={link}>
                {`Taken away by ${link.who} `}
                <Ago at={link.at} now={now} />
              </Named>
              <Change sku={link.listingSkuId} intent="link" name={link.name}>
                Link again
              </Change>
            </InlineStack>
          </li>
        ))}
        {links.length + takenAway.length === 0 && (
          <li>
            <Text as="p" tone="subdued">
              No TikTok SKU is linked to it.
            </Text>
          </li>
        )}
        {goods && (
          <li>
            <InlineStack gap="200">
              <BlockStack gap="050">
                <Text as="p" fontWeight="semibold">
                  {goods.name}
                </Text>
                <Text as="p" tone="subdued">
                  {`Goods of the network, because ${goodsReasons[goods.reason] ?? goods.reason}`}
                </Text>
              </BlockStack>
              <Badge tone="info">Fulfilled by TikTok</Badge>
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
  name,
  children,
}: {
  sku: string;
  intent: "link" | "unlink";
  name: string;
  children: string;
}) {
  const navigation = useNavigation();
  return (
    <Form method="post">
      <input type="hidden" name="sku" value={sku} />
      <Button
        submit
        accessibilityLabel={`${children}: ${name}`}
        loading={navigation.formData?.get("sku") === sku}
      >
        {children}
      </Button>
      <input type="hidden" name="intent" value={intent} />
    </Form>
  );
}
