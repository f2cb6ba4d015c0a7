import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type PlaceSet, setPlace } from "#core/flows/set-place.ts";
import { placeWish } from "../api/place-action.server.ts";
import { forProgram } from "../api/program.server.ts";
import { readBody } from "../api/read-input.ts";
import { answer } from "../api/refusals.ts";
import { readLocations } from "../queries/locations.server.ts";
import { world } from "../world.server.ts";

const statusOf = {
  set: 200,
  already: 200,
  last: 409,
  unknown: 404,
} as const satisfies Record<PlaceSet["outcome"], number>;

export const loader = ({ request }: LoaderFunctionArgs) =>
  forProgram(request, async ({ shopId }) =>
    answer({ locations: await readLocations(world.prisma, shopId) }),
  );

export const action = ({ request }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId, actor }) => {
    const wish = await readBody(request, placeWish);
    const set = await setPlace(world, shopId, { ...wish, actor });
    return answer(set, statusOf[set.outcome]);
  });
