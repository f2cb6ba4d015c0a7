import type { ActionFunctionArgs } from "@remix-run/node";
import { previewSelection } from "#core/flows/preview-selection.ts";
import { variantChoice, variantIdsOf } from "../api/chosen-variants.server.ts";
import { forProgram } from "../api/program.server.ts";
import { readBody } from "../api/read-input.ts";
import { answer, takesOnly } from "../api/refusals.ts";
import { world } from "../world.server.ts";

export const action = ({ request }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId }) => {
    const choice = await readBody(request, variantChoice);
    const variantIds = await variantIdsOf(world.prisma, shopId, choice);
    return answer(await previewSelection(world, shopId, variantIds));
  });

export const loader = takesOnly("POST");
