import { type Dated, inForceOn } from "#core/domain/replenishment/dated.ts";
import type { Scenario } from "#core/domain/replenishment/play-days.ts";
import type { Policies } from "#core/domain/replenishment/policies.ts";
import type { RateCard } from "#core/domain/replenishment/rate-card.ts";
import { sellerShippingEnds } from "#core/domain/replenishment/seller-shipping.ts";
import { usualLast } from "../ui/resilience/what-ifs.ts";
import type { WhatIfWish } from "./what-if-wish.ts";

/** Minor units of the fee cards' currency. */
const cent = 100;

/** Days of those that are looked at, by their place, both counted. */
export type Span = { from: number; until: number };

/** When what is asked about happens; `from` lies behind `until` where that is after the days that are looked at. */
export function spanOf(wish: WhatIfWish, days: readonly string[]): Span {
  const last = days.length - 1;
  const asked = wish.from ?? "";
  const first = days.findIndex((day) => day >= asked);
  // What begins after the days that are looked at does not happen in them.
  const from = first === -1 ? days.length : first;
  const lasts =
    wish.what === "centre-closed" || wish.what === "rush"
      ? (wish.lasts ?? usualLast[wish.what])
      : days.length;
  return { from, until: Math.min(last, from + lasts - 1) };
}

/** What is known to come, whatever else may happen. */
export function standingScenarios(
  { sellerShipping }: Policies,
  days: readonly string[],
): Scenario[] {
  const ends = sellerShippingEnds(sellerShipping, days);
  return ends === null ? [] : [{ kind: "no-seller-shipping", from: ends }];
}

/** What is asked about, as it is played. */
export function scenariosOf(
  wish: WhatIfWish,
  known: {
    span: Span;
    centreId: string | null;
    days: readonly string[];
    cards: readonly Dated<RateCard>[];
  },
): Scenario[] {
  const { span, centreId, days, cards } = known;
  switch (wish.what) {
    case undefined:
      return [];
    case "centre-closed":
      return centreId
        ? [
            {
              kind: "centre-closed",
              centreId,
              days: span,
              keepsSelling: wish.sold === "yes",
            },
          ]
        : [];
    case "rush":
      return [{ kind: "demand-times", factor: wish.factor, days: span }];
    case "fees":
      return [
        { kind: "rate-card", cards: cardsIf(wish, cards, days[span.from]) },
      ];
    case "file":
      return [{ kind: "rate-card", cards }];
    case "no-seller-shipping":
      return [{ kind: "no-seller-shipping", from: span.from }];
    case "late":
      return [{ kind: "arrivals-late", byDays: wish.late }];
  }
}

/** The cards in force, and from that day on the one that is asked about. */
function cardsIf(
  wish: WhatIfWish,
  rateCards: readonly Dated<RateCard>[],
  from: string | undefined,
) {
  const card = from ? inForceOn(rateCards, from) : null;
  if (!card || !from) return rateCards;
  const minor = (dollars: number | undefined) =>
    dollars === undefined ? undefined : dollars * cent;
  const value: RateCard = {
    ...card.value,
    singleUnitMinor: minor(wish.singleUnit) ?? card.value.singleUnitMinor,
    freeStorageDays: wish.freeDays ?? card.value.freeStorageDays,
    storagePerCubicFootDayMinor:
      minor(wish.storage) ?? card.value.storagePerCubicFootDayMinor,
  };
  const asked: Dated<RateCard> = {
    from,
    source: "what if",
    certainty: "assumed",
    value,
  };
  // A card that comes later anyway would end what is asked about.
  return [...rateCards.filter((one) => one.from < from), asked];
}
