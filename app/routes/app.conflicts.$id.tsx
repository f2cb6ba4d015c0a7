import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import {
  type MetaFunction,
  useActionData,
  useLoaderData,
} from "@remix-run/react";
import { Badge, BlockStack, Page, Text } from "@shopify/polaris";
import { resolveConflict } from "#core/flows/resolve-conflict.ts";
import { retryEffect } from "#core/flows/retry-effect.ts";
import { readSettlementForm } from "../api/settlement.server.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orFailure } from "../failure.server.ts";
import { readConflict } from "../queries/conflicts.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { ConflictForm } from "../ui/conflicts/conflict-form.tsx";
import { kindName } from "../ui/conflicts/conflict-words.ts";
import { Outcome } from "../ui/conflicts/outcome.tsx";
import { Settled } from "../ui/conflicts/settled.tsx";
import { useLive } from "../ui/live.ts";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.conflict.subject ?? "Conflict"} · Quayside` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const conflict = isId(params.id)
    ? await readConflict(world.prisma, shopId, params.id)
    : null;
  if (!conflict) throw new Response(null, { status: 404 });
  return { conflict, now: world.clock.now() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { shopId, actor } = await requireMerchant(request);
  if (!isId(params.id)) throw new Response(null, { status: 404 });
  const form = await request.formData();
  if (form.get("choice") === "retry") {
    const conflict = await readConflict(world.prisma, shopId, params.id);
    if (conflict?.subjectKind !== "effect")
      throw new Response(null, { status: 404 });
    const effectId = conflict.subjectId;
    return orFailure(retryEffect(world, shopId, { effectId, actor }));
  }
  const settlement = readSettlementForm(form);
  if (!settlement)
    return { outcome: "unfit" as const, why: "Choose an answer first." };
  return orFailure(
    resolveConflict(world, shopId, {
      conflictId: params.id,
      ...settlement,
      actor,
    }),
  );
}

export default function Conflict() {
  const { conflict, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isOpen = conflict.state === "open";
  useLive(isOpen);
  return (
    <Page
      title={conflict.subject}
      titleMetadata={<Badge>{kindName(conflict)}</Badge>}
      backAction={{ content: "Conflicts", url: "/app/conflicts" }}
    >
      <BlockStack gap="400">
        <Text as="p" variant="bodyLg">
          {conflict.reason}
        </Text>
        <Outcome answer={answer} />
        {isOpen ? (
          <ConflictForm key={conflict.version} conflict={conflict} />
        ) : (
          <Settled conflict={conflict} now={now} />
        )}
      </BlockStack>
    </Page>
  );
}
