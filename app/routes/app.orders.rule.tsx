import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import {
  Form,
  type MetaFunction,
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
import { type Fallback, fallbacks } from "#core/domain/orders/order-rule.ts";
import { type OrderRuleSet, setOrderRule } from "#core/flows/set-order-rule.ts";
import { readOrderRuleForm } from "../api/order-rule-wish.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { readOrderRule } from "../queries/order-rule.server.ts";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";

export const meta: MetaFunction = () => [
  { title: "Orders the network will not ship · Quayside" },
];

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
    : { outcome: "unfit", why: "Write a whole number of hours, 1 or more." };
}

export default function OrderRulePage() {
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
      title="Orders the network will not ship"
      subtitle="What becomes of a request that it refuses, or leaves lying for too long"
      backAction={{ content: "Orders", url: "/app/orders" }}
    >
      <Form method="post">
        <BlockStack gap="400">
          {answer?.outcome === "set" && (
            <Banner tone="success">The rule is set.</Banner>
          )}
          {answer?.outcome === "unfit" && (
            <Banner tone="critical">{answer.why}</Banner>
          )}
          <Card>
            <BlockStack gap="400">
              <ChoiceList
                title="Then"
                choices={(Object.keys(fallbacks) as Fallback[]).map(
                  (value) => ({ value, label: fallbacks[value] }),
                )}
                selected={[fallback]}
                onChange={([chosen]) => setFallback(chosen as Fallback)}
              />
              <input type="hidden" name="fallback" value={fallback} />
              {fallback === "move" && (
                <Select
                  label="Location that ships instead"
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
                label="Hours the network may take until a parcel leaves"
                name="waitHours"
                type="number"
                min={1}
                value={waitHours}
                onChange={setWaitHours}
                autoComplete="off"
                helpText="After that the delivery is called off at the network, if it still can be, before anything else happens: nothing is shipped twice."
              />
              <InlineStack>
                <Button
                  submit
                  variant="primary"
                  loading={navigation.formMethod === "POST"}
                >
                  Set the rule
                </Button>
              </InlineStack>
            </BlockStack>
          </Card>
        </BlockStack>
      </Form>
    </Page>
  );
}
