import type { GraphQLResolveInfo } from "graphql";
import { activateOnce } from "./activate-inventory.ts";
import { type AdjustInput, adjustQuantitiesOnce } from "./adjust-quantities.ts";
import { deactivateRoots } from "./deactivate-inventory.ts";
import { demandChangeFrom } from "./idempotency.ts";
import { demandShortList } from "./inventory-checks.ts";
import { type MoveInput, moveQuantitiesOnce } from "./move-quantities.ts";
import {
  type SetInput,
  type SetOnHandInput,
  setOnHandOnce,
  setQuantitiesOnce,
} from "./set-quantities.ts";
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
  inventorySetOnHandQuantities: (
    args: { input: SetOnHandInput },
    visit: Visit,
    info: GraphQLResolveInfo,
  ) => {
    demandShortList(["input", "setQuantities"], args.input.setQuantities);
    demandChangeFrom(
      info,
      "InventorySetQuantityInput",
      args.input.setQuantities,
    );
    return setOnHandOnce(args, visit, info);
  },
  inventoryMoveQuantities: (
    args: { input: MoveInput },
    visit: Visit,
    info: GraphQLResolveInfo,
  ) => {
    demandShortList(["input", "changes"], args.input.changes);
    demandChangeFrom(
      info,
      "InventoryMoveQuantityTerminalInput",
      args.input.changes.flatMap(({ from, to }) => [from, to]),
    );
    return moveQuantitiesOnce(args, visit, info);
  },
  inventoryActivate: activateOnce,
  ...deactivateRoots,
};
