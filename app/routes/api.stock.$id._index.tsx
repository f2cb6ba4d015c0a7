import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { forProgram } from "../api/program.server.ts";
import { readQuery } from "../api/read-input.ts";
import { answer, refusal, takesOnly } from "../api/refusals.ts";
import { readStockPage } from "../queries/stock-page.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { world } from "../world.server.ts";

const asked = z.object({ at: z.coerce.date().optional() });

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  forProgram(request, async ({ shopId }) => {
    const { at = null } = readQuery(request, asked);
    const { id } = params;
    const page = isId(id)
      ? await readStockPage(world.prisma, shopId, id, at, world.clock.now())
      : null;
    return page ? answer(page) : refusal("not_found");
  });

export const action = takesOnly("GET");
