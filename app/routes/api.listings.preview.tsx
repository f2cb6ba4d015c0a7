import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { previewListing } from "#core/flows/list-product.ts";
import { listingWish } from "../api/listing-wish.server.ts";
import { forProgram } from "../api/program.server.ts";
import { readBody } from "../api/read-input.ts";
import { answer, refusal, takesOnly } from "../api/refusals.ts";
import { world } from "../world.server.ts";

const asked = z.strictObject({ wish: listingWish });

export const action = ({ request }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId }) => {
    const { wish } = await readBody(request, asked);
    const preview = await previewListing(world, shopId, wish);
    return preview ? answer(preview) : refusal("not_found");
  });

export const loader = takesOnly("POST");
