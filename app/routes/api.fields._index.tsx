import type { LoaderFunctionArgs } from "@remix-run/node";
import { forProgram } from "../api/program.server.ts";
import { answer } from "../api/refusals.ts";
import {
  type FieldRules,
  readFieldRules,
} from "../queries/field-rules.server.ts";
import { inEnglish } from "../texts/english.server.ts";
import type { Translate } from "../texts/rooms.ts";
import { sayValue } from "../ui/activity/audit-words.ts";
import { world } from "../world.server.ts";

export const loader = ({ request }: LoaderFunctionArgs) =>
  forProgram(request, async ({ shopId }) =>
    answer(
      inWords(await readFieldRules(world.prisma, shopId), await inEnglish()),
    ),
  );

const inWords = (rules: FieldRules, t: Translate) => ({
  ...rules,
  changes: rules.changes.map((change) => ({
    ...change,
    before: sayValue(change.before, t),
    after: sayValue(change.after, t),
  })),
});
