import { BlockStack, Card, InlineGrid, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { effectTraits } from "#core/domain/effect-traits.ts";
import type { WaitingWrites } from "#core/flows/pause-writing.ts";
import type { WaitingPlan } from "../../queries/waiting-plan.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { useFormat } from "../format.ts";
import { sayRecorded } from "../recorded.ts";

/** Sorts of writes that have a list of their own on the page. */
const listed = new Set<string>([
  "marketplace.set-stock",
  "storefront.set-stock",
  "storefront.import-order",
  "storefront.update-field",
  "marketplace.update-field",
]);

/** How much will be written, how long that takes, and what is left alone. */
export function PlanSummary({
  plan,
  writes,
}: {
  plan: WaitingPlan;
  writes: WaitingWrites;
}) {
  const { t } = useTranslation(rooms);
  const { number } = useFormat();
  const { moves } = plan;
  const orders =
    writes.kinds.find(({ kind }) => kind === "storefront.import-order")
      ?.count ?? 0;
  const others = writes.kinds.filter(({ kind }) => !listed.has(kind));
  const facts = [
    ["zero", moves.zero],
    ["lower", moves.lower],
    ["higher", moves.higher],
    ["same", moves.same],
    ["orders", orders],
    ["fields", writes.fieldWrites],
  ] as const;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("plan:summary.title")}
        </Text>
        <InlineGrid columns={{ xs: 2, md: 3, lg: 6 }} gap="400">
          {facts.map(([fact, count]) => (
            <BlockStack key={fact} gap="050">
              <Text as="p" variant="headingLg" numeric>
                {number(count)}
              </Text>
              <Text as="p" tone="subdued">
                {t(`plan:summary.${fact}`)}
              </Text>
            </BlockStack>
          ))}
        </InlineGrid>
        {others.length > 0 && (
          <ul>
            {others.map(({ kind, count }) => (
              <li key={kind}>
                {t("plan:summary.other", {
                  what: sayRecorded(effectTraits[kind].title, t),
                  count,
                })}
              </li>
            ))}
          </ul>
        )}
        <Text as="p" tone="subdued">
          {t("plan:summary.effort", {
            calls: t("common:calls", { count: writes.calls }),
            minutes: t("common:minutes", {
              count: Math.ceil(writes.seconds / 60),
            }),
          })}
        </Text>
        {plan.unlinked > 0 && (
          <Text as="p">
            {t("plan:summary.unlinked", { count: plan.unlinked })}
          </Text>
        )}
        {plan.questions > 0 && (
          <Text as="p">
            <Link url="/app/conflicts">
              {t("plan:summary.questions", { count: plan.questions })}
            </Link>
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
