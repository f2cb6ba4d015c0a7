import type {
  ArrivalWindow,
  Fee,
  InboundStatus,
  InboundWay,
} from "../inbound-facts.ts";

/** How far a delivery to the network has come. `orders` of the network say the rest once it is confirmed. */
export const inboundPlanStates = [
  "accepted",
  "saved",
  "confirming",
  "confirmed",
  "refused",
  "dropped",
] as const;
export type InboundPlanState = (typeof inboundPlanStates)[number];

/** From each state, the states that may follow. */
export const inboundPlanSteps: Record<
  InboundPlanState,
  readonly InboundPlanState[]
> = {
  accepted: ["saved", "refused", "dropped"],
  saved: ["confirming", "dropped"],
  confirming: ["confirmed", "saved"],
  confirmed: [],
  refused: [],
  dropped: [],
};

export type InboundPlanLine = {
  goodsId: string;
  goodsExternalId: string;
  name: string;
  units: number;
  cartons: number;
  /** What was suggested: what people made of it is scored (`score-changes.ts`). */
  suggested: number;
};

/** The way, the week and the option that a person has taken. */
export type TakenWay = {
  way: InboundWay;
  window: ArrivalWindow;
  optionExternalId: string;
  fee: Fee | null;
};

/** What the network has counted of a line, against what was sent. */
export type Receipt = {
  goodsExternalId: string;
  planned: number;
  sellable: number;
  defective: number;
  /** Neither sellable nor defective: to be claimed. */
  missing: number;
};

/** What arrived of a delivery, by goods; lots are counted together. */
export function receiptsOf(
  received: readonly {
    goodsExternalId: string;
    planned: number;
    sellable: number;
    defective: number;
  }[],
): Receipt[] {
  const byGoods = new Map<string, Receipt>();
  for (const { goodsExternalId, planned, sellable, defective } of received) {
    const so = byGoods.get(goodsExternalId) ?? {
      goodsExternalId,
      planned: 0,
      sellable: 0,
      defective: 0,
      missing: 0,
    };
    byGoods.set(goodsExternalId, {
      goodsExternalId,
      planned: so.planned + planned,
      sellable: so.sellable + sellable,
      defective: so.defective + defective,
      missing: Math.max(
        0,
        so.planned +
          planned -
          so.sellable -
          sellable -
          so.defective -
          defective,
      ),
    });
  }
  return [...byGoods.values()];
}

/** What of a delivery's missing units a person says that he has claimed. */
export type InboundClaim = {
  /** YYYY-MM-DD */
  on: string;
  /** The network's number of the claim, or whatever finds it again. */
  reference: string;
  /** Those that were missing then: what goes missing later is claimed anew. */
  units: number;
  actor: string;
};

/** Missing units that nobody has claimed. */
export const unclaimedUnits = (
  receipts: readonly Pick<Receipt, "missing">[],
  claim: Pick<InboundClaim, "units"> | null,
): number =>
  Math.max(
    0,
    receipts.reduce((sum, { missing }) => sum + missing, 0) -
      (claim?.units ?? 0),
  );

/** Of deliveries in these what was sent has been counted, whatever may still be found of it. */
export const countedStatuses: InboundStatus[] = [
  "PARTIALLY_RECEIVED",
  "RECEIVED",
  "DELIVERED",
];

const dayMs = 86_400_000;

/** Until when what is missing can be claimed. @param days the network's time to claim, from its order on. */
export const claimUntil = (orderedAt: Date, days: number): Date =>
  new Date(orderedAt.getTime() + days * dayMs);
