import type { LoaderFunctionArgs } from "@remix-run/node";
import { forProgram } from "../api/program.server.ts";
import { readQuery } from "../api/read-input.ts";
import { answer, refusal, takesOnly } from "../api/refusals.ts";
import { replayWish, tryRule } from "../api/replay-action.server.ts";
import { isId } from "../queries/variant-ids.ts";

/** What another rule would have done in the past of the variant with this id. */
export const loader = ({ request, params }: LoaderFunctionArgs) =>
  forProgram(request, async ({ shopId }) => {
    const wish = readQuery(request, replayWish);
    const { id } = params;
    const replay = isId(id) ? await tryRule(shopId, id, wish) : null;
    return replay ? answer(replay) : refusal("not_found");
  });

export const action = takesOnly("GET");
