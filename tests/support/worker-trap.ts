import { setImmediate as nextTurn } from "node:timers/promises";
import { SyncError } from "#core/errors/sync-error.ts";
import { asksNobody } from "#core/flows/held-world.ts";
import type { Hand } from "#core/world/hand.ts";
import type { World } from "#core/world/world.ts";

type Ports = Pick<World, "storefront" | "marketplace" | "network">;
/** Any method of a port, e.g. `storefront.importOrder`. */
export type PortMethod = {
  [P in keyof Ports]: `${P}.${Extract<keyof Ports[P], string>}`;
}[keyof Ports];

/** What befalls a worker, and at which of its deeds: calls of a platform, and transactions. */
export type Mishap = {
  /**
   * `stop`: it stands still until it is woken, and another takes over meanwhile. `empty`: the queue loses everything, and
   * the worker goes on.
   */
  what: "kill" | "stop" | "empty";
  /** This call; without it any deed. */
  at?: PortMethod | undefined;
  /** The nth of these from now; the next one, if nothing is said. */
  nth?: number | undefined;
  /** Before the request leaves and before the transaction is committed, or when the answer is there. */
  when: "before" | "after";
};

/** Ends what a worker was about, as far as others can see. */
class Gone extends Error {}

type Life = {
  /** Dead: it neither asks nor writes any more. */
  over: boolean;
  /** Whoever waits for its work hears that it is gone. */
  gone: Promise<never>;
  leave(error: Gone): void;
  /** Hands it holds; one that stood still has lost them. */
  hands: Set<{ held: boolean }>;
  /** Opens when it is woken. */
  woken: Promise<void>;
  wake(): void;
  asleep: boolean;
  /** Where it stands still, e.g. `before marketplace.setStock`. */
  at: string;
  /** Jobs that go on when it is woken. */
  jobs: Promise<unknown>[];
  /** Transactions under way. The server ends them with their process, before another takes over. */
  open: Set<Promise<void>>;
};

function bearLife(): Life {
  let leave: Life["leave"] = () => undefined;
  let wake: Life["wake"] = () => undefined;
  const gone = new Promise<never>((_, reject) => {
    leave = reject;
  });
  // Most lives end without anybody having waited for it.
  gone.catch(() => undefined);
  const woken = new Promise<void>((resolve) => {
    wake = resolve;
  });
  return {
    over: false,
    gone,
    leave,
    hands: new Set(),
    woken,
    wake,
    asleep: false,
    at: "",
    jobs: [],
    open: new Set(),
  };
}

/**
 * Kills a worker at one of its deeds, or has it stand still there. From a kill on nothing it does takes hold, and its hand
 * on the shop goes with its connection. One that stands still loses its hand to the next and goes on when it is woken,
 * with the very next thing it had been about to do. Each worker has a world of its own; the next one lives on.
 * @param cutOff ends the transactions that wait for their process, as the server does by itself after ten seconds.
 * @param emptyQueue loses every bell that hangs.
 */
