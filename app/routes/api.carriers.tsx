import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { setCarrierNames } from "#core/flows/set-carrier-names.ts";
import { carrierNames } from "../api/carrier-names.ts";
import { forProgram } from "../api/program.server.ts";
import { readBody } from "../api/read-input.ts";
import { answer } from "../api/refusals.ts";
import { world } from "../world.server.ts";

const wish = z
  .strictObject({
    /** TikTok Shop's names for the store's. */
    names: carrierNames.optional(),
    /** The store's names for TikTok Shop's; a side that is not named stays as it is. */
    namesInStore: carrierNames.optional(),
    /** To take a change back: what it was changed to. */
    over: carrierNames.optional(),
    overInStore: carrierNames.optional(),
  })
  .refine(({ names, namesInStore }) => names || namesInStore);

export const loader = ({ request }: LoaderFunctionArgs) =>
  forProgram(request, async ({ shopId }) => {
    const { marketplace, storefront } = await world.store.inShop(
      shopId,
      (records) => records.carrierNames(),
    );
    return answer({ names: marketplace, namesInStore: storefront });
  });

const sides = (
  marketplace: Record<string, string> | undefined,
  storefront: Record<string, string> | undefined,
) => ({
  ...(marketplace && { marketplace }),
  ...(storefront && { storefront }),
});

export const action = ({ request }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId, actor }) => {
    const wished = await readBody(request, wish);
    const set = await setCarrierNames(world, shopId, {
      actor,
      names: sides(wished.names, wished.namesInStore),
      over: sides(wished.over, wished.overInStore),
    });
    return answer(set, set.outcome === "set" ? 200 : 409);
  });
