import type { GraphQLResolveInfo } from "graphql";
import { activateOnce } from "./activate-inventory.ts";
import { type AdjustInput, adjustQuantitiesOnce } from "./adjust-quantities.ts";
import { demandChangeFrom } from "./idempotency.ts";
import { demandShortList } from "./inventory-checks.ts";
import { type SetInput, setQuantitiesOnce } from "./set-quantities.ts";
import type { View, Visit } from "./view.ts";

export const inventoryRoots: View = {
  inventorySetQuantities: (
    args: { input: SetInput },
    visit: Visit,
    info: GraphQLResolveInfo,
  ) => {
    demandShortList(["input", "quantities"], args.input.quantities);
    demandChangeFrom(info, "InventoryQuantityInput", args.input.quantities);
    return setQuantitiesOnce(args, visit, info);
  },
  inventoryAdjustQuantities: (
    args: { input: AdjustInput },
    visit: Visit,
    info: GraphQLResolveInfo,
  ) => {
    demandShortList(["input", "changes"], args.input.changes);
    demandChangeFrom(info, "InventoryChangeInput", args.input.changes);
    return adjustQuantitiesOnce(args, visit, info);
  },
  inventoryActivate: activateOnce,
};
