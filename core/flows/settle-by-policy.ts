import { policyActor } from "../domain/conflicts/answer-policy.ts";
import { causeTitle } from "../domain/conflicts/cause.ts";
import type { Letter } from "../domain/letters.ts";
import type { Planning } from "./plan/context.ts";
import { type Resolved, settleQuestion } from "./resolve-conflict.ts";

/** A person has asked for questions of this cause to be answered always alike: it is done in the name of his rule (law H2). */
export async function settleByPolicy(
  { world, shop, entryIds, inTurn }: Planning,
  { conflictId, policyId }: Extract<Letter, { kind: "policy-due" }>,
): Promise<void> {
  const at = world.clock.now();
  const resolved = await inTurn(() =>
    world.store.inShop(shop.shopId, async (records) => {
      const conflict = await records.conflict(conflictId);
      const policy = conflict && (await records.answerPolicy(conflict.cause));
      // The rule may have been revoked or set anew since: then a person is asked after all.
      const resolved: Resolved | null =
        conflict && policy?.id === policyId
          ? await settleQuestion(
              records,
              {
                conflictId,
                version: conflict.version,
                choice: policy.answer,
                actor: policyActor(policyId),
                reason: `Your rule: ${causeTitle(policy.cause) ?? policy.cause}`,
              },
              { source: "effect", at },
            )
          : null;
      await records.finishEntries(entryIds, {
        outcome: resolved?.outcome === "settled" ? "planned" : "nothing",
        note: noteOf(resolved),
        at,
      });
      return resolved;
    }),
  );
  if (resolved?.outcome === "settled")
    await world.bell.ring("shop.carry", shop.shopId);
}

function noteOf(resolved: Resolved | null): string {
  switch (resolved?.outcome) {
    case "settled":
      return "Settled by the rule.";
    case "unfit":
      return `The rule does not fit: ${resolved.why}`;
    case undefined:
      return "The rule is no longer in force.";
    default:
      return "The question is gone, or has changed since.";
  }
}
