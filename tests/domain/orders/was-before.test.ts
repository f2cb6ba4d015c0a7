import { expect, test } from "vitest";
import { wasBefore } from "#core/domain/orders/was-before.ts";

const connectedAt = new Date("2026-11-26T12:00:00.400Z");

test("an order of the very second in which its channel was connected is no history, nor is one of a clock that is behind", () => {
  expect(wasBefore(new Date("2026-11-26T12:00:00Z"), connectedAt)).toBe(false);
  expect(wasBefore(new Date("2026-11-26T11:55:00Z"), connectedAt)).toBe(false);
  expect(wasBefore(new Date("2026-11-26T11:00:00Z"), connectedAt)).toBe(true);
});
