import { type Dice, diceFor } from "../dice.ts";
import {
  type Fault,
  type FaultKind,
  type FaultOf,
  type FaultWish,
  readFault,
} from "./fault.ts";

/** Something that a fault may strike: a call, a letter, an order. */
export type Target = {
  platform: Fault["platform"];
  /** Handle of a Shopify store or id of a TikTok shop, where it is known. */
  shop?: string | undefined;
  /** Names by which a fault may mean it: root fields, paths, a topic. */
  names: string[];
};

/** A planted fault and what became of it. */
export type PlantedFault = Fault & {
  /** How many it has struck. */
  struck: number;
};

export type Faults = {
  /** @throws ZodError for a wish that makes no fault. */
  plant(wish: FaultWish): Fault;
  list(): PlantedFault[];
  /** Removes one fault, or all. @returns how many there were. */
  clear(id?: string): number;
  /**
   * The faults of these kinds that strike this target now, in the order in which they were planted. Every fault that means
   * the target throws its own dice, whatever the others do, so that no fault shifts another.
   */
  strike<K extends FaultKind>(
    kinds: readonly K[],
    target: Target,
  ): FaultOf<K>[];
  /** The same, where only one can happen: the first; the others keep their turn for the next time. */
  strikeOnce<K extends FaultKind>(
    kinds: readonly K[],
    target: Target,
  ): FaultOf<K> | undefined;
};

type Entry = { fault: PlantedFault; dice: Dice };

/** @param seed of all dice. @param now the town's clock, for faults with a beginning or an end. */
export function createFaults(seed = 1, now: () => number = Date.now): Faults {
  let planted: Entry[] = [];
  let count = 0;

  const isDue = ({ from, to }: Fault) => {
    if (from === undefined && to === undefined) return true;
    const at = now();
    return (from ?? at) <= at && at < (to ?? Number.POSITIVE_INFINITY);
  };

  return {
    plant(wish) {
      const read = readFault(wish);
      count++;
      const fault = { ...read, id: read.id ?? `f${count}` } as Fault;
      planted = planted.filter((entry) => entry.fault.id !== fault.id);
      planted.push({
        fault: { ...fault, struck: 0 },
        dice: diceFor(seed, "fault", fault.id),
      });
      return fault;
    },
    list: () => planted.map(({ fault }) => ({ ...fault })),
    clear(id) {
      const before = planted.length;
      planted = id ? planted.filter(({ fault }) => fault.id !== id) : [];
      if (!id) count = 0;
      return before - planted.length;
    },
    strike: (kinds, target) => hit(kinds, target, Number.POSITIVE_INFINITY),
    strikeOnce: (kinds, target) => hit(kinds, target, 1)[0],
  };

  function hit<K extends FaultKind>(
    kinds: readonly K[],
    target: Target,
    most: number,
  ): FaultOf<K>[] {
    const wanted = planted.filter(
      ({ fault, dice }) =>
        (kinds as readonly string[]).includes(fault.kind) &&
        means(fault, target) &&
        isDue(fault) &&
        (fault.oneIn <= 1 || dice.oneIn(fault.oneIn)),
    );
    const struck = wanted.slice(0, most).map(({ fault }) => fault);
    for (const fault of struck) fault.struck++;
    // What has struck often enough is gone.
    if (struck.length > 0)
      planted = planted.filter(
        ({ fault }) => fault.struck < (fault.times ?? Number.POSITIVE_INFINITY),
      );
    return struck as unknown as FaultOf<K>[];
  }
}

function means(fault: Fault, { platform, shop, names }: Target): boolean {
  if (fault.platform !== platform) return false;
  if (fault.shop !== undefined && bare(fault.shop) !== bare(shop ?? ""))
    return false;
  const operation =
    "operation" in fault
      ? fault.operation
      : "issue" in fault
        ? fault.issue
        : "";
  return operation === "" || names.some((name) => isMeant(operation, name));
}

const bare = (shop: string) => shop.replace(/\.myshopify\.com$/, "");

const pathLike = /^([A-Z]+ )?\//;

/** Paths are meant by their beginning, all other names in full unless the wish ends with a star. */
function isMeant(operation: string, name: string): boolean {
  if (operation.endsWith("*")) return name.startsWith(operation.slice(0, -1));
  return pathLike.test(operation)
    ? name.startsWith(operation)
    : name === operation;
}
