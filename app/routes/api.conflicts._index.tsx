import type { LoaderFunctionArgs } from "@remix-run/node";
import { forProgram } from "../api/program.server.ts";
import { answer, takesOnly } from "../api/refusals.ts";
import { readConflict, readConflicts } from "../queries/conflicts.server.ts";
import { world } from "../world.server.ts";

/** Open questions with their columns and version, which settling them asks for. */
export const loader = ({ request }: LoaderFunctionArgs) =>
  forProgram(request, async ({ shopId }) => {
    const { open, settled, openCount } = await readConflicts(
      world.prisma,
      shopId,
    );
    const whole = await Promise.all(
      open.map(({ id }) => readConflict(world.prisma, shopId, id)),
    );
    return answer({ open: whole.filter(Boolean), settled, openCount });
  });

export const action = takesOnly("GET");
