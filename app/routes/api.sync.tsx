import type { ActionFunctionArgs } from "@remix-run/node";
import { requestSync } from "#core/flows/request-sync.ts";
import { forProgram } from "../api/program.server.ts";
import { answer, takesOnly } from "../api/refusals.ts";
import { world } from "../world.server.ts";

export const action = ({ request }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId, actor }) => {
    await requestSync(world, shopId, actor);
    return answer({ outcome: "requested" });
  });

export const loader = takesOnly("POST");
