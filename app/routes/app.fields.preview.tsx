import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
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
  ButtonGroup,
  Card,
  Page,
  Text,
} from "@shopify/polaris";
import { policies } from "#core/domain/field-policies.ts";
import { fieldWords } from "#core/domain/field-words.ts";
import { priceRuleInWords } from "#core/domain/price-rule.ts";
import { changeFields, previewChange } from "#core/flows/change-fields.ts";
import { readFieldChange } from "../api/field-change.server.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orBoundary, orFailure } from "../failure.server.ts";
import { ChangeItems } from "../ui/fields/change-items.tsx";
import { useFormat } from "../ui/format.ts";
import { FailureBanner } from "../ui/problem.tsx";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";

export const meta: MetaFunction = () => [{ title: "Preview · Quayside" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const change = readFieldChange(new URL(request.url).searchParams);
  if (!change) throw redirect("/app/fields");
  const preview = previewChange(world, shopId, change);
  return { change, preview: await orBoundary(preview) };
}

/** Carries out the plan that was seen, if it is still the plan. */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, actor } = await requireMerchant(request);
  const change = readFieldChange(new URL(request.url).searchParams);
  const form = await request.formData();
  const fingerprint = String(form.get("fingerprint") ?? "");
  if (!change || !fingerprint) throw new Response(null, { status: 400 });
  const answer = await orFailure(
    changeFields(world, shopId, { change, fingerprint, actor }),
  );
  if (answer.outcome === "changed") throw redirect("/app/fields");
  return answer;
}

export default function Preview() {
  const { change, preview: first } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const navigation = useNavigation();
  const { counted } = useFormat();
  const preview = answer?.outcome === "moved" ? answer.preview : first;
  const { name } = fieldWords[change.field];
  return (
    <Page
      title={
        change.kind === "policy"
          ? `${policies[change.policy]}: ${name}`
          : change.kind === "price-rule"
            ? priceRuleInWords(change.rule)
            : `The ${name} of every product, from ${change.from === "storefront" ? "Shopify to TikTok Shop" : "TikTok Shop to Shopify"}`
      }
      subtitle="Nothing has been changed yet. What you confirm is exactly what you see here."
      backAction={{ content: "Fields", url: "/app/fields" }}
    >
      <BlockStack gap="400">
        {answer?.outcome === "moved" && (
          <Banner tone="warning" title="Something changed in the meantime">
            A side was edited since the preview was made. This is the new plan;
            nothing was done yet.
          </Banner>
        )}
        {answer?.outcome === "failed" && (
          <FailureBanner failure={answer.failure} />
        )}
        <Card>
          <Text as="p">
            {`${counted(preview.writes, "value")} will be written, ${counted(preview.blocked, "item")} left alone. That takes ${counted(preview.calls, "call")} and about ${counted(Math.ceil(preview.seconds / 60), "minute")}.`}
          </Text>
        </Card>
        {preview.items.length > 0 && <ChangeItems preview={preview} />}
        <Form method="post">
          <input type="hidden" name="fingerprint" value={preview.fingerprint} />
          <ButtonGroup>
            <Button
              submit
              variant="primary"
              size="large"
              disabled={change.kind === "push" && preview.writes === 0}
              loading={navigation.formMethod === "POST"}
            >
              Confirm
            </Button>
            <Button size="large" url="/app/fields">
              Back
            </Button>
          </ButtonGroup>
        </Form>
      </BlockStack>
    </Page>
  );
}
