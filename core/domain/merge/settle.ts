import type { Side } from "../field-words.ts";
import type { Choice } from "../letters.ts";
import { emptyPlan, type Plan } from "../plan.ts";
import { agreementBefore } from "./agreement.ts";
import { traitsOf } from "./fields.ts";
import type { Base } from "./pair.ts";
import {
  columnsOf,
  type FieldSituation,
  fieldKey,
  fitFor,
  otherSide,
} from "./situation.ts";

/** The columns of a question, as text that changes whenever a column does (law C4). */
export const conflictVersion = (columns: {
  base: string | null;
  storefront: string | null;
  marketplace: string | null;
  network: string | null;
}): string =>
  JSON.stringify([
    columns.base,
    columns.storefront,
    columns.marketplace,
    columns.network,
  ]);

/** The version that the question about a field would have now. */
export const fieldVersion = (situation: FieldSituation): string =>
  conflictVersion(columnsOf(situation));

const sides = ["storefront", "marketplace"] as const;

/**
 * Carries out a person's choice about a field: the sides that differ from the chosen value are written; left as they are,
 * both count as agreed.
 * @param conflictId makes the keys: one answer to one question takes hold once.
 * @returns also the base of the next merge: the person has judged what both sides show, so they are no question any more
 * while the answer is on its way. The chosen side still counts as moved, so that an edit of the other one asks again.
 */
export function settleField(
  situation: FieldSituation,
  conflictId: string,
  choice: Choice,
): { plan: Plan; base: Base } | { unfit: string } {
  const { field, itemId, storefront, marketplace } = situation;
  const plan = emptyPlan();
  if (storefront === null || marketplace === null)
    return { unfit: "One side has nothing to compare any more." };
  if (choice.kind === "leave")
    return { plan, base: { storefront, marketplace } };

  const wanted = wantedBy(situation, choice);
  if ("unfit" in wanted) return wanted;
  // What only a person changes would be asked again at once, were a side to count as moved.
  const base = traitsOf(field).needsCare
    ? { storefront, marketplace }
    : {
        storefront: choice.kind === "storefront" ? null : storefront,
        marketplace: choice.kind === "marketplace" ? null : marketplace,
      };
  for (const side of sides) {
    const value = wanted[side];
    if (value === null) continue;
    plan.effects.push({
      kind: `${side}.update-field`,
      key: `settle:${conflictId}:${side}`,
      subject: fieldKey(field, itemId),
      payload: {
        field,
        itemId,
        value,
        // What he wrote himself is made from neither side.
        source:
          choice.kind === "value" ? "" : (situation[otherSide(side)] ?? ""),
        over: situation[side] ?? "",
        agreed: agreementBefore(situation, base),
      },
    });
  }
  return { plan, base };
}

type Wanted = Record<Side, string | null>;

/** What each side should be given; null where it has it. */
function wantedBy(
  situation: FieldSituation,
  choice: Choice,
): Wanted | { unfit: string } {
  const { field, pair } = situation;
  const { name, typed, isEmpty, essence } = traitsOf(field);
  if (choice.kind === "value") {
    if (!typed) return { unfit: `Choose one side's ${name}.` };
    const read = typed(choice.value, pair);
    if ("unfit" in read) return read;
    if (isEmpty(read.value)) return { unfit: `A ${name} cannot be empty.` };
    const given = (side: Side): string | null => {
      const fitted = fitFor(situation, side, read.value);
      const value =
        side === "marketplace" && "value" in fitted ? fitted.value : read.value;
      return essence(situation[side] ?? "") === essence(value) ? null : value;
    };
    return {
      storefront: given("storefront"),
      marketplace: given("marketplace"),
    };
  }
  if (choice.kind !== "storefront" && choice.kind !== "marketplace")
    return { unfit: `A ${name} needs one side's value.` };
  const value = situation[choice.kind] ?? "";
  if (isEmpty(value)) return { unfit: `A ${name} cannot be empty.` };
  const side = choice.kind === "storefront" ? "marketplace" : "storefront";
  const fitted = fitFor(situation, side, value);
  if ("unfit" in fitted) return fitted;
  return { storefront: null, marketplace: null, [side]: fitted.value };
}
