import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type OrderRuleSet, setOrderRule } from "#core/flows/set-order-rule.ts";
import { orderRuleWish } from "../api/order-rule-wish.ts";
import { forProgram } from "../api/program.server.ts";
import { readBody } from "../api/read-input.ts";
import { answer } from "../api/refusals.ts";
import { readOrderRule } from "../queries/order-rule.server.ts";
import { world } from "../world.server.ts";

const statusOf = {
  set: 200,
  unfit: 422,
} as const satisfies Record<OrderRuleSet["outcome"], number>;

export const loader = ({ request }: LoaderFunctionArgs) =>
  forProgram(request, async ({ shopId }) =>
    answer(await readOrderRule(world, shopId)),
  );

export const action = ({ request }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId, actor }) => {
    const rule = await readBody(request, orderRuleWish);
    const set = await setOrderRule(world, shopId, { actor, rule });
    return answer(set, statusOf[set.outcome]);
  });
