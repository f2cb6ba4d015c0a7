import type { FieldChange } from "#core/domain/field-change.ts";
import type { Field } from "#core/domain/field-words.ts";
import { type PriceRule, samePrice } from "#core/domain/price-rule.ts";
import { sameTitle, type TitleRule } from "#core/domain/title-rule.ts";
import { changeFields, previewChange } from "#core/flows/change-fields.ts";
import { undoChange } from "#core/flows/undo-change.ts";
import type { Scene } from "../scene.ts";
import { drawIndex, type Moves, move } from "./move.ts";

/** Those that have rules of their own more often. */
const fields = [
  "title",
  "title",
  "price",
  "price",
  "description",
  "weight",
  "status",
  "images",
  "options",
] as const;

const priceRules: PriceRule[] = [
  samePrice,
  { basisPoints: 1_000, addMinor: 0, rounding: "none" },
  { basisPoints: 500, addMinor: 25, rounding: "up-to-99" },
  { basisPoints: -700, addMinor: 0, rounding: "up-to-95" },
];
const titleRules: TitleRule[] = [
  sameTitle,
  { ...sameTitle, pattern: "{brand} | {title}" },
  { ...sameTitle, pattern: "{title} - {product type}", capitals: "words" },
  {
    ...sameTitle,
    replace: [{ from: "of", to: "by" }],
    longest: 30,
  },
];

/** The merchant decides about many listings at once, and takes it back. */
export const decisionMoves: Moves = {
  "the merchant decides about a field": move<FieldChange>({
    weight: 5,
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
    play: decideAtOnce,
  }),
  "the merchant sets the price rule": move<FieldChange>({
    weight: 3,
    draw: (_, dice) => ({
      kind: "price-rule",
      field: "price",
      rule: dice.pick(priceRules),
    }),
    play: decideAtOnce,
  }),
  "the merchant sets the title rule": move<FieldChange>({
    weight: 3,
    draw: (_, dice) => ({
      kind: "title-rule",
      field: "title",
      rule: dice.pick(titleRules),
    }),
    play: decideAtOnce,
  }),
  "the merchant looks at what a push would write": move<FieldChange>({
    weight: 3,
    draw: (_, dice) => ({
      kind: "push",
      field: dice.pick<Field>(fields),
      from: dice.pick(["storefront", "marketplace"]),
      productIds: null,
    }),
    async play({ town, seen }, change) {
      const { writes, fingerprint } = await previewChange(
        town.world,
        town.shopId,
        change,
      );
      seen.push({ change, fingerprint });
      return `${writes} ${change.field}s`;
    },
  }),
  "the merchant has done what he looked at": move<{ nth: number }>({
    weight: 4,
    draw: ({ seen }, dice) => {
      const nth = drawIndex(
        dice,
        seen.map(({ fingerprint }) => fingerprint),
      );
      return nth === null ? null : { nth };
    },
    async play(scene, { nth }) {
      const [looked] = scene.seen.splice(nth, 1);
      return looked ? decide(scene, looked) : null;
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

/** He is shown what would be written, and has it done. */
async function decideAtOnce(
  scene: Scene,
  change: FieldChange,
): Promise<string | null> {
  const { town } = scene;
  const seen = await previewChange(town.world, town.shopId, change);
  return decide(scene, { change, fingerprint: seen.fingerprint });
}

/**
 * He has a plan done that he was shown; where it would be another one by now he looks at that one, and has it done. A push that
 * would do nothing cannot be confirmed.
 */
async function decide(
  scene: Scene,
  { change, fingerprint }: Scene["seen"][number],
): Promise<string | null> {
  const { town, changes } = scene;
  const { writes, givenUp } = await previewChange(
    town.world,
    town.shopId,
    change,
  );
  if (change.kind === "push" && writes + givenUp === 0) return null;
  const changed = await changeFields(town.world, town.shopId, {
    change,
    fingerprint,
    actor: "merchant:dice",
  });
  if (changed.outcome === "moved")
    return decide(scene, { change, fingerprint: changed.preview.fingerprint });
  changes.push(changed.entryId);
  const { kind, ...what } = change;
  return `${kind} ${JSON.stringify(what)}: ${changed.writes} written`;
}
