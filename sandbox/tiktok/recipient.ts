import type { Order } from "./state.ts";

const maskAfterCompletedMs = 30 * 86_400_000;

/**
 * What the shop may see of the buyer. Nothing in UNPAID and ON_HOLD; masked in CANCELLED and 30 days after COMPLETED;
 * orders kept by FBT are masked in all states, levels 0 to 2 stay and level 3 from AWAITING_SHIPMENT. There is no call
 * that takes the mask off. Source: the documentation of masked buyer data (US, since 21 July 2025).
 */
export function viewRecipient(order: Order, now: number) {
  if (order.status === "UNPAID" || order.status === "ON_HOLD") return undefined;
  const past =
    order.completedAt !== null &&
    now - order.completedAt > maskAfterCompletedMs;
  const gone = order.status === "CANCELLED" || past;
  const masked = gone || order.fulfillment === "BY_TIKTOK";
  const hide = (text: string) => (masked ? maskText(text) : text);
  const a = order.shipTo;
  const [first = "", ...rest] = a.name.split(" ");
  const level3 = gone ? maskText(a.city) : a.city;
  const lines = [hide(a.line1), hide(a.line2)];
  return {
    name: hide(a.name),
    first_name: hide(first),
    last_name: hide(rest.join(" ")),
    phone_number: hide(a.phone),
    address_line1: lines[0],
    address_line2: lines[1],
    address_line3: "",
    address_line4: "",
    address_detail: lines.filter(Boolean).join(", "),
    full_address: [...lines, level3, a.county, a.state, "United States"]
      .filter(Boolean)
      .join(", "),
    postal_code: hide(a.postalCode),
    region_code: "US",
    district_info: [
      {
        address_level: "L0",
        address_level_name: "Country",
        address_name: "United States",
      },
      {
        address_level: "L1",
        address_level_name: "State",
        address_name: a.state,
      },
      {
        address_level: "L2",
        address_level_name: "County",
        address_name: a.county,
      },
      { address_level: "L3", address_level_name: "City", address_name: level3 },
    ],
  };
}

/** Keeps the first sign of each word: `D***`. */
function maskText(text: string): string {
  return text.replace(/\S+/g, (word) => `${word.slice(0, 1)}***`);
}

/** Buyers are reached over an alias, in every state. */
export const emailAlias = (order: Order): string =>
  `v2b${order.buyerId.slice(-12)}@scs2.tiktok.com`;
