import type { ActionFunctionArgs } from "@remix-run/node";
import { beginMarketplaceConnection } from "#core/flows/connect-marketplace.ts";
import { forProgram } from "../api/program.server.ts";
import { answer, takesOnly } from "../api/refusals.ts";
import { world } from "../world.server.ts";

export const action = ({ request }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId }) =>
    answer(await beginMarketplaceConnection(world, shopId)),
  );

export const loader = takesOnly("POST");
