import type { ActionFunctionArgs } from "@remix-run/node";
import { foreseeAnswers } from "#core/flows/resolve-conflicts.ts";
import { forProgram } from "../api/program.server.ts";
import { readBody } from "../api/read-input.ts";
import { answer, takesOnly } from "../api/refusals.ts";
import { foreseenBody } from "../api/settlements.server.ts";
import { world } from "../world.server.ts";

/** What settling these questions would do, one by one. */
export const action = ({ request }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId }) => {
    const { items, always } = await readBody(request, foreseenBody);
    return answer(await foreseeAnswers(world, shopId, items, always));
  });

export const loader = takesOnly("POST");
