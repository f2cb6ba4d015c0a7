import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import {
  foreseeWrites,
  pauseWriting,
  startWriting,
} from "#core/flows/pause-writing.ts";
import { forProgram } from "../api/program.server.ts";
import { readBody } from "../api/read-input.ts";
import { answer } from "../api/refusals.ts";
import { pageNumber } from "../queries/page.ts";
import { readWaitingPlan } from "../queries/waiting-plan.server.ts";
import { world } from "../world.server.ts";

const wish = z.discriminatedUnion("intent", [
  z.strictObject({ intent: z.literal("pause") }),
  /** The fingerprint of what was seen. */
  z.strictObject({
    intent: z.literal("start"),
    fingerprint: z.string().min(1),
  }),
]);

export const loader = ({ request }: LoaderFunctionArgs) =>
  forProgram(request, async ({ shopId }) => {
    const { searchParams } = new URL(request.url);
    const at = (list: string) => pageNumber(searchParams.get(list));
    const [plan, writes] = await Promise.all([
      readWaitingPlan(world.prisma, shopId, {
        page: at("page"),
        ordersPage: at("orders"),
      }),
      foreseeWrites(world, shopId, at("fields")),
    ]);
    return answer({ ...plan, writes });
  });

export const action = ({ request }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId, actor }) => {
    const wished = await readBody(request, wish);
    const done =
      wished.intent === "pause"
        ? await pauseWriting(world, shopId, actor)
        : await startWriting(world, shopId, { ...wished, actor });
    return answer(done, done.outcome === "moved" ? 409 : 200);
  });
