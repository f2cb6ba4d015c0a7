import type { ActionFunctionArgs } from "@remix-run/node";
import { type Listed, listProduct } from "#core/flows/list-product.ts";
import { approvedListing } from "../api/listing-wish.server.ts";
import { forProgram } from "../api/program.server.ts";
import { readBody } from "../api/read-input.ts";
import { answer, takesOnly } from "../api/refusals.ts";
import { world } from "../world.server.ts";

const statusOf = {
  listing: 200,
  moved: 409,
  blocked: 409,
  unknown: 404,
} as const satisfies Record<Listed["outcome"], number>;

export const action = ({ request }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId, actor }) => {
    const approved = await readBody(request, approvedListing);
    const listed = await listProduct(world, shopId, { ...approved, actor });
    return answer(listed, statusOf[listed.outcome]);
  });

export const loader = takesOnly("POST");
