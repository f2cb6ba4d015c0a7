import { nodesOf } from "./facts.ts";
import { plantCustomer } from "./plant/customer.ts";
import {
  plantFulfillmentOrder,
  plantFulfillmentOrderLine,
  plantOrder,
} from "./plant/order.ts";
import { plantProduct } from "./plant/product.ts";
import { plantService } from "./plant/service.ts";
import { isNode } from "./recordings.ts";
import type { Fact, Stage } from "./stage.ts";
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
  Product: async (stage, id) => {
    plantProduct(stage, stage.facts.get(id) ?? { id });
  },
  ProductVariant: async (stage, id) => {
    const fact = stage.facts.get(id) ?? { id };
    const product = productWith(stage, (variant) => variant.id === id);
    plantProduct(
      stage,
      product ?? {
        ...(isNode(fact.product) ? fact.product : {}),
        variants: { nodes: [fact] },
      },
    );
  },
  InventoryItem: async (stage, id) => {
    const product = productWith(
      stage,
      (variant) =>
        isNode(variant.inventoryItem) && variant.inventoryItem.id === id,
    );
    const item = stage.facts.get(id) ?? { id };
    const variant = isNode(item.variant) ? item.variant : {};
    plantProduct(
      stage,
      product ?? {
        ...(isNode(variant.product) ? variant.product : {}),
        variants: { nodes: [{ ...variant, inventoryItem: item }] },
      },
    );
  },
};

function productWith(
  { facts }: Stage,
  matches: (variant: Fact) => boolean,
): Fact | undefined {
  return [...facts.values()].find((fact) =>
    nodesOf(fact.variants).some(matches),
  );
}
