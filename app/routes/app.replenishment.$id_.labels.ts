import type { LoaderFunctionArgs } from "@remix-run/node";
import { printInboundLabels } from "#core/flows/replenish/print-inbound-labels.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orFailure } from "../failure.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { world } from "../world.server.ts";

/** Where the labels of one of the network's deliveries lie, once they are made. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const orderExternalId = new URL(request.url).searchParams.get("order");
  if (!isId(params.id) || !orderExternalId)
    throw new Response(null, { status: 404 });
  return orFailure(
    printInboundLabels(world, shopId, {
      planId: params.id,
      orderExternalId,
    }).then((labels) => ({ outcome: "labels" as const, labels })),
  );
}
