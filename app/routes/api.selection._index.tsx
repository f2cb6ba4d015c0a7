import type { ActionFunctionArgs } from "@remix-run/node";
import { type Selected, selectVariants } from "#core/flows/select-variants.ts";
import { approvedChoice, variantIdsOf } from "../api/chosen-variants.server.ts";
import { forProgram } from "../api/program.server.ts";
import { readBody } from "../api/read-input.ts";
import { answer, takesOnly } from "../api/refusals.ts";
import { world } from "../world.server.ts";

const statusOf = {
  selected: 200,
  changed: 409,
} as const satisfies Record<Selected["outcome"], number>;

export const action = ({ request }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId, actor }) => {
    const { fingerprint, ...choice } = await readBody(request, approvedChoice);
    const variantIds = await variantIdsOf(world.prisma, shopId, choice);
    const selected = await selectVariants(world, shopId, {
      variantIds,
      fingerprint,
      actor,
    });
    return answer(selected, statusOf[selected.outcome]);
  });

export const loader = takesOnly("POST");
