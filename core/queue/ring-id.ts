import type { ShopJobName } from "../world/jobs.ts";

/**
 * What a bell hangs under in the queue, where the same is not hung twice. One for later keeps neither one for now from
 * ringing nor one that is due much sooner: whatever hangs already, a bell rings within four times the wait that was asked.
 */
export const ringId = (
  job: ShopJobName,
  shopId: string,
  delayMs: number,
): string =>
  delayMs > 0
    ? `${job}:${shopId}:later-${Math.ceil(Math.log2(delayMs) / 2)}`
    : `${job}:${shopId}`;
