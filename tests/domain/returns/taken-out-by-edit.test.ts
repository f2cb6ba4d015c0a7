import { expect, test } from "vitest";
import { takenOutByEdit } from "#core/domain/returns/taken-out-by-edit.ts";
import type {
  StorefrontRefundFact,
  StorefrontReturnFact,
} from "#core/domain/storefront-aftersale-facts.ts";

const placedAt = new Date("2026-11-27T09:00:00Z");
const order = (takenOff: number, cancelledAt: Date | null = null) => ({
  currency: "USD",
  placedAt,
  cancelledAt,
  lines: [
    {
      externalId: "line",
      variantExternalId: "variant",
      sku: "TEE-M",
      marketplaceUnitId: null,
      title: "Tee",
      quantity: 5,
      takenOff,
      unitPriceMinor: 2_000,
      paidUnitMinor: 2_000,
    },
  ],
});
const refund = (quantity: number): StorefrontRefundFact => ({
  externalId: "refund",
  createdAt: placedAt,
  currency: "USD",
  totalMinor: 2_000 * quantity,
  note: null,
  returnExternalId: null,
  reference: null,
  lines: [
    {
      orderLineExternalId: "line",
      quantity,
      restock: "cancel",
      locationId: null,
    },
  ],
});
const back = (processed: number): StorefrontReturnFact => ({
  externalId: "return",
  name: "#1001-R1",
  status: "OPEN",
  createdAt: placedAt,
  declineNote: null,
  reference: null,
  lines: [
    {
      externalId: "return-line",
      orderLineExternalId: "line",
      quantity: processed,
      processed,
      reason: null,
    },
  ],
  restocks: [],
});
const ids = (...asked: Parameters<typeof takenOutByEdit>) =>
  takenOutByEdit(...asked).map(({ externalId }) => externalId);

test("O6 what neither a refund nor a return took off was taken out by an edit, unit by unit", () => {
  expect(ids(order(0), { returns: [], refunds: [] })).toEqual([]);
  expect(ids(order(2), { returns: [], refunds: [] })).toEqual([
    "edit:line:1",
    "edit:line:2",
  ]);
  expect(ids(order(3), { returns: [], refunds: [refund(2)] })).toEqual([
    "edit:line:1",
  ]);
  expect(ids(order(3), { returns: [back(1)], refunds: [refund(2)] })).toEqual(
    [],
  );
  expect(ids(order(1), { returns: [back(2)], refunds: [] })).toEqual([]);
});

test("a cancelled order is no edited one", () => {
  expect(ids(order(5, placedAt), { returns: [], refunds: [] })).toEqual([]);
});
