import type { LoaderFunctionArgs } from "@remix-run/node";
import { forProgram } from "../api/program.server.ts";
import { answer } from "../api/refusals.ts";
import { readFieldRules } from "../queries/field-rules.server.ts";
import { world } from "../world.server.ts";

export const loader = ({ request }: LoaderFunctionArgs) =>
  forProgram(request, async ({ shopId }) =>
    answer(await readFieldRules(world.prisma, shopId)),
  );
