import type { FieldChange } from "#core/domain/field-change.ts";
import type { Field } from "#core/domain/field-words.ts";
import { changeFields, previewChange } from "#core/flows/change-fields.ts";
import { undoChange } from "#core/flows/undo-change.ts";
import { drawIndex, type Moves, move } from "./move.ts";

const fields = ["title", "title", "price", "description"] as const;

/** The merchant decides about many listings at once, and takes it back. */
export const decisionMoves: Moves = {
  "the merchant decides about a field": move<FieldChange>({
    weight: 3,
    draw: (_, dice) => {
      const field = dice.pick<Field>(fields);
      if (!dice.oneIn(3))
        return {
          kind: "push",
          field,
          from: dice.pick(["storefront", "marketplace"]),
          productIds: null,
        };
      return {
        kind: "policy",
        field,
        policy: dice.pick(["ask", "storefront", "marketplace", "newest"]),
      };
    },
    async play({ town, changes }, change) {
      const { world, shopId } = town;
      const seen = await previewChange(world, shopId, change);
      if (change.kind === "push" && seen.writes === 0) return null;
      const changed = await changeFields(world, shopId, {
        change,
        fingerprint: seen.fingerprint,
        actor: "merchant:dice",
      });
      if (changed.outcome !== "changed") return null;
      changes.push(changed.entryId);
      return change.kind === "push"
        ? `${changed.writes} ${change.field}s as ${change.from} has them`
        : `${change.field}: ${JSON.stringify(change)}`;
    },
  }),
  "the merchant takes a decision back": move<{ change: number }>({
    weight: 3,
    draw: ({ changes }, dice) => {
      const change = drawIndex(dice, changes);
      return change === null ? null : { change };
    },
    async play({ town, changes }, { change }) {
      const undone = await undoChange(town.world, town.shopId, {
        entryId: changes[change] ?? "",
        actor: "merchant:dice",
      });
      return undone.outcome === "undone"
        ? `no. ${change + 1}: ${undone.writes} back, ${undone.kept} kept`
        : null;
    },
  }),
};
