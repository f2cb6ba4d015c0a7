import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { setCarrierNames } from "#core/flows/set-carrier-names.ts";
import { carrierNames } from "../api/carrier-names.ts";
import { forProgram } from "../api/program.server.ts";
import { readBody } from "../api/read-input.ts";
import { answer } from "../api/refusals.ts";
import { world } from "../world.server.ts";

const wish = z.strictObject({
  names: carrierNames,
  /** To take a change back: what it was changed to. */
  over: carrierNames.optional(),
});

export const loader = ({ request }: LoaderFunctionArgs) =>
  forProgram(request, async ({ shopId }) =>
    answer({
      names: await world.store.inShop(shopId, (records) =>
        records.carrierNames(),
      ),
    }),
  );

export const action = ({ request }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId, actor }) => {
    const { names, over } = await readBody(request, wish);
    const set = await setCarrierNames(world, shopId, { actor, names, over });
    return answer(set, set.outcome === "set" ? 200 : 409);
  });
