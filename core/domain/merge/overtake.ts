import { type EffectState, isUnderWay } from "../effect-states.ts";
import type { FieldWrite, PlannedEffect } from "../effects.ts";
import type { Side } from "../field-words.ts";
import { traitsOf } from "./fields.ts";
import type { ChangeItem } from "./plan-change.ts";
import { fieldKey, otherSide } from "./situation.ts";

/** What somebody has decided to be written in a field, and what has not ended yet. */
export type OpenWrite = {
  id: string;
  kind: string;
  state: EffectState;
  subject: string;
  payload: unknown;
};

/** What both sides show of a field. */
export type Shown = Record<Side, string | null>;

/**
 * What becomes of earlier decisions once a later one speaks of the same items: what has not left is given up, and behind what is
 * under way the later decision's value is written, over the one that may have been taken.
 * @param shown of the items that the later decision speaks of, by subject.
 * @param entryId the later decision's, which makes the keys.
 */
export function overtake(
  open: OpenWrite[],
  shown: ReadonlyMap<string, Shown>,
  items: ChangeItem[],
  entryId: string,
): { givenUp: string[]; effects: PlannedEffect[] } {
  const overtaken = open.filter(({ subject }) => shown.has(subject));
  return {
    givenUp: overtaken
      .filter(({ state }) => !isUnderWay(state))
      .map(({ id }) => id),
    effects: overtaken
      .filter(({ state }) => isUnderWay(state))
      .flatMap((write) => {
        const { field, itemId, value: over } = write.payload as FieldWrite;
        const side: Side =
          write.kind === "storefront.update-field"
            ? "storefront"
            : "marketplace";
        const spokenOf = items.filter(
          (item) => fieldKey(field, item.itemId) === write.subject,
        );
        const wanted = spokenOf.find((item) => item.side === side)?.write;
        const now = shown.get(write.subject);
        const value = wanted?.value ?? now?.[side] ?? null;
        // What the side is to keep is made from the other one only where both are right as they are.
        const kept =
          spokenOf.length === 0 ? (now?.[otherSide(side)] ?? "") : "";
        const source = wanted?.source ?? kept;
        const { essence } = traitsOf(field);
        return value === null || essence(value) === essence(over)
          ? []
          : [
              {
                kind: `${side}.update-field` as const,
                key: `change:${entryId}:${write.subject}:after:${write.id}`,
                subject: write.subject,
                payload: { field, itemId, value, source, over },
              },
            ];
      }),
  };
}
