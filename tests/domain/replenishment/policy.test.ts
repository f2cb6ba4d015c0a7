import fc from "fast-check";
import { expect, test } from "vitest";
import type { ReplenishmentPolicy } from "#core/domain/replenishment/plan-replenishment.ts";
import {
  defaultPolicy,
  policyBefore,
} from "#core/domain/replenishment/policy.ts";

/** A merchant who sets rules, and takes changes back by the button of the page. */
function after(moves: readonly (Partial<ReplenishmentPolicy> | "back")[]) {
  const set: ReplenishmentPolicy[] = [];
  for (const move of moves) {
    const before = policyBefore(set);
    if (move !== "back") set.push({ ...defaultPolicy, ...move });
    else if (before) set.push(before);
  }
  return { inForce: set.at(-1) ?? defaultPolicy, before: policyBefore(set) };
}

test("rules that are taken back step by step are those of before, until nothing is left to take back", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 8, max: 60 })), (days) => {
      const moves = days.map((reviewDays) => ({ reviewDays }));
      for (let back = 0; back <= days.length; back++) {
        const { inForce, before } = after([
          ...moves,
          ...Array(back).fill("back"),
        ]);
        const left = days.length - back;
        expect(inForce.reviewDays).toBe(days[left - 1] ?? 7);
        expect(before?.reviewDays ?? null).toBe(
          left === 0 ? null : (days[left - 2] ?? 7),
        );
      }
    }),
  );
});

test("what is set after a change was taken back is taken back first", () => {
  const told = [{ reviewDays: 14 }, { reviewDays: 21 }, "back"] as const;
  expect(after([...told, { budgetMinor: 5_000 }]).before?.reviewDays).toBe(14);
  // What capital costs is a change as well; the same rules set twice are none.
  expect(after([{ capitalPercent: 12 }]).before).toEqual(defaultPolicy);
  expect(after([{ reviewDays: 9 }, { reviewDays: 9 }]).before).toEqual(
    defaultPolicy,
  );
  expect(after([{}]).before).toBeNull();
});
