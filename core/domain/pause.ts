/**
 * Why nothing is written for a shop: the merchant has not looked yet at what will change once his shops are in step, or he
 * wants nothing to change for now.
 */
export const pauseReasons = ["first_plan", "person"] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** While it stands everything is read, planned and shown, and no effect is carried. */
export type Pause = { since: Date; reason: PauseReason };
