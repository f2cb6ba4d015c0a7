import type { InboundCarriage } from "../../domain/inbound-facts.ts";
import type { WindowFault } from "../../domain/replenishment/arrival-window.ts";
import type { GoodsTerms } from "../../domain/replenishment/goods-terms.ts";
import type {
  InboundPlanLine,
  TakenWay,
} from "../../domain/replenishment/inbound-plan.ts";
import type {
  Packing,
  PackingFault,
} from "../../domain/replenishment/pack-cartons.ts";
import type { ReplenishmentPolicy } from "../../domain/replenishment/plan-replenishment.ts";
import type { PolicyFile } from "../../domain/replenishment/policies.ts";
import type { ChangedSuggestion } from "../../domain/replenishment/score-changes.ts";
import { fingerprintOf } from "../../kit/fingerprint.ts";
import { canonicalJson, type Json } from "../../kit/json.ts";

/** What people do about a suggestion; each is a line of the journal and of the audit (laws J3, H2). */
export type ReplenishmentDeed =
  /**
   * `seen`: what the page showed; the same lines accepted on the same page are one delivery. `changes`: suggestions that are
   * not sent as they were made, with what they rested on.
   */
  | {
      deed: "accept";
      lines: InboundPlanLine[];
      seen: string;
      changes?: readonly ChangedSuggestion[];
    }
  | { deed: "take-way"; planId: string; taken: TakenWay }
  | { deed: "drop"; planId: string }
  | {
      deed: "ship";
      planId: string;
      orderExternalId: string;
      packings: Packing[];
      by: InboundCarriage;
    }
  | {
      deed: "track";
      planId: string;
      orderExternalId: string;
      parcels: { carton: string; carrier: string; number: string }[];
    }
  /** All deliveries of a plan: the network takes all of them or none. */
  | { deed: "cancel"; planId: string; reason: string }
  /** What is missing of a delivery was claimed at the network, by hand: no interface of the network's takes a claim. */
  | {
      deed: "claim";
      planId: string;
      orderExternalId: string;
      on: string;
      reference: string;
    }
  | { deed: "unclaim"; planId: string; orderExternalId: string }
  | { deed: "dismiss"; goodsId: string; reason: string; days: number }
  /** Takes a dismissal back. */
  | { deed: "suggest-again"; goodsId: string }
  /** Takes back what the entry has said of goods, where nobody has said anything else since. */
  | { deed: "take-back"; entryId: string }
  /** `over`: how often the rules had been set where this was decided; where they were set since, it is not done. */
  | { deed: "set-policy"; policy: ReplenishmentPolicy; over?: number }
  | { deed: "set-terms"; terms: GoodsTerms }
  /** `holds`: it is reckoned with at once. */
  | { deed: "keep-policy-file"; name: string; file: PolicyFile; holds?: true }
  | { deed: "let-policy-file-hold"; fileId: string; holds: boolean }
  | { deed: "remove-policy-file"; fileId: string };

export type ReplenishmentAnswer =
  /** `mayTakeBack`: by the entry's id. */
  | {
      outcome: "done";
      planId: string | null;
      entryId: string;
      mayTakeBack: boolean;
    }
  /** Nothing to send, or the delivery has moved on meanwhile; nothing was stored. */
  | { outcome: "moved" }
  /** The network would not take these cartons; nothing was stored. */
  | { outcome: "unpacked"; why: PackingFault }
  /** The network's rules forbid that week; nothing was stored. */
  | { outcome: "untimely"; why: WindowFault };

/** As the audit names it. */
export const deedNames: Record<ReplenishmentDeed["deed"], string> = {
  accept: "Accept a delivery to the network",
  "take-way": "Choose how a delivery reaches the network",
  drop: "Drop a delivery to the network",
  ship: "Say how a delivery to the network is packed",
  track: "Say under which numbers a delivery to the network travels",
  cancel: "Call a delivery to the network off",
  claim: "Say that missing units of a delivery were claimed",
  unclaim: "Take back that missing units of a delivery were claimed",
  dismiss: "Dismiss a suggestion to send",
  "suggest-again": "Suggest goods again that were dismissed",
  "take-back": "Take back what was said of goods",
  "set-policy": "Set the rules of replenishment",
  "set-terms": "Set how goods are packed and what they cost",
  "keep-policy-file": "Keep a file of policies",
  "let-policy-file-hold": "Say whether a file of policies holds",
  "remove-policy-file": "Remove a file of policies",
};

/** The same lines accepted on the same page have the same one. */
export const acceptedFingerprint = ({
  lines,
  seen,
}: Pick<
  Extract<ReplenishmentDeed, { deed: "accept" }>,
  "lines" | "seen"
>): string =>
  fingerprintOf(
    canonicalJson([
      seen,
      lines
        .filter(({ units }) => units > 0)
        .map(({ goodsId, units }) => [goodsId, units])
        .sort(),
    ]),
  );

/** What of a deed the audit keeps, beside what it changed of what was said. */
export const auditedOf = (deed: ReplenishmentDeed): Json => {
  switch (deed.deed) {
    case "accept":
      return {
        units: deed.lines.reduce((sum, { units }) => sum + units, 0),
        articles: deed.lines.filter(({ units }) => units > 0).length,
      };
    case "take-way":
      return {
        way: deed.taken.way,
        arrives: deed.taken.window.from.toISOString().slice(0, 10),
      };
    case "drop":
    case "claim":
    case "unclaim":
      return null;
    case "ship":
      return { delivery: deed.orderExternalId, by: deed.by };
    case "track":
      return {
        delivery: deed.orderExternalId,
        numbers: deed.parcels.map(({ number }) => number),
      };
    case "cancel":
      return { reason: deed.reason };
    case "dismiss":
    case "suggest-again":
    case "set-terms":
    case "take-back":
      return null;
    case "set-policy":
      return deed.policy as unknown as Json;
    case "keep-policy-file":
      return { name: deed.name, file: deed.file as unknown as Json };
    case "let-policy-file-hold":
      return { file: deed.fileId, holds: deed.holds };
    case "remove-policy-file":
      return { file: deed.fileId };
  }
};
