import { emptyPlan } from "../domain/plan.ts";
import {
  lastDayOf,
  type WindowFault,
  windowFault,
} from "../domain/replenishment/arrival-window.ts";
import { inForceOn } from "../domain/replenishment/dated.ts";
import {
  countedStatuses,
  type InboundClaim,
  receiptsOf,
  unclaimedUnits,
} from "../domain/replenishment/inbound-plan.ts";
import type { ShopId } from "../kit/ids.ts";
import type { Json } from "../kit/json.ts";
import type { Records } from "../world/records.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";
import { asAudited, changeOfSaid, isSame } from "./replenish/change-of-said.ts";
import { deliverySteps } from "./replenish/delivery-steps.ts";
import { keepDeed } from "./replenish/keep-deed.ts";
import {
  acceptedFingerprint,
  auditedOf,
  deedNames,
  type ReplenishmentAnswer,
  type ReplenishmentDeed,
} from "./replenish/replenishment-deed.ts";

type ReplenishingWorld = Pick<World, "clock" | "store" | "bell">;

/** A person accepts, chooses, dismisses or sets a rule. What follows at the network are effects. */
export async function doReplenishment(
  world: ReplenishingWorld,
  shopId: ShopId,
  { actor, ...deed }: ReplenishmentDeed & { actor: string },
): Promise<ReplenishmentAnswer> {
  const at = world.clock.now();
  const answer = await world.store.inShop(
    shopId,
    async (records): Promise<ReplenishmentAnswer> => {
      const untimely =
        deed.deed === "take-way" ? await untimelyOf(records, deed) : null;
      if (untimely) return { outcome: "untimely", why: untimely };
      if (
        (deed.deed === "take-way" &&
          !(await records.moveInbound(deed.planId, "confirming", {
            taken: deed.taken,
          }))) ||
        (deed.deed === "drop" &&
          !(await records.moveInbound(deed.planId, "dropped"))) ||
        (deed.deed === "set-policy" &&
          deed.over !== undefined &&
          deed.over !== (await records.replenishmentPolicyVersion())) ||
        (deed.deed === "accept" && deed.lines.every(({ units }) => units <= 0))
      )
        return { outcome: "moved" };
      if (deed.deed === "accept") {
        const planId = await records.inboundOfFingerprint(
          acceptedFingerprint(deed),
        );
        // Pressed twice: the first one stands.
        if (planId)
          return { outcome: "done", planId, entryId: "", mayTakeBack: false };
      }
      const claims =
        deed.deed === "claim" || deed.deed === "unclaim"
          ? await claimsOf(records, deed, actor)
          : null;
      if (claims === "moved") return { outcome: "moved" };
      const said = await changeOfSaid(records, deed, { actor, at });
      if (said === "moved") return { outcome: "moved" };
      const steps = await deliverySteps(records, deed, at);
      if ("outcome" in steps) return steps;
      const { entryId } = await appendLetter(records, {
        letter: { kind: "replenishment-decided", deed: deed.deed },
        deliveryId: `replenish:${deed.deed}:${at.toISOString()}`,
        source: "person",
        actor,
        at,
      });
      const by = { actor, entryId, at };
      const planId = await keepDeed(records, deed, by);
      if (claims && "orderExternalId" in deed)
        await records.noteInboundClaim(deed.orderExternalId, claims.after);
      if (said) await records.sayOfGoods(said.after);
      if (steps.effects.length > 0)
        await records.savePlan(
          { ...emptyPlan(), effects: steps.effects },
          { entryId, at },
        );
      await records.finishEntries([entryId], {
        outcome:
          deed.deed === "accept" ||
          deed.deed === "take-way" ||
          steps.effects.length > 0
            ? "planned"
            : "nothing",
        note: null,
        at,
      });
      await records.audit({
        at,
        actor,
        action: deedNames[deed.deed],
        subject: planId ? `inbound:${planId}` : "rule:replenishment",
        ...(said
          ? { before: asAudited(said.before), after: asAudited(said.after) }
          : claims
            ? {
                before: claims.before as unknown as Json,
                after: claims.after as unknown as Json,
              }
            : { before: null, after: auditedOf(deed) }),
        result: "done",
        entryId,
        effectId: null,
        reason: deed.deed === "dismiss" ? deed.reason : null,
      });
      return {
        outcome: "done",
        planId,
        entryId,
        mayTakeBack: said !== null && !isSame(said.before, said.after),
      };
    },
  );
  if (answer.outcome === "done") await world.bell.ring("shop.carry", shopId);
  return answer;
}

/** What the rules that are in force then have against the week that is chosen. */
async function untimelyOf(
  records: Records,
  { planId, taken }: Extract<ReplenishmentDeed, { deed: "take-way" }>,
): Promise<WindowFault | null> {
  const plan = await records.inboundPlan(planId);
  const { inboundRules } = await records.policies();
  const rules = inForceOn(inboundRules, lastDayOf(taken.window));
  return plan && rules
    ? windowFault(taken.window, rules.value, {
        melts: await records.anyMelts(plan.lines.map(({ goodsId }) => goodsId)),
        madeAt: plan.createdAt,
      })
    : null;
}

/** What is claimed of a delivery before a deed and after it; `moved` where nothing is missing, or nothing was claimed. */
async function claimsOf(
  records: Records,
  deed: Extract<ReplenishmentDeed, { deed: "claim" | "unclaim" }>,
  actor: string,
): Promise<
  { before: InboundClaim | null; after: InboundClaim | null } | "moved"
> {
  const order = (await records.inboundOrders(deed.planId)).find(
    ({ externalId }) => externalId === deed.orderExternalId,
  );
  if (!order) return "moved";
  const { claim: before } = order;
  if (deed.deed === "unclaim")
    return before ? { before, after: null } : "moved";
  const units = countedStatuses.includes(order.status)
    ? unclaimedUnits(receiptsOf(order.fact?.received ?? []), null)
    : 0;
  const { on, reference } = deed;
  return units > 0
    ? { before, after: { on, reference, units, actor } }
    : "moved";
}
