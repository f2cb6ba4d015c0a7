import {
  Badge,
  BlockStack,
  Box,
  Card,
  InlineStack,
  List,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { KeptCount } from "#core/domain/promise/kept.ts";
import type { OrderPromise } from "../../queries/promises.server.ts";
import { useFormat } from "../format.ts";
import { ArrivalPicture } from "./arrival-picture.tsx";
import { useRouteName } from "./route-words.ts";

const tones = {
  kept: "success",
  late: "critical",
  overdue: "critical",
  open: "info",
} as const satisfies Record<keyof KeptCount, string>;

/** When the buyer will have the order: the day, how sure it is, why so, and what else would have been possible. */
export function OrderPromises({
  promises,
  currency,
}: {
  promises: OrderPromise[];
  currency: string;
}) {
  const { t } = useTranslation("promises");
  if (promises.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("order.title")}
        </Text>
        {promises.map((promise) => (
          <OnePromise key={promise.id} promise={promise} currency={currency} />
        ))}
      </BlockStack>
    </Card>
  );
}

function OnePromise({
  promise,
  currency,
}: {
  promise: OrderPromise;
  currency: string;
}) {
  const { t } = useTranslation("promises");
  const { day, share, money } = useFormat();
  const nameOf = useRouteName();
  const { span, standing, delivered, costMinor } = promise;
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingLg">
          {t("order.by", { day: day(promise.promised) })}
        </Text>
        <Badge tone={tones[standing]}>{t(`standing.${standing}`)}</Badge>
      </InlineStack>
      <Text as="p">
        {t(`reason.${promise.reason}`, { place: nameOf(promise.route) })}{" "}
        {costMinor !== null &&
          t(promise.isCostAssumed ? "order.costAssumed" : "order.cost", {
            cost: money(costMinor, currency),
          })}
      </Text>
      {delivered && (
        <Text as="p">{t("order.arrived", { day: day(delivered) })}</Text>
      )}
      <Text as="p" tone="subdued">
        <Basis promise={promise} />
      </Text>
      <ArrivalPicture
        plain
        title={t("picture.title")}
        says={
          span
            ? t("picture.says", {
                from: day(span.from),
                until: day(span.until),
                sure: share(promise.quantile),
                day: day(promise.promised),
              })
            : ""
        }
        arrival={promise.arrival}
        promised={promise.promised}
      />
      {promise.alternatives.length > 0 && (
        <Box>
          <Text as="h4" variant="headingSm">
            {t("order.instead")}
          </Text>
          <List>
            {promise.alternatives.map((one) => (
              <List.Item key={`${one.kind}${one.placeId}`}>
                {t(
                  one.costMinor === null
                    ? "order.alternativeFree"
                    : one.isCostAssumed
                      ? "order.alternativeAssumed"
                      : "order.alternative",
                  {
                    place: nameOf(one),
                    day: day(one.promised),
                    keeps: share(one.keeps),
                    cost:
                      one.costMinor === null
                        ? ""
                        : money(one.costMinor, currency),
                  },
                )}
              </List.Item>
            ))}
          </List>
        </Box>
      )}
    </BlockStack>
  );
}

/** From what a day was worked out, and how much of it is no more than assumed. */
export function Basis({
  promise: { measured, measuredHere, assumedShare },
}: {
  promise: Pick<OrderPromise, "measured" | "measuredHere" | "assumedShare">;
}) {
  const { t } = useTranslation("promises");
  const { number, share } = useFormat();
  if (measured === 0) return t("basis.none");
  return t("basis.some", {
    count: measured,
    here: number(measuredHere),
    assumed: share(assumedShare),
  });
}
