import pg from "pg";
import { SyncError } from "../errors/sync-error.ts";
import type { Hand } from "../world/hand.ts";

export type Hands = {
  withHand<T>(shopId: string, work: (hand: Hand) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** Milliseconds. */
export type HandTimes = {
  /** The holder shows this often that it is alive, and never acts on older proof than this. */
  beatMs: number;
  /** Whoever waits takes the hand from a holder that has been silent for this long. Well above a beat. */
  silentMs: number;
  /** Long enough for a full batch of carried effects of the same shop in another process. */
  waitMs: number;
};

const ordinary: HandTimes = { beatMs: 3_000, silentMs: 15_000, waitMs: 60_000 };

/**
 * Milliseconds after which the server ends a transaction whose process has fallen silent in it, and frees its rows. Well
 * before the shop's hand is taken from such a process: none that it left open can be committed once another took over.
 */
export const silentTransactionMs = ordinary.silentMs - ordinary.beatMs - 2_000;

const key = "hashtextextended($1, 1)";
const nobodyGaveWay = "55P03";

/**
 * One hand per shop, across all processes: a session lock in PostgreSQL. It goes with its connection, so a killed
 * process never leaves a shop locked and its half-done effects are known to be orphaned by whoever holds the hand next.
 * A process that stands still keeps its connection; whoever waits cuts it off, and when it comes back it finds out
 * before it acts, because it asks the lock's own connection.
 */
export function openHands(databaseUrl: string, times = ordinary): Hands {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 16 });
  // An idle connection that the server closes is replaced by the next query; nothing is lost with it.
  pool.on("error", () => undefined);
  return {
    async withHand(shopId, work) {
      const client = await pool.connect();
      // A connection that is cut while it is held is found out by the next beat.
      const ignore = () => undefined;
      client.on("error", ignore);
      const name = `hand:${shopId}`;
      let clean = false;
      let beating: NodeJS.Timeout | undefined;
      try {
        await take(client, name, times);
        const { hand, beat } = holding(client, times.beatMs);
        beating = setInterval(() => void beat(), times.beatMs);
        const result = await work(hand);
        clearInterval(beating);
        await client.query(`SELECT pg_advisory_unlock(${key})`, [name]);
        clean = true;
        return result;
      } finally {
        clearInterval(beating);
        // Closing the connection gives the lock back where unlocking was not reached.
        client.release(!clean);
        // The pool listens again to what it keeps; what is closed may still complain, to nobody else.
        if (clean) client.off("error", ignore);
      }
    },
    close: () => pool.end(),
  };
}

function holding(
  client: pg.PoolClient,
  beatMs: number,
): { hand: Hand; beat(): Promise<boolean> } {
  let provenAt = performance.now();
  let underWay: Promise<boolean> | undefined;
  const ask = async () => {
    const asked = performance.now();
    try {
      await client.query("SELECT 1");
      provenAt = asked;
      return true;
    } catch {
      return false;
    } finally {
      underWay = undefined;
    }
  };
  // A connection answers one question at a time: who asks meanwhile shares the answer.
  const beat = () => {
    underWay ??= ask();
    return underWay;
  };
  return {
    beat,
    hand: {
      async assertHeld() {
        // A process that stood still comes back with old proof, whatever its timers have missed.
        if (performance.now() - provenAt < beatMs) return;
        if (!(await beat())) throw new SyncError("taken_over");
      },
    },
  };
}

async function take(
  client: pg.PoolClient,
  name: string,
  { silentMs, waitMs }: HandTimes,
): Promise<void> {
  await client.query(`SET lock_timeout = ${Math.min(silentMs, waitMs)}`);
  const begun = performance.now();
  for (;;) {
    try {
      await client.query(`SELECT pg_advisory_lock(${key})`, [name]);
      return;
    } catch (error) {
      const waited = (error as { code?: string }).code === nobodyGaveWay;
      if (!waited || performance.now() - begun >= waitMs) throw error;
      await cutOff(client, name, silentMs);
    }
  }
}

/** Ends the connection of a holder that has not shown for so long that it is alive. */
const cutOff = (client: pg.PoolClient, name: string, silentMs: number) =>
  client.query(
    `SELECT pg_terminate_backend(holder.pid)
     FROM pg_locks AS holder JOIN pg_stat_activity AS session ON session.pid = holder.pid
     WHERE holder.locktype = 'advisory' AND holder.granted AND holder.objsubid = 1
       AND holder.database = (SELECT oid FROM pg_database WHERE datname = current_database())
       AND ((holder.classid::bigint << 32) | holder.objid::bigint) = ${key}
       AND session.state = 'idle'
       AND session.state_change < clock_timestamp() - make_interval(secs => $2)`,
    [name, silentMs / 1000],
  );
