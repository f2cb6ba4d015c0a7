import { BlockStack, Card, InlineGrid, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Ahead } from "../../queries/promise-ahead.server.ts";
import { useFormat } from "../format.ts";
import { ArrivalPicture } from "./arrival-picture.tsx";
import { Basis } from "./order-promise.tsx";
import { useRouteName } from "./route-words.ts";

/** Every place that ships: when an order of today would arrive from it, what it costs, and from what that is known. */
export function RouteList({ ahead }: { ahead: Ahead }) {
  const { t } = useTranslation("promises");
  const { day, money, share } = useFormat();
  const nameOf = useRouteName();
  const { region, currency } = ahead;
  const where = region?.zip3
    ? t("routes.to", { zip3: region.zip3 })
    : t("routes.anywhere");
  return (
    <BlockStack gap="300">
      <Text as="h2" variant="headingMd">
        {t("routes.title", { where })}
      </Text>
      <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
        {ahead.routes.map((route) => (
          <Card key={`${route.kind}${route.placeId}`}>
            <BlockStack gap="200">
              <ArrivalPicture
                plain
                title={nameOf(route)}
                says={t("routes.says", {
                  sure: share(ahead.quantile),
                  day: day(route.promised),
                  earliest: day(route.earliest),
                })}
                arrival={route.arrival}
                promised={route.promised}
              />
              <Text as="p" tone="subdued">
                <Basis promise={route} />{" "}
                {route.costMinor === null
                  ? t(
                      ahead.isCounted
                        ? "routes.costUnknown"
                        : "routes.costUncounted",
                      { currency },
                    )
                  : t(
                      route.isCostAssumed ? "order.costAssumed" : "order.cost",
                      {
                        cost: money(route.costMinor, currency),
                      },
                    )}
              </Text>
            </BlockStack>
          </Card>
        ))}
      </InlineGrid>
    </BlockStack>
  );
}
