import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { orderAt } from "#core/domain/orders/order-at.ts";
import { forProgram } from "../api/program.server.ts";
import { readQuery } from "../api/read-input.ts";
import { answer, refusal, takesOnly } from "../api/refusals.ts";
import { readOrder } from "../queries/order.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { world } from "../world.server.ts";

const asked = z.object({ at: z.coerce.date().optional() });

/** Where the order with this id stood on both sides at that moment, or stands now. */
export const loader = ({ request, params }: LoaderFunctionArgs) =>
  forProgram(request, async ({ shopId }) => {
    const { at = world.clock.now() } = readQuery(request, asked);
    const { id } = params;
    const order = isId(id) ? await readOrder(world.prisma, shopId, id) : null;
    return order
      ? answer({
          id: order.id,
          name: order.name,
          at,
          ...orderAt(order.past, at),
        })
      : refusal("not_found");
  });

export const action = takesOnly("GET");
