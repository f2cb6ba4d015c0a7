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
import type { Needs } from "../../queries/needs.server.ts";
import { type Format, useFormat } from "../format.ts";

type Task = { what: string; otherwise: string; action: string; url: string };

/** What waits for a person, and what happens until it is done. The most pressing comes first. */
export function NeedsYou({ needs }: { needs: Needs }) {
  const tasks = tasksOf(needs, useFormat());
  if (tasks.length === 0)
    return (
      <Card>
        <InlineStack gap="200" blockAlign="center" wrap={false}>
          <Box>
            <Icon source={CheckCircleIcon} tone="success" />
          </Box>
          <Text as="h2" variant="headingSm">
            Nothing needs you
          </Text>
        </InlineStack>
      </Card>
    );
  return (
    <Card padding="0">
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          Needs you
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

function tasksOf(needs: Needs, { counted }: Format): Task[] {
  const conflict = (
    kind: string,
    one: string,
    many: string,
    otherwise: string,
  ): Task[] => {
    const count = needs.conflicts[kind] ?? 0;
    return count === 0
      ? []
      : [
          {
            what: counted(count, one, many),
            otherwise,
            action: "Decide",
            url: "/app/conflicts",
          },
        ];
  };
  const orders = (count: number, what: string, otherwise: string): Task[] =>
    count === 0
      ? []
      : [
          {
            what: `${counted(count, "order")} ${what}`,
            otherwise,
            action: "View",
            url: "/app/orders?tab=at_risk",
          },
        ];
  return [
    ...orders(
      needs.lateOrders,
      needs.lateOrders === 1 ? "is late" : "are late",
      "Their time to ship is over: the channel counts them as late and may cancel them.",
    ),
    ...orders(
      needs.urgentOrders,
      "to ship within 6 hours",
      "After that they are late.",
    ),
    ...orders(
      needs.refusedOrders,
      "refused by the network",
      "Nobody ships them until you do, or mend the reason and request fulfillment again in Shopify.",
    ),
    ...conflict(
      "stuck",
      "step was refused",
      "steps were refused",
      "They are not tried again until you say so.",
    ),
    ...conflict(
      "link",
      "TikTok SKU needs a variant",
      "TikTok SKUs need a variant",
      "Until then their stock is not kept in step and their orders do not reach Shopify.",
    ),
    ...conflict(
      "field",
      "title was edited on both sides",
      "titles were edited on both sides",
      "Each side keeps its own until you choose.",
    ),
    ...conflict(
      "stock",
      "count differs",
      "counts differ",
      "The network's count and its own history do not add up.",
    ),
    ...(needs.jumpingVariants === 0
      ? []
      : [
          {
            what: `${counted(needs.jumpingVariants, "variant")} ${
              needs.jumpingVariants === 1 ? "sells" : "sell"
            } in a jump`,
            otherwise:
              "Unless your rule says otherwise, TikTok Shop is told less by what sells while numbers travel, until it is calm again. See that there is enough.",
            action: "View",
            url: "/app/activity",
          },
        ]),
  ];
}
