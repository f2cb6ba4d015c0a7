import { fingerprintOf } from "../../kit/fingerprint.ts";
import { canonicalJson } from "../../kit/json.ts";
import type { EffectRow } from "../../world/effect-records.ts";
import type { Records } from "../../world/records.ts";
import { appendLetter } from "../append-letter.ts";
import type { Carrying } from "./carrier.ts";

/** One letter for everything of a split pool that one call told: the other side's numbers may follow. */
export async function tellNumbersDue(
  { world }: Carrying,
  records: Records,
  told: { effect: EffectRow; variantId: string }[],
): Promise<void> {
  const [first] = told;
  if (!first) return;
  const ended = told.map(({ effect }) => [effect.id, effect.attempts]);
  await appendLetter(records, {
    letter: {
      kind: "numbers-due",
      variantIds: told.map(({ variantId }) => variantId),
    },
    deliveryId: `numbers-due:${fingerprintOf(canonicalJson(ended))}`,
    source: "effect",
    actor: first.effect.actor,
    at: world.clock.now(),
  });
}
