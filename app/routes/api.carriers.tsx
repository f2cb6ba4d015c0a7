import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { setCarrierNames } from "#core/flows/set-carrier-names.ts";
import { forProgram } from "../api/program.server.ts";
import { readBody } from "../api/read-input.ts";
import { answer } from "../api/refusals.ts";
import { world } from "../world.server.ts";

const name = z.string().trim().min(1).max(100);
const wish = z.strictObject({ names: z.record(name, name) });

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
    const { names } = await readBody(request, wish);
    return answer(await setCarrierNames(world, shopId, { actor, names }));
  });
