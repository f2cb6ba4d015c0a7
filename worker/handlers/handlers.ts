import type { JobName, JobPayload } from "#core/world/jobs.ts";
import type { World } from "#core/world/world.ts";
import { carryShop } from "./carry-shop.ts";
import { forecastOneShop, forecastShops } from "./forecast-shops.ts";
import { importOneShop } from "./import-one-shop.ts";
import { lookForOneShop } from "./look-for-one-shop.ts";
import { notifyOneShop, notifyShops } from "./notify-shops.ts";
import { planOneShop } from "./plan-one-shop.ts";
import { reconcileOneShop, reconcileShops } from "./reconcile-shops.ts";
import { reseal } from "./reseal.ts";
import { sweep } from "./sweep.ts";

/** One handler per row of the job catalog: a job without a handler, or with a wrong payload, does not compile. */
export const handlers: {
  [N in JobName]: (world: World, payload: JobPayload<N>) => Promise<void>;
} = {
  "shop.plan": planOneShop,
  "shop.import": importOneShop,
  "shop.carry": carryShop,
  "shop.reconcile": reconcileOneShop,
  "shops.reconcile": reconcileShops,
  "shop.forecast": forecastOneShop,
  "shops.forecast": forecastShops,
  "shop.notify": notifyOneShop,
  "shops.notify": notifyShops,
  "shop.look": lookForOneShop,
  "journal.sweep": sweep,
  "credentials.reseal": reseal,
};
