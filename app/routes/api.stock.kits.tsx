import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { type KitSet, setKit } from "#core/flows/set-kit.ts";
import { forProgram } from "../api/program.server.ts";
import { readBody } from "../api/read-input.ts";
import { answer, takesOnly } from "../api/refusals.ts";
import { world } from "../world.server.ts";

const wish = z.strictObject({
  variantId: z.uuid(),
  parts: z
    .array(
      z.strictObject({
        variantId: z.uuid(),
        count: z.number().int().min(1).max(1000),
      }),
    )
    .max(30),
  /** The parts that were seen, as a preview names them: others have come since, and nothing is set. */
  basedOn: z.string().max(60).optional(),
});

const statusOf = {
  set: 200,
  moved: 409,
  unfit: 422,
} as const satisfies Record<KitSet["outcome"], number>;

export const action = ({ request }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId, actor }) => {
    const kit = await readBody(request, wish);
    const set = await setKit(world, shopId, { ...kit, actor });
    return answer(set, statusOf[set.outcome]);
  });

export const loader = takesOnly("POST");
