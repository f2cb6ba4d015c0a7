import { forecastVersion } from "#core/domain/demand/goods-forecast.ts";
import { forecastDemand } from "#core/flows/forecast-demand.ts";
import { measureRoutes } from "#core/flows/measure-routes.ts";
import { asId } from "#core/kit/ids.ts";
import type { JobPayload } from "#core/world/jobs.ts";
import type { World } from "#core/world/world.ts";

/** Forecasts one shop's demand, and says how long that took. */
export async function forecastOneShop(
  world: World,
  { shopId }: JobPayload<"shop.forecast">,
): Promise<void> {
  const begun = world.clock.now().getTime();
  const made = await forecastDemand(world, shopId);
  // Once a night, with the forecasts: how long parcels take changes as slowly.
  if (made.outcome === "made") await measureRoutes(world, asId(shopId));
  const ms = world.clock.now().getTime() - begun;
  if (made.variants + made.jumped + made.told > 0)
    world.log.info({ shopId, ...made, ms }, "demand was forecast");
}

/** Rings for every shop whose forecasts are of another day, or older than a jump in its sales. */
export async function forecastShops(world: World): Promise<void> {
  const shops = await world.store.shopsToForecast(
    world.clock.now(),
    forecastVersion,
  );
  for (const shopId of shops) await world.bell.ring("shop.forecast", shopId);
}
