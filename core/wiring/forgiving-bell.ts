import type { Bell } from "../world/jobs.ts";
import type { Log } from "../world/log.ts";

/**
 * A bell that never fails whoever rings it: what it is rung for is a row already, and `journal.sweep` rings again. A queue
 * that does not answer must neither take back a person's decision nor pass for a plan that failed.
 */
export const forgiving = (bell: Bell, log: Pick<Log, "warn">): Bell => ({
  async ring(job, shopId, options) {
    try {
      await bell.ring(job, shopId, options);
    } catch (error) {
      log.warn({ job, shopId, error: String(error) }, "a bell was lost");
    }
  },
});
