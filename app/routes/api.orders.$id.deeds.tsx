import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { actOnOrder, type OrderActed } from "#core/flows/act-on-order.ts";
import { orderWish } from "../api/order-wish.ts";
import { forProgram } from "../api/program.server.ts";
import { readBody } from "../api/read-input.ts";
import { answer, refusal } from "../api/refusals.ts";
import { readDeeds } from "../queries/order-deeds.server.ts";
import { world } from "../world.server.ts";

const statusOf = {
  acted: 200,
  unknown: 404,
  moved: 409,
  unfit: 422,
} as const satisfies Record<OrderActed["outcome"], number>;

/** What can be done by hand to the order with this id, and what follows from each. */
export const loader = ({ request, params }: LoaderFunctionArgs) =>
  forProgram(request, async ({ shopId }) => {
    const { data: orderId } = z.uuid().safeParse(params.id);
    const deeds = orderId ? await readDeeds(world, shopId, orderId) : null;
    return deeds ? answer(deeds) : refusal("not_found");
  });

export const action = ({ request, params }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId, actor }) => {
    const { data: orderId } = z.uuid().safeParse(params.id);
    if (!orderId) return refusal("not_found");
    const wish = await readBody(request, orderWish);
    const acted = await actOnOrder(world, shopId, { orderId, wish, actor });
    return answer(acted, statusOf[acted.outcome]);
  });
