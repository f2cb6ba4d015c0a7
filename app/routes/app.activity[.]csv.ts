import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireMerchant } from "../auth/merchant.server.ts";
import {
  readActivityExport,
  readActivityFilter,
} from "../queries/activity.server.ts";
import { auditCsv } from "../queries/audit-csv.ts";
import { csvAnswer } from "../queries/csv.ts";
import { readerOf } from "../reader.server.ts";
import { rooms } from "../texts/rooms.ts";
import { textsFor } from "../texts/texts.ts";
import { sayAudit } from "../ui/activity/audit-words.ts";
import { world } from "../world.server.ts";

/** The activity list for a spreadsheet, with the same filters and in the language of the page that asks. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const { searchParams } = new URL(request.url);
  const lines = await readActivityExport(
    world.prisma,
    shopId,
    readActivityFilter(searchParams),
    world.clock.now(),
  );
  const t = (await textsFor(readerOf(request).locale)).getFixedT(null, rooms);
  const said = lines.map((line) => sayAudit(line, t));
  return csvAnswer(auditCsv(said, t), "quayside-activity.csv");
}
