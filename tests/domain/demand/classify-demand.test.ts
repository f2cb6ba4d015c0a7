import { expect, test } from "vitest";
import { classifyDemand } from "#core/domain/demand/classify-demand.ts";

const days = (pattern: number[]) =>
  Float64Array.from({ length: 60 }, (_, i) => pattern[i % pattern.length] ?? 0);

test.each([
  ["smooth", [5, 6, 5]],
  ["erratic", [1, 1, 12]],
  ["intermittent", [4, 0, 0, 5]],
  ["lumpy", [1, 0, 0, 30, 0, 0, 2, 0]],
  ["lumpy", [0]],
] as const)("demand that comes as in %s is called so (%j)", (name, pattern) => {
  expect(classifyDemand(days([...pattern]))).toBe(name);
});
