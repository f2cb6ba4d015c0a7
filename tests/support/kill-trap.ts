import type { World } from "#core/world/world.ts";

type Ports = Pick<World, "storefront" | "marketplace" | "network">;
/** Any method of a port, e.g. `storefront.importOrder`. */
export type PortMethod = {
  [P in keyof Ports]: `${P}.${Extract<keyof Ports[P], string>}`;
}[keyof Ports];

class Killed extends Error {}

/**
 * Kills a worker between the platform's yes and our own writing it down: from then on nothing it does takes hold. Its
 * hand on the shop goes with its connection.
 */
export function setTrap(world: World) {
  let armed: string | null = null;
  let dead = false;
  let count = 0;

  const port = <P extends keyof Ports>(name: P): Ports[P] =>
    new Proxy(world[name], {
      get(target, method) {
        const call = Reflect.get(target, method) as (...a: never[]) => unknown;
        if (armed !== `${name}.${String(method)}`) return call;
        return async (...args: never[]) => {
          await call.apply(target, args);
          armed = null;
          dead = true;
          throw new Killed(`killed after ${name}.${String(method)}`);
        };
      },
    });

  const mortal: World = {
    ...world,
    storefront: port("storefront"),
    marketplace: port("marketplace"),
    network: port("network"),
    store: {
      ...world.store,
      inShop: (shopId, work) =>
        dead
          ? Promise.reject(new Killed("a dead worker writes nothing"))
          : world.store.inShop(shopId, work),
    },
  };

  return {
    world: mortal,
    killAfter(method: PortMethod) {
      armed = method;
    },
    /** @returns whether the error is a killed worker's; then the next one may work. */
    release(error: unknown): boolean {
      if (!(error instanceof Killed)) return false;
      dead = false;
      count++;
      return true;
    },
    count: () => count,
  };
}
