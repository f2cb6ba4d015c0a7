import type { LoaderFunctionArgs } from "@remix-run/node";
import { forProgram } from "../api/program.server.ts";
import { answer, takesOnly } from "../api/refusals.ts";
import { readConflictGroups } from "../queries/conflict-groups.server.ts";
import {
  readConflicts,
  readOpenConflicts,
} from "../queries/conflicts.server.ts";
import { world } from "../world.server.ts";

/** Open questions with their columns and version, which settling them asks for; and the same by their cause. */
export const loader = ({ request }: LoaderFunctionArgs) =>
  forProgram(request, async ({ shopId }) => {
    const now = world.clock.now();
    const [open, { settled, openCount }, { currency, groups }] =
      await Promise.all([
        readOpenConflicts(world.prisma, shopId),
        readConflicts(world.prisma, shopId, now),
        readConflictGroups(world.prisma, shopId, now),
      ]);
    return answer({ open, settled, openCount, currency, groups });
  });

export const action = takesOnly("GET");
