import type { World } from "#core/world/world.ts";

type Ports = Pick<World, "storefront" | "marketplace" | "network">;
/** Any method of a port, e.g. `storefront.importOrder`. */
export type PortMethod = {
  [P in keyof Ports]: `${P}.${Extract<keyof Ports[P], string>}`;
}[keyof Ports];

class Killed extends Error {}

/**
 * Kills a worker between the platform's yes and our own writing it down: from then on nothing it does takes hold, and its
 * hand on the shop goes with its connection. Each worker has a world of its own; the next one lives on.
 */
export function setTrap(world: World) {
  let armed: string | null = null;
  let count = 0;

  const bear = (): World => {
    const life = { over: false };
    const port = <P extends keyof Ports>(name: P): Ports[P] =>
      new Proxy(world[name], {
        get(target, method) {
          const call = Reflect.get(target, method) as (
            ...args: never[]
          ) => unknown;
          return async (...args: never[]) => {
            if (life.over) throw new Killed("a dead worker asks nothing");
            const answer = await call.apply(target, args);
            if (armed !== `${name}.${String(method)}`) return answer;
            armed = null;
            life.over = true;
            throw new Killed(`killed after ${name}.${String(method)}`);
          };
        },
      });
    return {
      ...world,
      storefront: listsAsTheyAre(world.storefront, port("storefront")),
      marketplace: listsAsTheyAre(world.marketplace, port("marketplace")),
      network: listsAsTheyAre(world.network, port("network")),
      store: {
        ...world.store,
        inShop: async (shopId, work) => {
          if (life.over) throw new Killed("a dead worker writes nothing");
          return world.store.inShop(shopId, work);
        },
      },
    };
  };
  let current = bear();

  return {
    /** The world of the worker that lives now. */
    world: () => current,
    killAfter(method: PortMethod) {
      armed = method;
    },
    disarm() {
      armed = null;
    },
    /** @returns whether the error is a killed worker's; then the next one is born. */
    release(error: unknown): boolean {
      if (!(error instanceof Killed)) return false;
      current = bear();
      count++;
      return true;
    },
    count: () => count,
  };
}

/** Lists are read page by page and cannot be answered with a promise: they pass the trap by. */
function listsAsTheyAre<Port extends object>(port: Port, trapped: Port): Port {
  return new Proxy(port, {
    get: (target, method) =>
      Reflect.get(String(method).startsWith("list") ? target : trapped, method),
  });
}
