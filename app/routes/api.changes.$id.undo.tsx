import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { type Undone, undoChange } from "#core/flows/undo-change.ts";
import { forProgram } from "../api/program.server.ts";
import { answer, refusal, takesOnly } from "../api/refusals.ts";
import { world } from "../world.server.ts";

const statusOf = {
  undone: 200,
  already: 409,
  unknown: 404,
} as const satisfies Record<Undone["outcome"], number>;

export const action = ({ request, params }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId, actor }) => {
    const { data: entryId } = z.uuid().safeParse(params.id);
    if (!entryId) return refusal("not_found");
    const undone = await undoChange(world, shopId, { entryId, actor });
    return answer(undone, statusOf[undone.outcome]);
  });

export const loader = takesOnly("POST");
