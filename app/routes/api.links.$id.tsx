import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { changeLink, type LinkChanged } from "#core/flows/change-link.ts";
import { forProgram } from "../api/program.server.ts";
import { readBody } from "../api/read-input.ts";
import { answer, refusal, takesOnly } from "../api/refusals.ts";
import { world } from "../world.server.ts";

const asked = z.strictObject({
  variantId: z.uuid().nullable(),
  reason: z.string().trim().max(500).nullish(),
});

const statusOf = {
  linked: 200,
  unlinked: 200,
  same: 200,
  unfit: 409,
  unknown: 404,
} as const satisfies Record<LinkChanged["outcome"], number>;

/** What the TikTok SKU with this id belongs to. */
export const action = ({ request, params }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId, actor }) => {
    const { data: listingSkuId } = z.uuid().safeParse(params.id);
    if (!listingSkuId) return refusal("not_found");
    const { variantId, reason } = await readBody(request, asked);
    const changed = await changeLink(world, shopId, {
      listingSkuId,
      variantId,
      actor,
      reason: reason || null,
    });
    return answer(changed, statusOf[changed.outcome]);
  });

export const loader = takesOnly("POST");
