import type { ActionFunctionArgs } from "@remix-run/node";
import { previewStockRule } from "#core/flows/set-stock-rule.ts";
import { forProgram } from "../api/program.server.ts";
import { readBody } from "../api/read-input.ts";
import { answer, takesOnly } from "../api/refusals.ts";
import { shownRule } from "../api/stock-rule-wish.ts";
import { world } from "../world.server.ts";

export const action = ({ request }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId }) => {
    const { page, ...wish } = await readBody(request, shownRule);
    return answer(await previewStockRule(world, shopId, wish, page));
  });

export const loader = takesOnly("POST");
