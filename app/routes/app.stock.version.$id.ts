import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireMerchant } from "../auth/merchant.server.ts";
import { findRuleOwner } from "../queries/stock-rules.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { ruleVersionId } from "../ui/stock/why-anchors.ts";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";

/** Leads to one version of a stock rule: to the page of its variant, or to that of the shop's rules. */
export async function loader({ request, params: { id } }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const owner = isId(id)
    ? await findRuleOwner(world.prisma, shopId, id)
    : undefined;
  if (!id || !owner) throw new Response(null, { status: 404 });
  const page = owner.variantId ? `variant/${owner.variantId}` : "rules";
  return redirect(`/app/stock/${page}?version=${id}#${ruleVersionId(id)}`);
}
