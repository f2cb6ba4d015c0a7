import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import {
  type MetaFunction,
  useActionData,
  useLoaderData,
} from "@remix-run/react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { undoChange } from "#core/flows/undo-change.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orFailure } from "../failure.server.ts";
import { readFieldRules } from "../queries/field-rules.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { FieldRuleList } from "../ui/fields/field-rule-list.tsx";
import { PriceRuleForm } from "../ui/fields/price-rule-form.tsx";
import { RecentFieldChanges } from "../ui/fields/recent-field-changes.tsx";
import { useFormat } from "../ui/format.ts";
import { FailureBanner } from "../ui/problem.tsx";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";

export const meta: MetaFunction = () => [{ title: "Fields · Quayside" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  return {
    rules: await readFieldRules(world.prisma, shopId),
    now: world.clock.now(),
  };
}

/** "Undo" of an earlier change. */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, actor } = await requireMerchant(request);
  const entryId = String((await request.formData()).get("undo") ?? "");
  if (!isId(entryId)) throw new Response(null, { status: 400 });
  return orFailure(undoChange(world, shopId, { entryId, actor }));
}

export default function Fields() {
  const { rules, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { counted } = useFormat();
  return (
    <Page
      title="Fields"
      subtitle="Who decides where both sides were edited. Every change is shown before it is made."
    >
      <BlockStack gap="400">
        {answer?.outcome === "undone" && (
          <Banner tone="success" title="Undone">
            {`${counted(answer.writes, "value")} written back.${answer.kept > 0 ? ` ${counted(answer.kept, "value")} stayed, because somebody has changed them since.` : ""}`}
          </Banner>
        )}
        {answer?.outcome === "already" && (
          <Banner tone="info" title="This was undone already" />
        )}
        {answer?.outcome === "unknown" && (
          <Banner tone="info" title="There is nothing to undo" />
        )}
        {answer?.outcome === "failed" && (
          <FailureBanner failure={answer.failure} />
        )}
        <FieldRuleList fields={rules.fields} />
        <PriceRuleForm rule={rules.priceRule} />
        {rules.changes.length > 0 && (
          <RecentFieldChanges changes={rules.changes} now={now} />
        )}
      </BlockStack>
    </Page>
  );
}