export function setTrap(
  world: World,
  cutOff: () => Promise<void>,
  emptyQueue: () => void,
) {
  let armed: Mishap[] = [];
  let killed = 0;
  const asleep: Life[] = [];
  let current = bear();

  function bear(): { life: Life; world: World } {
    const life = bearLife();
    /** Whether a mishap befalls this deed now. */
    const strikes = (when: Mishap["when"], method: PortMethod | null) => {
      if (life !== current.life) return undefined;
      const due = armed.filter(
        (mishap) =>
          mishap.when === when &&
          (mishap.at === undefined || mishap.at === method),
      );
      for (const mishap of due) mishap.nth = (mishap.nth ?? 1) - 1;
      const struck = due.find(({ nth = 0 }) => nth <= 0);
      armed = armed.filter((mishap) => mishap !== struck);
      return struck?.what;
    };
    /** Who is dead begins nothing, and who stands still begins it later, whichever of its deeds was struck. */
    const begin = async () => {
      if (life.over) throw new Gone("a dead worker does nothing");
      if (life.asleep) await life.woken;
    };
    /**
     * @param letGo called before it stands still.
     * @throws Gone in the name of a killed worker; comes back late to one that stood still.
     */
    const suffer = async (
      when: Mishap["when"],
      method: PortMethod | null,
      letGo = () => {},
    ) => {
      if (life.over) throw new Gone("a dead worker does nothing");
      const what = strikes(when, method);
      if (what === undefined) return;
      if (what === "empty") return emptyQueue();
      life.at = `${when} ${method ?? "a transaction"}`;
      const error = new Gone(`${what} ${life.at}`);
      life.leave(error);
      if (what === "kill") {
        life.over = true;
        throw error;
      }
      for (const hand of life.hands) hand.held = false;
      life.asleep = true;
      asleep.push(life);
      await cutOff();
      letGo();
      await life.woken;
    };
    const port = <P extends keyof Ports>(name: P): Ports[P] =>
      new Proxy(world[name], {
        get(target, method) {
          const call = Reflect.get(target, method) as (
            ...args: never[]
          ) => unknown;
          if (typeof call !== "function" || asksNobody(String(method)))
            return call;
          const named = `${name}.${String(method)}` as PortMethod;
          return async (...args: never[]) => {
            await begin();
            await suffer("before", named);
            const answer = await call.apply(target, args);
            await suffer("after", named);
            return answer;
          };
        },
      });
    const store: World["store"] = {
      ...world.store,
      async inShop(shopId, work) {
        await begin();
        let letGo = () => {};
        const ended = new Promise<void>((resolve) => {
          letGo = resolve;
        });
        life.open.add(ended);
        const answer = await world.store
          .inShop(shopId, async (records) => {
            const worked = await work(records);
            await suffer("before", null, letGo);
            return worked;
          })
          .finally(() => {
            letGo();
            life.open.delete(ended);
          });
        await suffer("after", null);
        return answer;
      },
      withHand: (shopId, work) =>
        world.store.withHand(shopId, (hand) => {
          if (life.over) throw new Gone("a dead worker holds nothing");
          const token = { held: true };
          life.hands.add(token);
          const run = work(mayLose(hand, token));
          run.catch(() => undefined);
          return Promise.race([run, life.gone]).finally(() =>
            life.hands.delete(token),
          );
        }),
    };
    return {
      life,
      world: {
        ...world,
        storefront: port("storefront"),
        marketplace: port("marketplace"),
        network: port("network"),
        store,
      },
    };
  }

  return {
    /** Has the worker that lives now do a job, until it is done or the worker is gone. @returns whether it is gone. */
    async work(job: (world: World) => Promise<void>): Promise<boolean> {
      const { life } = current;
      const run = job(current.world);
      life.jobs.push(run);
      run.catch(() => undefined);
      try {
        await Promise.race([run, life.gone]);
        return false;
      } catch (error) {
        if (!(error instanceof Gone)) throw error;
        if (life.over) killed++;
        await Promise.all(life.open);
        // The pool hears in its next turn that a connection was ended, and lends it to nobody then.
        await nextTurn();
        await nextTurn();
        current = bear();
        return true;
      } finally {
        if (!asleep.includes(life)) life.jobs = [];
      }
    },
    arm: (mishap: Mishap) => void armed.push({ ...mishap }),
    disarm() {
      armed = [];
    },
    /** Where those stand who stand still. */
    asleep: () => asleep.map(({ at }) => at),
    /** Wakes all who stand still, and waits until they have found out what has become of them. @returns how many. */
    async wake(): Promise<number> {
      const sleepers = asleep.splice(0);
      for (const sleeper of sleepers) {
        sleeper.asleep = false;
        sleeper.wake();
        await Promise.allSettled(sleeper.jobs);
      }
      return sleepers.length;
    },
    count: () => killed,
  };
}

/** A hand that is lost when its holder stands still, as the real one is after fifteen seconds. */
const mayLose = (hand: Hand, token: { held: boolean }): Hand => ({
  async assertHeld() {
    if (!token.held) throw new SyncError("taken_over");
    await hand.assertHeld();
  },
});
