import { Banner, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { SplitPage } from "../../queries/split.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { Arrival } from "../arrival.tsx";
import { useFormat } from "../format.ts";
import { sayRecorded } from "../recorded.ts";
import { Moment } from "../time.tsx";
import type { ReadOf } from "./term-address.ts";
import { TermLink } from "./terms.tsx";
import { splitId } from "./why-anchors.ts";

/** How a guaranteed pool is divided now, or what is held back of a shared one, and why so much; else nothing. */
export function SplitCard({
  split,
  read,
}: {
  split: SplitPage | null;
  read: ReadOf;
}) {
  const { t } = useTranslation(rooms);
  const { number, signed } = useFormat();
  if (!split) return null;
  const { storefront, marketplace, held, owed, inForceAt, state } = split;
  const isShared = state === "sold" || state === "givesBack";
  const title = t(isShared ? "stock:split.titleShared" : "stock:split.title");
  return (
    <Arrival id={splitId} label={title}>
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          {!split.isConnected && !isShared && held > 0 && (
            <Banner tone="warning">{t("stock:split.disconnected")}</Banner>
          )}
          <Text as="p" tone="subdued">
            {state === "inForce" && inForceAt ? (
              <>
                {t("stock:split.inForce")} <Moment at={inForceAt} />
              </>
            ) : (
              t(`stock:split.state.${state}`)
            )}
          </Text>
          <ul className="plain-list">
            {[
              { name: t("stock:split.storefront"), units: storefront },
              { name: t("stock:split.marketplace"), units: marketplace },
              { name: t("stock:split.held"), units: held },
              ...(owed > 0
                ? [{ name: t("stock:split.owed"), units: owed }]
                : []),
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
          {split.demand && (
            <Text as="p">{t("stock:split.demand", split.demand)}</Text>
          )}
          {split.terms.length > 0 && (
            <>
              <Text as="h3" variant="headingSm">
                {t("stock:split.why")}
              </Text>
              <ul className="plain-list">
                {split.terms.map((term) => (
                  <li key={term.term}>
                    <InlineStack align="space-between" gap="400" wrap={false}>
                      {term.opens === "split" ? (
                        // What it was taken from is this very card.
                        <Text as="span">{sayRecorded(term.term, t)}</Text>
                      ) : (
                        <TermLink
                          term={term}
                          number={{
                            ...read,
                            channel: "marketplace",
                            at: null,
                            ruleId: null,
                          }}
                        />
                      )}
                      <Text as="span" numeric>
                        {signed(term.quantity)}
                      </Text>
                    </InlineStack>
                  </li>
                ))}
              </ul>
            </>
          )}
          {state !== "sold" && (
            <Text as="p" tone="subdued">
              {t("stock:split.removal")}
            </Text>
          )}
        </BlockStack>
      </Card>
    </Arrival>
  );
}
