import { Form } from "@remix-run/react";
import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { LevelAdvice } from "#core/domain/replenishment/cheapest-level.ts";
import { capitalPercentOf } from "#core/domain/replenishment/policy.ts";
import { minorPerUnit } from "#core/kit/money.ts";
import type { Replenishment } from "../../queries/replenishment.server.ts";
import { useFormat } from "../format.ts";
import { PolicyFields } from "./policy-fields.tsx";

type Shown = Pick<Replenishment, "policy" | "currency" | "cheapestLevels">;

/** The level at least cost of each class, with why, and one press that sets it; the merchant's own stays until then. */
export function CheapestLevels({ replenishment }: { replenishment: Shown }) {
  const { t } = useTranslation("replenishment");
  const { cheapestLevels } = replenishment;
  if (cheapestLevels.length === 0) return null;
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t("cheapest.title")}
      </Text>
      <ul className="rows">
        {cheapestLevels.map((advice) => (
          <li key={advice.demandClass}>
            <Advice advice={advice} replenishment={replenishment} />
          </li>
        ))}
      </ul>
    </BlockStack>
  );
}

function Advice({
  advice,
  replenishment: { policy, currency },
}: {
  advice: LevelAdvice;
  replenishment: Shown;
}) {
  const { t } = useTranslation("replenishment");
  const { share } = useFormat();
  const { demandClass } = advice;
  const says = useWhy(advice, currency, policy);
  const name = t(`policy.class.${demandClass}`);
  if ("missing" in advice)
    return (
      <BlockStack gap="050">
        <Text as="p" fontWeight="semibold">
          {name}
        </Text>
        <Text as="p" tone="subdued">
          {t(`cheapest.missing.${advice.missing}`, { currency })}
        </Text>
      </BlockStack>
    );
  const level = share(advice.level);
  return (
    <InlineStack align="space-between" blockAlign="center" gap="300">
      <BlockStack gap="050">
        <Text as="p" fontWeight="semibold">
          {t("cheapest.level", {
            name,
            level,
            now: share(policy.serviceLevel[demandClass]),
          })}
        </Text>
        <Text as="p" tone="subdued">
          {says}
        </Text>
      </BlockStack>
      {advice.level === policy.serviceLevel[demandClass] ? (
        <Text as="span" tone="subdued">
          {t("cheapest.same")}
        </Text>
      ) : (
        <Form method="post">
          <PolicyFields
            policy={{
              ...policy,
              serviceLevel: {
                ...policy.serviceLevel,
                [demandClass]: advice.level,
              },
            }}
            minor={minorPerUnit(currency)}
          />
          <Button
            submit
            accessibilityLabel={t("cheapest.takeOf", { name, level })}
          >
            {t("cheapest.take")}
          </Button>
        </Form>
      )}
    </InlineStack>
  );
}

/** The reason of a level: what is set against what, and what of it is assumed. */
function useWhy(
  advice: LevelAdvice,
  currency: string,
  policy: Replenishment["policy"],
): string {
  const { t } = useTranslation("replenishment");
  const { money, share } = useFormat();
  if ("missing" in advice) return "";
  const { missedMinor, capitalMinor, storageMinor, cut, assumedCosts } = advice;
  return [
    t(storageMinor > 0 ? "cheapest.whyStored" : "cheapest.why", {
      missed: money(Math.round(missedMinor), currency),
      // Less than a coin for a week: said for a hundred units.
      left: money(Math.round(100 * (capitalMinor + storageMinor)), currency),
      days: policy.reviewDays,
      capital: share(capitalPercentOf(policy) / 100),
    }),
    cut && t(`cheapest.cut.${cut}`, { level: share(advice.level) }),
    assumedCosts > 0 && t("cheapest.assumed", { count: assumedCosts }),
  ]
    .filter(Boolean)
    .join(" ");
}
