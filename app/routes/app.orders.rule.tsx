import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import {
  Form,
  useActionData,
  useLoaderData,
  useNavigation,
} from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Button,
  Card,
  ChoiceList,
  InlineStack,
  Page,
  Select,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Fallback, fallbacks } from "#core/domain/orders/order-rule.ts";
import { type OrderRuleSet, setOrderRule } from "#core/flows/set-order-rule.ts";
import { readOrderRuleForm } from "../api/order-rule-wish.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { readOrderRule } from "../queries/order-rule.server.ts";
import { rooms } from "../texts/rooms.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { sayRecorded } from "../ui/recorded.ts";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";

export const handle: TitleHandle = { title: (t) => t("orders:rule.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  return readOrderRule(world, shopId);
}

export async function action({
  request,
}: ActionFunctionArgs): Promise<OrderRuleSet> {
  const { shopId, actor } = await requireMerchant(request);
  const rule = readOrderRuleForm(await request.formData());
  return rule
    ? setOrderRule(world, shopId, { actor, rule })
    : { outcome: "unfit", why: "hours" };
}

export default function OrderRulePage() {
  const { t } = useTranslation(rooms);
  const { rule, locations } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const navigation = useNavigation();
  const [fallback, setFallback] = useState<Fallback>(rule.fallback);
  const [moveTo, setMoveTo] = useState(
    rule.moveTo ?? locations[0]?.externalId ?? "",
  );
  const [waitHours, setWaitHours] = useState(String(rule.waitHours));
  return (
    <Page
      title={t("orders:rule.title")}
      subtitle={t("orders:rule.subtitle")}
      backAction={{ content: t("orders:title"), url: "/app/orders" }}
    >
      <Form method="post">
        <BlockStack gap="400">
          {answer?.outcome === "set" && (
            <Banner tone="success">{t("orders:rule.set")}</Banner>
          )}
          {answer?.outcome === "unfit" && (
            <Banner tone="critical">
              {answer.why === "hours"
                ? t("orders:rule.hoursUnfit")
                : sayRecorded(answer.why, t)}
            </Banner>
          )}
          <Card>
            <BlockStack gap="400">
              <ChoiceList
                title={t("orders:rule.then")}
                choices={(Object.keys(fallbacks) as Fallback[]).map(
                  (value) => ({
                    value,
                    label: t(`orders:rule.fallback.${value}`),
                  }),
                )}
                selected={[fallback]}
                onChange={([chosen]) => setFallback(chosen as Fallback)}
              />
              <input type="hidden" name="fallback" value={fallback} />
              {fallback === "move" && (
                <Select
                  label={t("orders:rule.moveTo")}
                  name="moveTo"
                  options={locations.map(({ externalId, name }) => ({
                    value: externalId,
                    label: name,
                  }))}
                  value={moveTo}
                  onChange={setMoveTo}
                />
              )}
              <TextField
                label={t("orders:rule.hours")}
                name="waitHours"
                type="number"
                min={1}
                value={waitHours}
                onChange={setWaitHours}
                autoComplete="off"
                helpText={t("orders:rule.hoursHelp")}
              />
              <InlineStack>
                <Button
                  submit
                  variant="primary"
                  loading={navigation.formMethod === "POST"}
                >
                  {t("orders:rule.button")}
                </Button>
              </InlineStack>
            </BlockStack>
          </Card>
        </BlockStack>
      </Form>
    </Page>
  );
}
