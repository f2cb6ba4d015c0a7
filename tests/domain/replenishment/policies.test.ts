import { describe, expect, test } from "vitest";
import { readPolicyFile } from "#app/api/policy-file.ts";
import { policyExamples } from "#app/ui/resilience/policy-examples.ts";
import { inForceOn } from "#core/domain/replenishment/dated.ts";
import { cubicFeetOf } from "#core/domain/replenishment/goods-terms.ts";
import {
  policiesOf,
  policiesWith,
  publishedPolicies,
} from "#core/domain/replenishment/policies.ts";
import { millimetresPerFoot } from "#core/kit/measures.ts";

const row = <T>(from: string, value: T) => ({
  from,
  source: "a letter",
  certainty: "likely" as const,
  value,
});

describe("a file of policies", () => {
  test("changes what it says from its day on, and nothing else", () => {
    const known = policiesWith(publishedPolicies, {
      rateCards: [
        row("2026-07-01", { freeStorageDays: 30 }),
        row("2026-06-01", { singleUnitMinor: 400 }),
      ],
    });
    const card = (day: string) => inForceOn(known.rateCards, day)?.value;
    expect(card("2026-05-31")).toEqual(
      inForceOn(publishedPolicies.rateCards, "2026-05-31")?.value,
    );
    expect(card("2026-06-01")).toEqual({
      ...card("2026-05-31"),
      singleUnitMinor: 400,
    });
    // A later row goes on from what an earlier one has changed.
    expect(card("2026-07-01")).toMatchObject({
      singleUnitMinor: 400,
      freeStorageDays: 30,
    });
    expect(known.sellerShipping).toEqual(publishedPolicies.sellerShipping);
  });

  test("takes the place of what is published for the same day, and gives way to what is dated later", () => {
    const file = { rateCards: [row("2025-01-16", { singleUnitMinor: 1 })] };
    const { rateCards } = policiesWith(publishedPolicies, file);
    expect(rateCards).toHaveLength(publishedPolicies.rateCards.length);
    expect(inForceOn(rateCards, "2025-01-16")?.value.singleUnitMinor).toBe(1);
    expect(inForceOn(rateCards, "2026-01-01")?.value.singleUnitMinor).toBe(358);
  });

  test("counts only while it holds", () => {
    const kept = {
      fileId: "1",
      name: "June",
      file: { rateCards: [row("2026-06-01", { singleUnitMinor: 400 })] },
      createdAt: new Date("2026-05-20T00:00:00Z"),
    };
    const on = (holds: boolean) =>
      inForceOn(policiesOf([{ ...kept, holds }]).rateCards, "2026-06-02")?.value
        .singleUnitMinor;
    expect([on(false), on(true)]).toEqual([358, 400]);
  });

  test("is read as it is written, the examples too, and a word that is not known is named", () => {
    for (const example of Object.values(policyExamples))
      expect(readPolicyFile(JSON.stringify(example))).toEqual({
        file: example,
      });
    const wrong = (file: unknown) => {
      const read = readPolicyFile(
        typeof file === "string" ? file : JSON.stringify(file),
      );
      return "wrong" in read ? read.wrong : null;
    };
    expect(
      wrong({ rateCards: [row("2026-06-01", { singelUnit: 400 })] }),
    ).toMatch(/rateCards\.0\.value.*singelUnit/);
    expect(
      wrong({ rateCards: [row("June", { singleUnitMinor: 400 })] }),
    ).toMatch(/rateCards\.0\.from/);
    expect(wrong({})).toBe("the file says nothing");
    expect(wrong("{")).toEqual(expect.any(String));
  });
});

describe("a unit and its room", () => {
  test("are told in millimetres and paid for by the cubic foot", () => {
    const foot = millimetresPerFoot;
    expect(
      cubicFeetOf({ length: 2 * foot, width: foot, height: foot / 2 }),
    ).toBeCloseTo(1, 9);
  });
});
