import type { ActionFunctionArgs } from "@remix-run/node";
import { type RuleSet, setStockRule } from "#core/flows/set-stock-rule.ts";
import { forProgram } from "../api/program.server.ts";
import { readBody } from "../api/read-input.ts";
import { answer, takesOnly } from "../api/refusals.ts";
import { approvedRule } from "../api/stock-rule-wish.ts";
import { world } from "../world.server.ts";

const statusOf = {
  set: 200,
  moved: 409,
} as const satisfies Record<RuleSet["outcome"], number>;

export const action = ({ request }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId, actor }) => {
    const wish = await readBody(request, approvedRule);
    const set = await setStockRule(world, shopId, { ...wish, actor });
    return answer(set, statusOf[set.outcome]);
  });

export const loader = takesOnly("POST");
