import type { ActionFunctionArgs } from "@remix-run/node";
import { actOnOrder } from "#core/flows/act-on-order.ts";
import { orderWish } from "../api/order-wish.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orFailure } from "../failure.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { world } from "../world.server.ts";

export { keepTyped as clientAction } from "../ui/unsent.ts";

/** What the merchant does to an order by hand, from its page. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shopId, actor } = await requireMerchant(request);
  const wish = orderWish.safeParse(
    Object.fromEntries(await request.formData()),
  );
  if (!isId(params.id) || !wish.success)
    throw new Response(null, { status: 400 });
  return orFailure(
    actOnOrder(world, shopId, { orderId: params.id, wish: wish.data, actor }),
  );
}
