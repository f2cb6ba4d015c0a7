import type { ActionFunctionArgs } from "@remix-run/node";
import { tendConflict } from "#core/flows/tend-conflict.ts";
import { forProgram } from "../api/program.server.ts";
import { readBody } from "../api/read-input.ts";
import { answer, refusal, takesOnly } from "../api/refusals.ts";
import { tendingBody } from "../api/settlements.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { world } from "../world.server.ts";

/** Puts a question off, gives it to somebody, or notes something on it. */
export const action = ({ request, params }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId, actor }) => {
    if (!isId(params.id)) return refusal("not_found");
    const tending = await readBody(request, tendingBody);
    const tended = await tendConflict(world, shopId, {
      conflictId: params.id,
      tending,
      actor,
    });
    return answer(tended, tended.outcome === "tended" ? 200 : 404);
  });

export const loader = takesOnly("POST");
