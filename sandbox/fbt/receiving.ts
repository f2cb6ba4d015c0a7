import { mintPrefixedId } from "../tiktok/ids.ts";
import { type Platform, seconds } from "../tiktok/platform.ts";
import { sendLetter } from "../tiktok/webhooks.ts";
import { recordChange, shift } from "./stock.ts";

export type Arrival = {
  goodsId: string;
  centreId: string;
  quantity: number;
  defective?: number | undefined;
};

/** A delivery nobody announced arrives at a centre: stock, record, webhooks 21 and 24. @returns the inbound order's id. */
export function receive(platform: Platform, arrival: Arrival): string {
  const orderId = mintPrefixedId(platform.state, "IBR");
  countIn(platform, { orderId, orderType: "INBOUND_ORDER" }, arrival);
  sendLetter(platform, 21, {
    inbound_order_id: orderId,
    order_status: "RECEIVED",
    update_time: seconds(platform.now()),
  });
  return orderId;
}

/** Puts counted units on the shelf: sound ones for sale, damaged ones aside. */
export function countIn(
  platform: Platform,
  why: { orderId: string; orderType: string },
  { goodsId, centreId, quantity, defective = 0 }: Arrival,
): void {
  const occasion = { ...why, at: platform.now() };
  const place = { goodsId, centreId };
  recordChange(platform, place, { ...occasion, quality: "NORMAL" }, () =>
    shift(platform, goodsId, centreId, "system_auto_replenish", {
      available: quantity,
    }),
  );
  recordChange(platform, place, { ...occasion, quality: "DEFECTIVE" }, () =>
    shift(platform, goodsId, centreId, "system_auto_replenish", {
      unfulfillable: defective,
    }),
  );
}
