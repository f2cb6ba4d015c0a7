import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { BlockStack, Card, InlineGrid, Page, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { channels } from "#core/domain/stock/stock-rule.ts";
import {
  answerPlaceForm,
  answerPlaceTermsForm,
} from "../api/place-action.server.ts";
import { answerRuleForm } from "../api/stock-rule-action.server.ts";
import { answerWarehouseForm } from "../api/warehouse-action.server.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { readLocations } from "../queries/locations.server.ts";
import {
  readRules,
  readVariantsWithRules,
} from "../queries/stock-rules.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { readWarehouses } from "../queries/warehouses.server.ts";
import { useAnswer } from "../ui/answer.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { LocationsCard } from "../ui/stock/locations-card.tsx";
import { RuleCard } from "../ui/stock/rule-card.tsx";
import { WarehousesCard } from "../ui/stock/warehouses-card.tsx";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = { title: (t) => t("stock:rules.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const version = new URL(request.url).searchParams.get("version") ?? undefined;
  const [rules, variants, locations, warehouses, { currency }] =
    await Promise.all([
      readRules(world.prisma, shopId, shopId, isId(version) ? version : null),
      readVariantsWithRules(world.prisma, shopId),
      readLocations(world.prisma, shopId),
      readWarehouses(world.prisma, shopId),
      world.prisma.shop.findUniqueOrThrow({
        where: { id: shopId },
        select: { currency: true },
      }),
    ]);
  return { rules, variants, locations, warehouses, currency };
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.clone().formData();
  const none = { rule: undefined, place: undefined, warehouse: undefined };
  switch (form.get("intent")) {
    case "place":
      return { ...none, place: await answerPlaceForm(request) };
    case "place-terms":
      return { ...none, place: await answerPlaceTermsForm(request) };
    case "warehouse":
      return { ...none, warehouse: await answerWarehouseForm(request) };
    default:
      return { ...none, rule: await answerRuleForm(request, null) };
  }
}

export default function StockRules() {
  const { t } = useTranslation(["stock", "common"]);
  const { rules, variants, locations, warehouses, currency } =
    useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  return (
    <Page
      title={t("rules.title")}
      subtitle={t("rules.subtitle")}
      backAction={{ content: t("common:menu.stock"), url: "/app/stock" }}
    >
      <BlockStack gap="400">
        <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
          {channels.map((channel) => (
            <RuleCard
              key={channel}
              channel={channel}
              versions={rules[channel]}
              answer={answer?.rule}
            />
          ))}
        </InlineGrid>
        <LocationsCard
          locations={locations}
          currency={currency}
          answer={answer?.place}
        />
        <WarehousesCard
          warehouses={warehouses}
          locations={locations}
          answer={answer?.warehouse}
        />
        <Card>
          <BlockStack gap="200">
            <Text as="h2" variant="headingMd">
              {t("rules.own")}
            </Text>
            {variants.length === 0 && (
              <Text as="p" tone="subdued">
                {t("rules.none")}
              </Text>
            )}
            {variants.map((one) => (
              <Text as="p" key={one.variantId}>
                <Link to={`/app/stock/variant/${one.variantId}`}>
                  {one.label}
                </Link>{" "}
                <Text as="span" tone="subdued">
                  {one.channels
                    .map((channel) => t(`common:channel.${channel}`))
                    .join(", ")}
                </Text>
              </Text>
            ))}
          </BlockStack>
        </Card>
      </BlockStack>
    </Page>
  );
}
