import {
  BlockStack,
  Box,
  Button,
  Card,
  Icon,
  InlineStack,
  Text,
} from "@shopify/polaris";
import { CheckCircleIcon } from "@shopify/polaris-icons";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Needs } from "../../queries/needs.server.ts";

type Task = { what: string; otherwise: string; action: string; url: string };

/** What waits for a person, and what happens until it is done. The most pressing comes first. */
export function NeedsYou({ needs }: { needs: Needs }) {
  const { t } = useTranslation(["home", "common"]);
  const tasks = tasksOf(needs, t);
  if (tasks.length === 0)
    return (
      <Card>
        <InlineStack gap="200" blockAlign="center" wrap={false}>
          <Box>
            <Icon source={CheckCircleIcon} tone="success" />
          </Box>
          <Text as="h2" variant="headingSm">
            {t("needs.nothing")}
          </Text>
        </InlineStack>
      </Card>
    );
  return (
    <Card padding="0">
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          {t("needs.title")}
        </Text>
      </Box>
      <ul className="rows">
        {tasks.map((task) => (
          <li key={task.what}>
            <InlineStack
              align="space-between"
              blockAlign="center"
              gap="300"
              wrap={false}
            >
              <BlockStack gap="050">
                <Text as="span" fontWeight="semibold">
                  {task.what}
                </Text>
                <Text as="span" tone="subdued">
                  {task.otherwise}
                </Text>
              </BlockStack>
              <Box minWidth="fit-content">
                <Button
                  url={task.url}
                  accessibilityLabel={`${task.action}: ${task.what}`}
                >
                  {task.action}
                </Button>
              </Box>
            </InlineStack>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const conflictKinds = ["stuck", "link", "field", "stock"] as const;

function tasksOf(
  { conflicts, lateOrders, urgentOrders, refusedOrders, ...needs }: Needs,
  t: TFunction<["home", "common"]>,
): Task[] {
  const orders = Object.entries({ lateOrders, urgentOrders, refusedOrders });
  const asked = conflictKinds.map(
    (kind) => [kind, conflicts[kind] ?? 0] as const,
  );
  const { jumpingVariants } = needs;
  return [
    ...orders.map(([need, count]) => ({
      need: need as "lateOrders",
      count,
      action: t("common:view"),
      url: "/app/orders?tab=at_risk",
    })),
    ...asked.map(([need, count]) => ({
      need,
      count,
      action: t("needs.decide"),
      url: "/app/conflicts",
    })),
    {
      need: "jumpingVariants" as const,
      count: jumpingVariants,
      action: t("common:view"),
      url: "/app/activity",
    },
  ]
    .filter(({ count }) => count > 0)
    .map(({ need, count, ...where }) => ({
      what: t(`needs.${need}.what`, { count }),
      otherwise: t(`needs.${need}.otherwise`),
      ...where,
    }));
}
