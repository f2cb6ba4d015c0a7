import type { LoaderFunctionArgs } from "@remix-run/node";
import { previewRequests } from "#core/flows/preview-requests.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orFailure } from "../failure.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { world } from "../world.server.ts";

/** What the network will say, for the order page: asked for beside it, because the platforms are asked. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const preview = isId(params.id)
    ? await orFailure(previewRequests(world, shopId, params.id))
    : null;
  if (!preview || preview.outcome === "unknown")
    throw new Response(null, { status: 404 });
  return preview;
}
