import type { Hand } from "../world/hand.ts";
import type { World } from "../world/world.ts";

type Guarded = Pick<World, "store" | "storefront" | "marketplace" | "network">;

/**
 * The world as the holder of a shop's hand may touch it: every deed on a platform and every transaction asks first
 * whether the hand is still held (laws E1, E2). Another worker may have taken over while this process stood still.
 * @throws SyncError taken_over, from whatever is called, once it is not.
 */
export function heldWorld<W extends Guarded>(world: W, hand: Hand): W {
  const { store } = world;
  return {
    ...world,
    store: {
      ...store,
      inShop: async (shopId, work) => {
        await hand.assertHeld();
        try {
          return await store.inShop(shopId, work);
        } catch (error) {
          // A transaction of a holder that stood still is cut off like its hand: that is what is to be told, then.
          await hand.assertHeld();
          throw error;
        }
      },
    },
    storefront: guard(world.storefront, hand),
    marketplace: guard(world.marketplace, hand),
    network: guard(world.network, hand),
  };
}

/** What of a platform only reckons with what it is given. */
const reckoning = new Set(["missingScopes", "spellCarrier", "knownCarrier"]);

/** Whether a deed asks nobody: what a list has read comes to nothing unless it is written down, which asks. */
export const asksNobody = (deed: string): boolean =>
  deed.startsWith("list") || reckoning.has(deed);

type Method = (...args: unknown[]) => unknown;

function guard<Port extends object>(port: Port, hand: Hand): Port {
  return new Proxy(port, {
    get(target, name) {
      const method = Reflect.get(target, name) as Method;
      if (typeof method !== "function") return method;
      if (asksNobody(String(name)))
        return (...args: unknown[]) => Reflect.apply(method, target, args);
      return async (...args: unknown[]) => {
        await hand.assertHeld();
        return Reflect.apply(method, target, args);
      };
    },
  });
}
