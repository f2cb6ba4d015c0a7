import { gramsPerPound, millimetresPerInch } from "../../kit/measures.ts";
import type { Carton, InboundCarriage, InboundLine } from "../inbound-facts.ts";
import type { InboundRules } from "./inbound-rules.ts";
import { palletsFor } from "./stack-pallets.ts";

/** How a person packs one article for the network. */
export type Packing = {
  goodsExternalId: string;
  unitsPerCarton: number;
  /** Of a full carton. */
  weightGrams: number;
  sizeMillimetres: Carton["sizeMillimetres"];
  /** Of all its units, where the network asks for them. */
  lotCode?: string;
  expiresAt?: Date;
};

/**
 * The cartons of a delivery: full ones of each article, and one for what is left over, which weighs as much less.
 * @returns null where an article is packed by nobody: all of it travels, or nothing.
 */
export function packCartons(
  lines: readonly InboundLine[],
  packings: readonly Packing[],
): Carton[] | null {
  const cartons: Carton[] = [];
  for (const { goodsExternalId, quantity } of lines) {
    const packing = packings.find(
      (one) => one.goodsExternalId === goodsExternalId,
    );
    if (!packing || packing.unitsPerCarton < 1) return null;
    const { unitsPerCarton, weightGrams, sizeMillimetres } = packing;
    const { lotCode, expiresAt } = packing;
    const lot = {
      ...(lotCode && { lotCode }),
      ...(expiresAt && { expiresAt }),
    };
    const full = Math.floor(quantity / unitsPerCarton);
    const rest = quantity % unitsPerCarton;
    if (full > 0)
      cartons.push({
        count: full,
        lines: [{ goodsExternalId, quantity: unitsPerCarton, ...lot }],
        weightGrams,
        sizeMillimetres,
      });
    if (rest > 0)
      cartons.push({
        count: 1,
        lines: [{ goodsExternalId, quantity: rest, ...lot }],
        weightGrams: Math.max(
          1,
          Math.round((weightGrams * rest) / unitsPerCarton),
        ),
        sizeMillimetres,
      });
  }
  return cartons;
}

/** What keeps cartons from being sent. */
export const packingFaults = [
  "not-packed",
  "too-many",
  "too-many-pallets",
  "too-heavy",
  "too-large",
  "no-lot",
  "no-expiry",
  "expires-too-soon",
] as const;
export type PackingFault = (typeof packingFaults)[number];

/** What the network asks of one article. */
export type GoodsTracking = {
  goodsExternalId: string;
  tracksLots: boolean;
  tracksExpiry: boolean;
  /** Days that units have to last from the day they arrive; null where the rule for all goods counts. */
  lastsOnArrival: number | null;
};

/**
 * What is wrong with cartons, by the network's rules and those of its goods; null where nothing is.
 * @param cartons null where some article is not packed. @param arrivesAt when they arrive at the latest.
 */
export function packingFault(
  cartons: readonly Carton[] | null,
  by: InboundCarriage,
  asked: {
    rules: Pick<
      InboundRules,
      | "cartonPounds"
      | "mostCartons"
      | "mostPallets"
      | "pallet"
      | "palletFloor"
      | "shelfLifeLeftDays"
    >;
    tracking: readonly GoodsTracking[];
    arrivesAt: Date;
  },
): PackingFault | null {
  if (!cartons || cartons.length === 0) return "not-packed";
  const { cartonPounds, mostCartons, mostPallets, pallet, shelfLifeLeftDays } =
    asked.rules;
  // Whoever packs fewer units to a carton than was planned has more of them.
  const count = cartons.reduce((sum, carton) => sum + carton.count, 0);
  if (mostCartons !== null && count > mostCartons) return "too-many";
  // On pallets a carton may be as heavy as the pallet; a parcel carrier brings less.
  const pounds = by === "parcel" ? cartonPounds : pallet.pounds;
  if (cartons.some(({ weightGrams }) => weightGrams > pounds * gramsPerPound))
    return "too-heavy";
  // However it travels, no side is longer than a pallet is high; nobody tells a limit of its own for parcels.
  const longest = pallet.heightInches * millimetresPerInch;
  if (
    cartons.some(({ sizeMillimetres }) =>
      Object.values(sizeMillimetres).some((side) => side > longest),
    )
  )
    return "too-large";
  if (by !== "parcel") {
    const pallets = palletsFor(cartons, asked.rules);
    if (pallets === null) return "too-large";
    if (mostPallets !== null && pallets > mostPallets)
      return "too-many-pallets";
  }
  for (const line of cartons.flatMap(({ lines }) => lines)) {
    const goods = asked.tracking.find(
      (one) => one.goodsExternalId === line.goodsExternalId,
    );
    if (goods?.tracksLots && !line.lotCode) return "no-lot";
    if (goods?.tracksExpiry && !line.expiresAt) return "no-expiry";
    const left = goods?.lastsOnArrival ?? shelfLifeLeftDays;
    if (
      line.expiresAt &&
      line.expiresAt.getTime() < asked.arrivesAt.getTime() + left * dayMs
    )
      return "expires-too-soon";
  }
  return null;
}

const dayMs = 86_400_000;
