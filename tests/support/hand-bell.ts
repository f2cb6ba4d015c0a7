import { ringId } from "#core/queue/ring-id.ts";
import type { Bell, ShopJobName } from "#core/world/jobs.ts";

type Ring = { id: string; job: ShopJobName; shopId: string; dueAt: number };

/** A bell that a test answers by hand, in the place of the queue. As there, a bell that hangs already is not rung twice. */
export function createHandBell(now: () => number) {
  let rings: Ring[] = [];
  let deaf = false;
  const bell = {
    /** How often each job was rung for, lost rings too. */
    heard: [] as ShopJobName[],
    async ring(job, shopId, { delayMs = 0 } = {}) {
      bell.heard.push(job);
      if (deaf) throw new Error("the queue does not answer");
      const id = ringId(job, shopId, delayMs);
      if (!rings.some((ring) => ring.id === id))
        rings.push({ id, job, shopId, dueAt: now() + delayMs });
    },
    /** Takes the next ring that is due. */
    take(only?: ShopJobName): Ring | undefined {
      const index = rings.findIndex(
        (ring) => ring.dueAt <= now() && (!only || ring.job === only),
      );
      return index < 0 ? undefined : rings.splice(index, 1)[0];
    },
    /** Milliseconds until the next ring; null when none hangs. */
    nextInMs(): number | null {
      return rings.length === 0
        ? null
        : Math.max(0, Math.min(...rings.map((ring) => ring.dueAt)) - now());
    },
    /** The queue is emptied, as Redis by FLUSHALL: of what is due and of what is for later. */
    lose() {
      rings = [];
    },
    /** While deaf, every ring fails. */
    setDeaf(isDeaf: boolean) {
      deaf = isDeaf;
    },
  } satisfies Bell & Record<string, unknown>;
  return bell;
}

export type HandBell = ReturnType<typeof createHandBell>;
