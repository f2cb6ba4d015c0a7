import { expect, test } from "vitest";
import { recipientMarks } from "#core/kit/recipient-mark.ts";
import { toDestination } from "#core/platforms/tiktok/map/recipient.ts";
import { ordersWithRecipient } from "#core/platforms/tiktok/wire/orders.ts";

const address = {
  name: "Ada Byron",
  phone_number: "(+1)2025550147",
  region_code: "US",
  postal_code: "04101",
  address_line1: "48 Commercial Street",
  district_info: [
    { address_level_name: "State", address_name: "Maine" },
    { address_level_name: "City", address_name: "Portland" },
  ],
};
const mark = (change: object = {}, id = "576", secret = "a secret") => {
  const [order] = ordersWithRecipient.parse({
    orders: [{ id, recipient_address: { ...address, ...change } }],
  }).orders;
  return recipientMarks(secret)(
    id,
    toDestination(order?.recipient_address, null),
  );
};

test("a corrected address has another mark, and the same one the same", () => {
  expect(mark()).toMatch(/^[\w-]{16}$/);
  expect(mark()).toBe(mark());
  expect(mark({ address_line1: "9 New Quay" })).not.toBe(mark());
});

test("nobody finds out by the marks that two orders go to one door, or without the app's secret what door it is", () => {
  expect(mark({}, "577")).not.toBe(mark());
  expect(mark({}, "576", "another secret")).not.toBe(mark());
});

test("an address that is masked has none", () => {
  expect(mark({ name: "A**" })).toBeNull();
});
