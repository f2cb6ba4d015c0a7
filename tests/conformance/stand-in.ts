import { plantCustomer } from "./plant/customer.ts";
import {
  plantFulfillmentOrder,
  plantFulfillmentOrderLine,
  plantOrder,
} from "./plant/order.ts";
import { plantItem, plantProduct, plantVariant } from "./plant/product.ts";
import { plantService } from "./plant/service.ts";
import type { Stage } from "./stage.ts";
import { typeOfGid } from "./translation.ts";

type StandIn = (stage: Stage, id: string) => Promise<void>;

/** What has to be there before a call can be replayed: something of ours for every thing that the call names. */
export async function standIn(stage: Stage, id: string): Promise<void> {
  if (stage.words.has(id)) return;
  await standIns[typeOfGid(id)]?.(stage, id);
}

const standIns: Record<string, StandIn> = {
  Location: async (stage, id) => plantService(stage, id),
  Customer: async (stage, id) => plantCustomer(stage, id),
  Order: plantOrder,
  FulfillmentOrder: plantFulfillmentOrder,
  FulfillmentOrderLineItem: plantFulfillmentOrderLine,
  Product: async (stage, id) =>
    plantProduct(stage, stage.facts.get(id) ?? { id }),
  ProductVariant: async (stage, id) => plantVariant(stage, id),
  InventoryItem: async (stage, id) => plantItem(stage, id),
};
