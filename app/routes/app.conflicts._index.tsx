import type { LoaderFunctionArgs } from "@remix-run/node";
import {
  type MetaFunction,
  useLoaderData,
  useSearchParams,
} from "@remix-run/react";
import { BlockStack, Page, Tabs } from "@shopify/polaris";
import { requireMerchant } from "../auth/merchant.server.ts";
import { readConflicts } from "../queries/conflicts.server.ts";
import { ConflictGroups } from "../ui/conflicts/conflict-groups.tsx";
import { useFormat } from "../ui/format.ts";
import { useLive } from "../ui/live.ts";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";

export const meta: MetaFunction = () => [{ title: "Conflicts · Quayside" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const conflicts = await readConflicts(world.prisma, shopId);
  return { ...conflicts, now: world.clock.now() };
}

export default function Conflicts() {
  const { open, settled, openCount, now } = useLoaderData<typeof loader>();
  const [params, setParams] = useSearchParams();
  const { number } = useFormat();
  const isSettled = params.get("tab") === "settled";
  useLive();
  return (
    <Page
      title="Conflicts"
      subtitle="Questions that only you can answer. Everything else goes on meanwhile."
    >
      <BlockStack gap="400">
        <Tabs
          selected={isSettled ? 1 : 0}
          onSelect={(index) => setParams(index === 1 ? { tab: "settled" } : {})}
          tabs={[
            { id: "open", content: "Open", badge: number(openCount) },
            { id: "settled", content: "Settled" },
          ]}
        />
        <ConflictGroups
          rows={isSettled ? settled : open}
          now={now}
          empty={
            isSettled
              ? "Settled conflicts stay here, with who decided and when."
              : "Nothing waits for you. Both sides agree."
          }
        />
      </BlockStack>
    </Page>
  );
}
