import type { LoaderFunctionArgs } from "@remix-run/node";
import { forProgram } from "../api/program.server.ts";
import { readQuery } from "../api/read-input.ts";
import { answer, takesOnly } from "../api/refusals.ts";
import { whatIfWish } from "../api/what-if-wish.ts";
import { readResilience } from "../queries/resilience.server.ts";
import { world } from "../world.server.ts";

/** Rehearses what may happen: the same question in the address as on the Resilience page. */
export const loader = ({ request }: LoaderFunctionArgs) =>
  forProgram(request, async ({ shopId }) => {
    const wish = readQuery(request, whatIfWish);
    const now = world.clock.now();
    return answer(await readResilience(world.prisma, shopId, wish, now));
  });

export const action = takesOnly("GET");
