import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import type { Choice } from "#core/domain/letters.ts";
import {
  type Resolved,
  resolveConflict,
} from "#core/flows/resolve-conflict.ts";
import { forProgram } from "../api/program.server.ts";
import { readBody } from "../api/read-input.ts";
import { answer, refusal, takesOnly } from "../api/refusals.ts";
import { world } from "../world.server.ts";

const choice: z.ZodType<Choice> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("storefront") }),
  z.strictObject({ kind: z.literal("marketplace") }),
  z.strictObject({ kind: z.literal("value"), value: z.string().trim().min(1) }),
  z.strictObject({ kind: z.literal("link"), variantId: z.uuid() }),
  z.strictObject({ kind: z.literal("leave") }),
]);

const asked = z.strictObject({
  version: z.string().min(1),
  choice,
  reason: z.string().trim().max(2000).nullish(),
});

const statusOf = {
  settled: 200,
  moved: 409,
  already: 409,
  unfit: 409,
  unknown: 404,
} as const satisfies Record<Resolved["outcome"], number>;

export const action = ({ request, params }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId, actor }) => {
    const { data: conflictId } = z.uuid().safeParse(params.id);
    if (!conflictId) return refusal("not_found");
    const { reason, ...settlement } = await readBody(request, asked);
    const resolved = await resolveConflict(world, shopId, {
      ...settlement,
      conflictId,
      actor,
      reason: reason || null,
    });
    return answer(resolved, statusOf[resolved.outcome]);
  });

export const loader = takesOnly("POST");
