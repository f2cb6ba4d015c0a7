import type { LoaderFunctionArgs } from "@remix-run/node";
import { forProgram } from "../api/program.server.ts";
import { answer, takesOnly } from "../api/refusals.ts";
import { readOverview } from "../queries/overview.server.ts";
import { world } from "../world.server.ts";

export const loader = ({ request }: LoaderFunctionArgs) =>
  forProgram(request, async ({ shopId }) =>
    answer(await readOverview(world.prisma, shopId, world.clock.now())),
  );

export const action = takesOnly("GET");
