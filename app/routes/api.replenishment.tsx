import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { forProgram } from "../api/program.server.ts";
import { readBody } from "../api/read-input.ts";
import { answer } from "../api/refusals.ts";
import {
  replenishAs,
  replenishmentWish,
} from "../api/replenishment-form.server.ts";
import { readPlayedPast } from "../queries/played-past.server.ts";
import { readReplenishment } from "../queries/replenishment.server.ts";
import { world } from "../world.server.ts";

const statusOf = {
  done: 200,
  asked: 202,
  moved: 409,
  beyond: 422,
  unpacked: 422,
  untimely: 422,
} as const satisfies Record<
  Awaited<ReturnType<typeof replenishAs>>["outcome"],
  number
>;

/** What to send to the network and why, the deliveries under way, and the past under other rules. */
export const loader = ({ request }: LoaderFunctionArgs) =>
  forProgram(request, async ({ shopId }) => {
    const now = world.clock.now();
    const [replenishment, played] = await Promise.all([
      readReplenishment(world.prisma, shopId, now),
      readPlayedPast(world.prisma, shopId, now),
    ]);
    return answer({ ...replenishment, played });
  });

/** Accepts, dismisses, chooses a way or sets rules and terms: what the forms of the Replenishment pages say. */
export const action = ({ request }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId, actor }) => {
    const wish = await readBody(request, replenishmentWish);
    const done = await replenishAs(shopId, actor, wish);
    return answer(done, statusOf[done.outcome]);
  });
