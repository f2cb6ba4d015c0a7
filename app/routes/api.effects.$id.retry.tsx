import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { retryEffect } from "#core/flows/retry-effect.ts";
import { forProgram } from "../api/program.server.ts";
import { answer, refusal, takesOnly } from "../api/refusals.ts";
import { world } from "../world.server.ts";

const statusOf = { retried: 200, unknown: 404 } as const;

export const action = ({ request, params }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId, actor }) => {
    const { data: effectId } = z.uuid().safeParse(params.id);
    if (!effectId) return refusal("not_found");
    const retried = await retryEffect(world, shopId, { effectId, actor });
    return answer(retried, statusOf[retried.outcome]);
  });

export const loader = takesOnly("POST");
