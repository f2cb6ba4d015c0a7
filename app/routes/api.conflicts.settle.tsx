import type { ActionFunctionArgs } from "@remix-run/node";
import { resolveConflicts } from "#core/flows/resolve-conflicts.ts";
import { forProgram } from "../api/program.server.ts";
import { readBody } from "../api/read-input.ts";
import { answer, takesOnly } from "../api/refusals.ts";
import { settlementsBody } from "../api/settlements.server.ts";
import { world } from "../world.server.ts";

/** Settles many questions, each for itself; what came of each is told. */
export const action = ({ request }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId, actor }) => {
    const settlements = await readBody(request, settlementsBody);
    const resolved = await resolveConflicts(world, shopId, {
      ...settlements,
      actor,
    });
    return answer(resolved, resolved.rule === "moved" ? 409 : 200);
  });

export const loader = takesOnly("POST");
