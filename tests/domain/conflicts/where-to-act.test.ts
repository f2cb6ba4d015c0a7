import { expect, test } from "vitest";
import { answersOf } from "#app/ui/conflicts/conflict-words.ts";
import { otherCauses } from "#core/domain/conflicts/cause.ts";
import { whereToAct } from "#core/domain/conflicts/where-to-act.ts";

/** The field by which the flows know the questions that have an answer of their own. */
const fields: Record<string, string> = {
  "stuck:order-price": "price",
  "stuck:cancel-asked": "cancel-request",
  "stuck:return-asked-refund": "return-request",
  "stuck:return-asked-return": "return-request",
  "stuck:return-asked-parcel": "return-request",
  "stuck:return-asked-replacement": "return-request",
  "stuck:refund-reason": "refund-reason",
  "stuck:refund-of-a-sum": "refund-reason",
  "stuck:refund-before-shipping": "cancel-reason",
  "stuck:cancel-reason": "cancel-reason",
  "stuck:sides": "tracking",
  "stuck:number-missing": "tracking-number",
  "stock:warehouse": "warehouse",
  "link:goods-same-sku": "goods",
  "link:goods-same-barcode": "goods",
};

/** What the questions are about that have an answer and are about no order. */
const subjects: Record<string, string> = {
  "stock:warehouse": "warehouse",
  "link:goods-same-sku": "goods",
  "link:goods-same-barcode": "goods",
};

test.each(Object.keys(otherCauses))(
  "H2 %s has an answer, or says where to act",
  (cause) => {
    const [kind = ""] = cause.split(":");
    const { leave, ...answers } = answersOf({
      kind,
      field: fields[cause] ?? null,
      subjectKind: subjects[cause] ?? "order",
      cause,
    });
    expect(leave).toBe(true);
    const isAnswered = Object.values(answers).some((can) => can);
    expect(isAnswered, cause).toBe(whereToAct(cause) === null);
  },
);

test("H2 what was refused and what could not be worked off can be tried again right at the question", () => {
  const asked = { kind: "stuck", field: null };
  expect(answersOf({ ...asked, subjectKind: "effect" })).toMatchObject({
    retry: true,
  });
  expect(answersOf({ ...asked, subjectKind: "entry" })).toMatchObject({
    again: true,
  });
});
