import { emptyPlan } from "../../domain/plan.ts";
import { dayOf } from "../../kit/days.ts";
import type { Records } from "../../world/records.ts";
import {
  acceptedFingerprint,
  type ReplenishmentDeed,
} from "./replenishment-deed.ts";

/** Writes down what a deed decides, with what it asks of the network at once. @returns the delivery that it is about. */
export async function keepDeed(
  records: Records,
  deed: ReplenishmentDeed,
  by: { actor: string; entryId: string; at: Date },
): Promise<string | null> {
  switch (deed.deed) {
    case "accept": {
      const lines = deed.lines.filter(({ units }) => units > 0);
      const planId = await records.acceptInbound({
        lines,
        fingerprint: acceptedFingerprint(deed),
        ...by,
      });
      await records.keepSuggestionChanges(
        planId,
        deed.changes ?? [],
        dayOf(by.at, records.shop.timeZone),
      );
      await records.savePlan(
        {
          ...emptyPlan(),
          effects: [
            {
              kind: "network.save-inbound",
              key: `inbound:${planId}`,
              subject: `inbound:${planId}`,
              payload: { planId },
            },
          ],
        },
        { entryId: by.entryId, at: by.at },
      );
      return planId;
    }
    case "take-way": {
      const { planId, taken } = deed;
      await records.savePlan(
        {
          ...emptyPlan(),
          effects: [
            {
              kind: "network.confirm-inbound",
              // A week that was refused can be chosen again, and is another try.
              key: `inbound-way:${planId}:${taken.optionExternalId}:${by.entryId}`,
              subject: `inbound:${planId}`,
              payload: { planId },
            },
          ],
        },
        { entryId: by.entryId, at: by.at },
      );
      return planId;
    }
    case "drop":
    case "ship":
    case "track":
    case "cancel":
    case "claim":
    case "unclaim":
      return deed.planId;
    case "dismiss":
    case "suggest-again":
    case "set-terms":
    case "take-back":
      return null;
    case "set-policy":
      await records.saveReplenishmentPolicy(deed.policy, by);
      return null;
    case "keep-policy-file":
      await records.keepPolicyFile(
        { name: deed.name, file: deed.file, holds: deed.holds ?? false },
        by,
      );
      return null;
    case "let-policy-file-hold":
      await records.letPolicyFileHold(deed.fileId, deed.holds);
      return null;
    case "remove-policy-file":
      await records.removePolicyFile(deed.fileId);
      return null;
  }
}
