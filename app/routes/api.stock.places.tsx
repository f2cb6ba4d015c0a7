import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { type PlaceSet, setPlace } from "#core/flows/set-place.ts";
import {
  type PlaceTermsSet,
  setPlaceTerms,
} from "#core/flows/set-place-terms.ts";
import { setWarehouse, type WarehouseSet } from "#core/flows/set-warehouse.ts";
import { placeTermsWish, placeWish } from "../api/place-action.server.ts";
import { forProgram } from "../api/program.server.ts";
import { readBody } from "../api/read-input.ts";
import { answer } from "../api/refusals.ts";
import { warehouseWish } from "../api/warehouse-action.server.ts";
import { readLocations } from "../queries/locations.server.ts";
import { readWarehouses } from "../queries/warehouses.server.ts";
import { world } from "../world.server.ts";

const statusOf = {
  set: 200,
  already: 200,
  last: 409,
  "terms-set": 200,
  "terms-already": 200,
  "warehouse-set": 200,
  "warehouse-already": 200,
  taken: 409,
  needed: 409,
  "not-own": 409,
  unknown: 404,
} as const satisfies Record<
  (PlaceSet | PlaceTermsSet | WarehouseSet)["outcome"],
  number
>;

/** Whose stock lies at a location, how another service ships from it, or what stands behind a warehouse of TikTok Shop's. */
const placeOrTerms = z.union([placeWish, placeTermsWish, warehouseWish]);

export const loader = ({ request }: LoaderFunctionArgs) =>
  forProgram(request, async ({ shopId }) =>
    answer({
      locations: await readLocations(world.prisma, shopId),
      warehouses: await readWarehouses(world.prisma, shopId),
    }),
  );

export const action = ({ request }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId, actor }) => {
    const wish = await readBody(request, placeOrTerms);
    const set =
      "kind" in wish
        ? await setPlace(world, shopId, { ...wish, actor })
        : "warehouseId" in wish
          ? await setWarehouse(world, shopId, { ...wish, actor })
          : await setPlaceTerms(world, shopId, { ...wish, actor });
    return answer(set, statusOf[set.outcome]);
  });
