import type { ActionFunctionArgs } from "@remix-run/node";
import { previewStockRule } from "#core/flows/set-stock-rule.ts";
import { forProgram } from "../api/program.server.ts";
import { readBody } from "../api/read-input.ts";
import { answer, takesOnly } from "../api/refusals.ts";
import { ruleWish } from "../api/stock-rule-wish.ts";
import { world } from "../world.server.ts";

export const action = ({ request }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId }) =>
    answer(
      await previewStockRule(world, shopId, await readBody(request, ruleWish)),
    ),
  );

export const loader = takesOnly("POST");
