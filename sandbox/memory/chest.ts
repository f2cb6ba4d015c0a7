import { type Drawer, drawersOf, isDrawer } from "./drawer.ts";

/** One object of the state: plain facts, and collections of records. */
export type Chest = {
  /** Names from the top of the state to the object: `["shopify", "stores", "harbor-goods"]`. */
  path: readonly string[];
  object: object;
};

/** All that is no collection and no chest of its own. */
export function factsOf({ object }: Chest, chests: Set<unknown>) {
  return Object.entries(object).filter(
    ([, value]) =>
      value !== undefined && !isDrawer(value) && !chests.has(value),
  );
}

export function addressesOf({
  path,
  object,
}: Chest): [address: string, Drawer][] {
  return drawersOf(object).map(([name, drawer]) => [
    addressOf([...path, name]),
    drawer,
  ]);
}

export const addressOf = (path: readonly string[]): string => path.join("/");
