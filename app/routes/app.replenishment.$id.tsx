import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import {
  Badge,
  BlockStack,
  Button,
  Card,
  IndexTable,
  InlineStack,
  Page,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { lookAtWays } from "#core/flows/replenish/look-at-ways.ts";
import { answerReplenishmentForm } from "../api/replenishment-form.server.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orBoundary } from "../failure.server.ts";
import { adviseDelivery } from "../queries/advised-way.server.ts";
import {
  type DeliveryOrder,
  readDelivery,
} from "../queries/delivery.server.ts";
import { judgeWays } from "../queries/judged-ways.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { useAnswer } from "../ui/answer.ts";
import { useFormat } from "../ui/format.ts";
import { useLive } from "../ui/live.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { Deadlines } from "../ui/replenishment/deadlines.tsx";
import { stateTone } from "../ui/replenishment/deliveries.tsx";
import { DeliveryOrders } from "../ui/replenishment/delivery-orders.tsx";
import { FormAnswer } from "../ui/replenishment/form-answer.tsx";
import { WayChoice } from "../ui/replenishment/way-choice.tsx";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = {
  title: (t) => t("replenishment:delivery.title"),
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const { id } = params;
  const delivery = isId(id)
    ? await readDelivery(world.prisma, shopId, id, world.clock.now())
    : null;
  if (!delivery) throw new Response(null, { status: 404 });
  const { searchParams } = new URL(request.url);
  const way = searchParams.get("way");
  const from = new Date(searchParams.get("from") ?? "");
  const wish =
    (way === "direct" || way === "hub") && !Number.isNaN(from.getTime())
      ? ({ way, from } as const)
      : null;
  const offered =
    delivery.state === "saved"
      ? await orBoundary(lookAtWays(world, shopId, delivery.planId, wish))
      : null;
  const ways = offered
    ? await judgeWays(world.prisma, shopId, delivery, offered.ways)
    : [];
  const advice = offered
    ? await adviseDelivery(
        world.prisma,
        shopId,
        delivery,
        ways,
        world.clock.now(),
      )
    : null;
  return { delivery, offered: offered && { ...offered, ways }, wish, advice };
}

export const action = ({ request }: ActionFunctionArgs) =>
  answerReplenishmentForm(request);

export default function Delivery() {
  const { delivery, offered, wish, advice } = useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const { t } = useTranslation("replenishment");
  const { number } = useFormat();
  const { state, planId, lines } = delivery;
  // A saved one waits for the merchant; what is offered for it is asked of the network at each reading.
  useLive(state !== "saved" || offered?.placement?.state === "working");
  const mayDrop = state === "accepted" || state === "saved";
  return (
    <Page
      title={t("delivery.title")}
      titleMetadata={
        <Badge tone={stateTone[state]}>{t(`state.${state}`)}</Badge>
      }
      backAction={{ content: t("title"), url: "/app/replenishment" }}
    >
      <BlockStack gap="400">
        <FormAnswer answer={answer} />
        <Card>
          <BlockStack gap="200">
            <Text as="p">{t(`delivery.says.${state}`)}</Text>
            {delivery.deadlines && <Deadlines days={delivery.deadlines} />}
            {delivery.refusal?.said && (
              <Text as="p" tone="critical">
                {delivery.refusal.said}
              </Text>
            )}
            {mayDrop && (
              <Form method="post">
                <input type="hidden" name="intent" value="drop" />
                <input type="hidden" name="planId" value={planId} />
                <InlineStack>
                  <Button submit tone="critical" variant="plain">
                    {t("delivery.drop")}
                  </Button>
                </InlineStack>
              </Form>
            )}
          </BlockStack>
        </Card>
        {offered && (
          <WayChoice
            planId={planId}
            lines={lines}
            ways={offered.ways}
            placement={offered.placement}
            wish={wish}
            advice={advice}
          />
        )}
        <Card padding="0">
          <IndexTable
            selectable={false}
            itemCount={lines.length}
            resourceName={{
              singular: t("table.article"),
              plural: t("table.articles"),
            }}
            headings={[
              { title: t("table.article") },
              { title: t("table.send"), alignment: "end" },
              { title: t("delivery.cartons"), alignment: "end" },
              { title: t("delivery.suggested"), alignment: "end" },
              { title: t("delivery.counted"), alignment: "end" },
              { title: t("delivery.missing"), alignment: "end" },
            ]}
          >
            {lines.map((line, position) => (
              <IndexTable.Row
                id={line.goodsId}
                key={line.goodsId}
                position={position}
              >
                <IndexTable.Cell>{line.name}</IndexTable.Cell>
                {Object.entries({
                  units: line.units,
                  cartons: line.cartons,
                  suggested: line.suggested,
                  ...countedOf(delivery.orders, line.goodsExternalId),
                }).map(([what, value]) => (
                  <IndexTable.Cell key={what}>
                    <Text as="span" alignment="end" numeric>
                      {value === null ? "–" : number(value)}
                    </Text>
                  </IndexTable.Cell>
                ))}
              </IndexTable.Row>
            ))}
          </IndexTable>
        </Card>
        <DeliveryOrders delivery={delivery} />
      </BlockStack>
    </Page>
  );
}

/** What was counted of an article, in all parts of a delivery; null before anybody has counted. */
function countedOf(
  orders: readonly DeliveryOrder[],
  goodsExternalId: string,
): { counted: number | null; missing: number | null } {
  const receipts = orders
    .flatMap(({ receipts }) => receipts)
    .filter((receipt) => receipt.goodsExternalId === goodsExternalId);
  if (receipts.length === 0) return { counted: null, missing: null };
  return receipts.reduce(
    (sum, { sellable, defective, missing }) => ({
      counted: sum.counted + sellable + defective,
      missing: sum.missing + missing,
    }),
    { counted: 0, missing: 0 },
  );
}
