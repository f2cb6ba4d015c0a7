import type { LoaderFunctionArgs } from "@remix-run/node";
import { regionOf } from "#core/domain/promise/region.ts";
import { forProgram } from "../api/program.server.ts";
import { promiseWish } from "../api/promise-wish.ts";
import { readQuery } from "../api/read-input.ts";
import { answer, refusal, takesOnly } from "../api/refusals.ts";
import { variantOfSku } from "../queries/find-variants.server.ts";
import { readPromiseAhead } from "../queries/promise-ahead.server.ts";
import { world } from "../world.server.ts";

/** When a product could be with a buyer, ahead of an order: on the route that the order would take, and on each other that has it. */
export const loader = ({ request }: LoaderFunctionArgs) =>
  forProgram(request, async ({ shopId }) => {
    const { units, sku, ...wish } = readQuery(request, promiseWish);
    const variantId =
      wish.variantId ?? (await variantOfSku(world.prisma, shopId, sku ?? ""));
    if (!variantId) return refusal("sku_unknown", sku ?? null);
    const region = regionOf({
      countryCode: wish.countryCode,
      state: wish.state ?? null,
      postalCode: wish.postalCode ?? null,
    });
    const ahead = await readPromiseAhead(
      world.prisma,
      shopId,
      { variantId, units, region },
      world.clock.now(),
    );
    return ahead ? answer(ahead) : refusal("not_found");
  });

export const action = takesOnly("GET");
