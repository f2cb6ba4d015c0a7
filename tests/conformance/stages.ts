import type { Capture } from "./recordings.ts";
import type { Stage } from "./stage.ts";
import { orderStages } from "./stages/orders.ts";
import { productStages } from "./stages/products.ts";
import { shippingStages } from "./stages/shipping.ts";
import { webhookStages } from "./stages/webhooks.ts";

/** What single recordings need to be there, beyond what their answers say by themselves. */
export type Stages = Record<
  string,
  {
    /** Documents of calls, by path, that cannot be read off their answers. */
    documents?: Record<string, string>;
    /** Arguments that the documents of these calls wrote out. */
    written?: [RegExp, Record<string, string>][];
    /** Calls that were made first, by path and in this order, though they are told later. */
    first?: RegExp[];
    before?(stage: Stage): Promise<void>;
    beforeCall?(stage: Stage, capture: Capture): Promise<void>;
  }
>;

export const stages: Stages = {
  ...orderStages,
  ...productStages,
  ...shippingStages,
  ...webhookStages,
};
