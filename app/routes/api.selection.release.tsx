import type { ActionFunctionArgs } from "@remix-run/node";
import { releaseVariants } from "#core/flows/release-variants.ts";
import { variantChoice, variantIdsOf } from "../api/chosen-variants.server.ts";
import { forProgram } from "../api/program.server.ts";
import { readBody } from "../api/read-input.ts";
import { answer, takesOnly } from "../api/refusals.ts";
import { world } from "../world.server.ts";

export const action = ({ request }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId, actor }) => {
    const choice = await readBody(request, variantChoice);
    const variantIds = await variantIdsOf(world.prisma, shopId, choice);
    return answer(await releaseVariants(world, shopId, { variantIds, actor }));
  });

export const loader = takesOnly("POST");
