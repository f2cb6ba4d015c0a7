import { alwaysOf } from "../domain/conflicts/answer-policy.ts";
import { causeTitle } from "../domain/conflicts/cause.ts";
import type { Choice } from "../domain/letters.ts";
import type { ShopId } from "../kit/ids.ts";
import type { Json } from "../kit/json.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";

/**
 * A person has later questions of a cause answered like this, or (null) asked again. Those that are open stay his; what has
 * to be looked at cannot be made a rule (law H2).
 */
export async function setAnswerPolicy(
  world: Pick<World, "clock" | "store">,
  shopId: ShopId,
  {
    cause,
    answer,
    actor,
  }: { cause: string; answer: Choice | null; actor: string },
): Promise<{ outcome: "set" } | { outcome: "unfit"; why: string }> {
  const always = answer && alwaysOf(cause, answer);
  if (always && always.kind !== "answer")
    return {
      outcome: "unfit",
      why:
        always.kind === "never"
          ? always.why
          : "The field has a rule of its own for this.",
    };
  const at = world.clock.now();
  await world.store.inShop(shopId, async (records) => {
    const { entryId } = await appendLetter(records, {
      letter: { kind: "answer-policy-set", cause, answer },
      deliveryId: `answer-policy:${cause}:${at.toISOString()}`,
      source: "person",
      actor,
      at,
    });
    const { before } = await records.setAnswerPolicy(cause, answer, {
      entryId,
      actor,
      at,
    });
    const subject = causeTitle(cause) ?? cause;
    await records.finishEntries([entryId], {
      outcome: "planned",
      note: answer ? `Always so: ${subject}` : `Asked again: ${subject}`,
      at,
    });
    await records.audit({
      at,
      actor,
      action: answer ? "Have it always answered so" : "Have it asked again",
      subject,
      before: before as Json | null,
      after: answer as Json | null,
      result: "done",
      entryId,
      effectId: null,
      reason: null,
    });
  });
  return { outcome: "set" };
}
