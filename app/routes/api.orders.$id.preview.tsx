import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { previewRequests } from "#core/flows/preview-requests.ts";
import { forProgram } from "../api/program.server.ts";
import { answer, refusal, takesOnly } from "../api/refusals.ts";
import { world } from "../world.server.ts";

/** What the network will say to the requests of the order with this id. */
export const loader = ({ request, params }: LoaderFunctionArgs) =>
  forProgram(request, async ({ shopId }) => {
    const { data: orderId } = z.uuid().safeParse(params.id);
    if (!orderId) return refusal("not_found");
    const preview = await previewRequests(world, shopId, orderId);
    return preview.outcome === "unknown"
      ? refusal("not_found")
      : answer(preview);
  });

export const action = takesOnly("GET");
