import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import {
  type DemandAnswer,
  demandWish,
  doTell,
} from "../api/demand-form.server.ts";
import { forProgram } from "../api/program.server.ts";
import { readBody } from "../api/read-input.ts";
import { answer } from "../api/refusals.ts";
import { readDemandEvents } from "../queries/demand-events.server.ts";
import { world } from "../world.server.ts";

const statusOf = {
  done: 200,
  moved: 409,
  unfit: 422,
} as const satisfies Record<DemandAnswer["outcome"], number>;

/** What moves demand, as people told and as it was seen. */
export const loader = ({ request }: LoaderFunctionArgs) =>
  forProgram(request, async ({ shopId }) =>
    answer(await readDemandEvents(world.prisma, shopId, world.clock.now())),
  );

/** Notes, judges or removes an event, or estimates what new goods will sell. */
export const action = ({ request }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId, actor }) => {
    const wish = await readBody(request, demandWish);
    const told = await doTell(shopId, actor, wish);
    return answer(told, statusOf[told.outcome]);
  });
