import { Banner, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { SplitPage } from "../../queries/split.server.ts";
import { useFormat } from "../format.ts";
import { Moment } from "../time.tsx";

/** How a guaranteed pool is divided now, and why so much is held back; nothing where it is shared. */
export function SplitCard({ split }: { split: SplitPage | null }) {
  const { t } = useTranslation("stock");
  const { number, signed } = useFormat();
  if (!split) return null;
  const { storefront, marketplace, held, owed, inForceAt, state } = split;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("split.title")}
        </Text>
        {!split.isConnected && held > 0 && (
          <Banner tone="warning">{t("split.disconnected")}</Banner>
        )}
        <Text as="p" tone="subdued">
          {state === "inForce" && inForceAt ? (
            <>
              {t("split.inForce")} <Moment at={inForceAt} />
            </>
          ) : (
            t(`split.state.${state}`)
          )}
        </Text>
        <ul className="plain-list">
          {[
            { name: t("split.storefront"), units: storefront },
            { name: t("split.marketplace"), units: marketplace },
            { name: t("split.held"), units: held },
            ...(owed > 0 ? [{ name: t("split.owed"), units: owed }] : []),
          ].map(({ name, units }) => (
            <li key={name}>
              <InlineStack align="space-between" gap="400" wrap={false}>
                <Text as="span">{name}</Text>
                <Text as="span" numeric fontWeight="semibold">
                  {number(units)}
                </Text>
              </InlineStack>
            </li>
          ))}
        </ul>
        {split.terms.length > 0 && (
          <>
            <Text as="h3" variant="headingSm">
              {t("split.why")}
            </Text>
            <ul className="plain-list">
              {split.terms.map(({ term, quantity }) => (
                <li key={term}>
                  <InlineStack align="space-between" gap="400" wrap={false}>
                    <Text as="span">{term}</Text>
                    <Text as="span" numeric>
                      {signed(quantity)}
                    </Text>
                  </InlineStack>
                </li>
              ))}
            </ul>
          </>
        )}
        <Text as="p" tone="subdued">
          {t("split.removal")}
        </Text>
      </BlockStack>
    </Card>
  );
}
