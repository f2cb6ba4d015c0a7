import type {
  InboundOrderFact,
  InboundStatus,
} from "../domain/inbound-facts.ts";
import type { KnownTerms } from "../domain/replenishment/goods-terms.ts";
import type {
  InboundClaim,
  InboundPlanLine,
  InboundPlanState,
  TakenWay,
} from "../domain/replenishment/inbound-plan.ts";
import type { Routing } from "../domain/replenishment/network-share.ts";
import type { GoodsTracking } from "../domain/replenishment/pack-cartons.ts";
import type { ReplenishmentPolicy } from "../domain/replenishment/plan-replenishment.ts";
import type { Policies, PolicyFile } from "../domain/replenishment/policies.ts";
import type { ChangedSuggestion } from "../domain/replenishment/score-changes.ts";

export type InboundPlanRow = {
  planId: string;
  state: InboundPlanState;
  lines: InboundPlanLine[];
  externalId: string | null;
  taken: TakenWay | null;
  createdAt: Date;
};

export type InboundOrderRow = {
  externalId: string;
  status: InboundStatus;
  /** Null before the first reading. */
  fact: Pick<InboundOrderFact, "received" | "cartons"> | null;
  claim: InboundClaim | null;
};

export type NetworkVariantRow = KnownTerms & {
  goodsId: string;
  variantId: string;
};

/** A change of a suggestion whose time is over, and the variants as which its goods are sold. */
export type ChangeToScore = {
  planId: string;
  goodsId: string;
  variantIds: string[];
  /** The first day of that time, and the one after the last, YYYY-MM-DD. */
  coversFrom: string;
  coversUntil: string;
};

/** Deliveries to the network, from the accepted suggestion to what arrived. */
export interface InboundRecords {
  /** The delivery that was accepted with this fingerprint. */
  inboundOfFingerprint(fingerprint: string): Promise<string | null>;
  acceptInbound(plan: {
    lines: InboundPlanLine[];
    fingerprint: string;
    actor: string;
    entryId: string;
    at: Date;
  }): Promise<string>;
  /** Writes down what a person made of suggestions on a day, YYYY-MM-DD: it is scored once their time is over. */
  keepSuggestionChanges(
    planId: string,
    changes: readonly ChangedSuggestion[],
    day: string,
  ): Promise<void>;
  /** Changes whose time is over on a day, YYYY-MM-DD, and that have not been scored; none of deliveries that were never sent. */
  changesToScore(day: string): Promise<ChangeToScore[]>;
  /** Writes down what was wanted in the time of a change. */
  scoreChange(
    change: Pick<ChangeToScore, "planId" | "goodsId">,
    score: { wanted: number; outDays: number },
    at: Date,
  ): Promise<void>;
  inboundPlan(planId: string): Promise<InboundPlanRow | null>;
  /** Moves a plan on; a step that its state does not allow moves nothing, and answers false. */
  moveInbound(
    planId: string,
    to: InboundPlanState,
    known?: { externalId?: string; taken?: TakenWay; confirmedAt?: Date },
  ): Promise<boolean>;
  /**
   * The network's articles that these variants are sold as, variant by variant, the one that sells most of each first: with
   * what is known of them.
   */
  networkVariants(variantIds: string[]): Promise<NetworkVariantRow[]>;
  /**
   * The part that these variants have of what the network stores: by what is expected to be sold and what it costs, and by
   * their number while nothing is expected. From 0 to 1.
   */
  partOfNetwork(variantIds: string[]): Promise<number>;
  /** By whom orders were shipped lately, and may be on a day, YYYY-MM-DD. */
  routing(at: Date, arrivesOn: string): Promise<Routing>;
  /** The deliveries that the network made of a plan; those that are known stay. */
  noteInboundOrders(planId: string, externalIds: string[]): Promise<void>;
  /** Deliveries that have neither been counted in, as far as is known, nor called off. */
  openInboundOrders(): Promise<{ externalId: string; planId: string }[]>;
  /** The deliveries that the network made of a plan, as they were read last. */
  inboundOrders(planId: string): Promise<InboundOrderRow[]>;
  /** What a person says of a claim; null takes it back. */
  noteInboundClaim(
    externalId: string,
    claim: InboundClaim | null,
  ): Promise<void>;
  /** What a delivery is now. @returns false where it is none that we know, or what is known was read later (law P4). */
  learnInbound(order: InboundOrderFact, at: Date): Promise<boolean>;
  /** Whether any of these goods melts. */
  anyMelts(goodsIds: string[]): Promise<boolean>;
  /** What platforms ask and take, by what is published and what the merchant says holds. */
  policies(): Promise<Policies>;
  keepPolicyFile(
    kept: { name: string; file: PolicyFile; holds: boolean },
    by: { actor: string; entryId: string; at: Date },
  ): Promise<void>;
  letPolicyFileHold(fileId: string, holds: boolean): Promise<void>;
  removePolicyFile(fileId: string): Promise<void>;
  replenishmentPolicy(): Promise<ReplenishmentPolicy | null>;
  /** How often the rules were set; 0 before anybody did. */
  replenishmentPolicyVersion(): Promise<number>;
  saveReplenishmentPolicy(
    policy: ReplenishmentPolicy,
    by: { actor: string; entryId: string; at: Date },
  ): Promise<void>;
  /** What the network asks of these goods; those that nobody knows are left out. */
  goodsTracking(goodsExternalIds: string[]): Promise<GoodsTracking[]>;
}
