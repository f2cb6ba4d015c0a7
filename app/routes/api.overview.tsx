import type { LoaderFunctionArgs } from "@remix-run/node";
import { forProgram } from "../api/program.server.ts";
import { answer, takesOnly } from "../api/refusals.ts";
import { readOverview } from "../queries/overview.server.ts";
import { inEnglish } from "../texts/english.server.ts";
import { sayAudit } from "../ui/activity/audit-words.ts";
import { world } from "../world.server.ts";

export const loader = ({ request }: LoaderFunctionArgs) =>
  forProgram(request, async ({ shopId }) => {
    const overview = await readOverview(
      world.prisma,
      shopId,
      world.clock.now(),
    );
    const t = await inEnglish();
    const recent = overview.recent.map((line) => sayAudit(line, t));
    return answer({ ...overview, recent });
  });

export const action = takesOnly("GET");
