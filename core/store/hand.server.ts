import pg from "pg";

export type Hand = {
  withHand<T>(shopId: string, work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

// Long enough for a full batch of carried effects of the same shop in another process.
const waitForHand = "60s";

/**
 * One hand per shop, across all processes: a session lock in PostgreSQL. It goes with its connection, so a killed
 * process never leaves a shop locked and its half-done effects are known to be orphaned by whoever holds the hand next.
 */
export function openHand(databaseUrl: string): Hand {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 16 });
  // An idle connection that the server closes is replaced by the next query; nothing is lost with it.
  pool.on("error", () => undefined);
  return {
    async withHand(shopId, work) {
      const client = await pool.connect();
      let clean = false;
      try {
        await client.query(`SET lock_timeout = '${waitForHand}'`);
        await client.query("SELECT pg_advisory_lock(hashtextextended($1, 1))", [
          `hand:${shopId}`,
        ]);
        const result = await work();
        await client.query(
          "SELECT pg_advisory_unlock(hashtextextended($1, 1))",
          [`hand:${shopId}`],
        );
        clean = true;
        return result;
      } finally {
        // Closing the connection gives the lock back where unlocking was not reached.
        client.release(!clean);
      }
    },
    close: () => pool.end(),
  };
}
