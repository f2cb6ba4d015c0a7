import type { LoaderFunctionArgs } from "@remix-run/node";
import { readWhatIf } from "../api/what-if-wish.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { csvAnswer } from "../queries/csv.ts";
import { impactCsv } from "../queries/impact-csv.ts";
import { readResilience } from "../queries/resilience.server.ts";
import { world } from "../world.server.ts";

/** What a rehearsal does to each article, for a spreadsheet. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const { impacts } = await readResilience(
    world.prisma,
    shopId,
    readWhatIf(request),
    world.clock.now(),
  );
  return csvAnswer(impactCsv(impacts), "quayside-resilience.csv");
}
