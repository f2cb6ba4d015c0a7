import { transitCauses } from "#core/domain/replenishment/transit-movements.ts";
import { levelCause, openingCause } from "#core/domain/stock/level-causes.ts";
import { networkCauses } from "#core/domain/stock/plan-movements.ts";
import type { Translate } from "../../texts/rooms.ts";

const withWords = [
  openingCause,
  levelCause,
  ...transitCauses,
  ...networkCauses,
] as const;

type CauseWithWords = (typeof withWords)[number];

/** A movement's cause for people. What the network names and TikTok's pages do not is said in the network's own words. */
export const causeWords = (causeKind: string, t: Translate): string => {
  if (hasWords(causeKind)) return t(`stock:ledger.causes.${causeKind}`);
  const words = causeKind.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Whether a cause names nothing that could be looked up: a level is known by its item alone. */
export const isWithoutRef = (causeKind: string): boolean =>
  causeKind === levelCause || causeKind === openingCause;

const hasWords = (causeKind: string): causeKind is CauseWithWords =>
  withWords.some((cause) => cause === causeKind);
