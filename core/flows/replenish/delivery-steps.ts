import type { PlannedEffect } from "../../domain/effects.ts";
import { inForceOn } from "../../domain/replenishment/dated.ts";
import {
  openInboundSteps,
  plannedLines,
} from "../../domain/replenishment/inbound-steps.ts";
import { networkTimeZone } from "../../domain/replenishment/network-time.ts";
import {
  packCartons,
  packingFault,
} from "../../domain/replenishment/pack-cartons.ts";
import { dayOf } from "../../kit/days.ts";
import { fingerprintOf } from "../../kit/fingerprint.ts";
import { canonicalJson } from "../../kit/json.ts";
import type { Records } from "../../world/records.ts";
import type {
  ReplenishmentAnswer,
  ReplenishmentDeed,
} from "./replenishment-deed.ts";

/** What a step of a confirmed delivery asks of the network. */
export async function deliverySteps(
  records: Records,
  deed: ReplenishmentDeed,
  at: Date,
): Promise<
  | { effects: PlannedEffect[] }
  | Extract<ReplenishmentAnswer, { outcome: "moved" | "unpacked" }>
> {
  if (deed.deed !== "ship" && deed.deed !== "track" && deed.deed !== "cancel")
    return { effects: [] };
  const { planId } = deed;
  const orders = (await records.inboundOrders(planId)).filter(
    ({ externalId, status }) =>
      openInboundSteps(status).includes(deed.deed) &&
      (deed.deed === "cancel" || externalId === deed.orderExternalId),
  );
  if (orders.length === 0) return { outcome: "moved" };
  const effects: PlannedEffect[] = [];
  for (const { externalId: orderExternalId, fact } of orders) {
    const about = {
      subject: `inbound-order:${orderExternalId}`,
      key: `inbound-${deed.deed}:${orderExternalId}:${at.toISOString()}`,
    };
    const payload = { planId, orderExternalId };
    switch (deed.deed) {
      case "ship": {
        const cartons = packCartons(
          plannedLines(fact?.received ?? []),
          deed.packings,
        );
        const rules = inForceOn(
          (await records.policies()).inboundRules,
          dayOf(at, networkTimeZone),
        );
        if (!rules) throw new Error("there are no inbound rules");
        const why = packingFault(cartons, deed.by, {
          rules: rules.value,
          tracking: await records.goodsTracking(
            deed.packings.map(({ goodsExternalId }) => goodsExternalId),
          ),
          arrivesAt:
            (await records.inboundPlan(planId))?.taken?.window.until ?? at,
        });
        if (why || !cartons)
          return { outcome: "unpacked", why: why ?? "not-packed" };
        effects.push({
          kind: "network.ship-inbound",
          ...about,
          // A second press says the same.
          key: `inbound-ship:${orderExternalId}:${fingerprintOf(canonicalJson([cartons, deed.by]))}`,
          payload: { ...payload, cartons, by: deed.by },
        });
        break;
      }
      case "track":
        effects.push({
          kind: "network.track-inbound",
          ...about,
          payload: { ...payload, parcels: deed.parcels },
        });
        break;
      case "cancel":
        effects.push({
          kind: "network.cancel-inbound",
          ...about,
          key: `inbound-cancel:${orderExternalId}`,
          payload: { ...payload, reason: deed.reason },
        });
    }
  }
  return { effects };
}
