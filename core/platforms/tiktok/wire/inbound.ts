import { z } from "zod";
import {
  amount,
  count,
  id,
  instant,
  list,
  optionalInstant,
  optionalText,
  word,
  writtenInstant,
} from "./common.ts";

/** `POST /fbt/202602/create_update_inbound_plan`. */
export const planSaved = z.object({
  inbound_plan: z.object({ plan_id: id }),
});

const fee = z.object({ amount, currency: z.string() }).nullish();

/** `POST /fbt/202602/list_available_inbound_method`. Instants are written as texts here. */
export const inboundMethods = z.object({
  available_inbound_method_list: list(
    z.object({
      inbound_method: word,
      available_time_window_list: list(
        z.object({
          start_timestamp: writtenInstant,
          end_timestamp: writtenInstant,
        }),
      ),
      warehouse_list: list(
        z.object({ warehouse_id: id, warehouse_name: optionalText }),
      ),
      placement_fee_estimate: fee,
    }),
  ),
});
export type InboundMethodWire = z.output<
  typeof inboundMethods
>["available_inbound_method_list"][number];

const line = z.object({ goods_id: id, quantity: count });

/** `POST /fbt/202602/inbound_method_detail`. */
export const placement = z.object({
  placement_task_status: word,
  expiration_timestamp: writtenInstant.nullish(),
  info: list(
    z.object({
      placement_option_id: id,
      placement_fee_estimate: fee,
      allocation_shipments: list(
        z.object({
          warehouse_id: id,
          goods_items: list(line),
          cartons: list(z.object({ quantity: count, items: list(line) })),
          shipment_options: list(z.object({ shipping_method: word })),
        }),
      ),
    }),
  ),
});
export type PlacementWire = z.output<typeof placement>;

/** `POST /fbt/202603/confirm_inbound_method`. */
export const placementConfirmed = z.object({ inbound_order_ids: list(id) });

/** `POST /fbt/202602/inbound_orders/label_print`. */
export const labelsPrinted = z.object({
  download_url: optionalText,
  task_status: word,
});

/** `GET /fbt/202602/inbound_orders`. */
export const inboundOrders = z.object({
  inbound_orders: list(
    z.object({
      order_id: id,
      order_plan_id: optionalText,
      create_time: instant,
      ship_time: optionalInstant,
      expected_arrival_time: optionalInstant,
      actual_arrival_time: optionalInstant,
      warehouse: z
        .object({
          fbt_warehouse_id: id,
          name: optionalText,
          type: word.nullish(),
        })
        .nullish(),
      status_logs: list(z.object({ operate_time: instant, new_status: word })),
      logistic_info_list: list(
        z.object({
          provider_name: optionalText,
          waybill_number: optionalText,
          related_number: optionalText,
        }),
      ),
      carton_details: list(
        z.object({ carton_no: optionalText, items: list(line) }),
      ),
      inbound_goods_lot_receive_item_details: list(
        z.object({
          goods_id: id,
          lot_code: optionalText,
          planned_count: count.nullish(),
          normal_received_count: count.nullish(),
          defective_received_count: count.nullish(),
        }),
      ),
    }),
  ),
});
export type InboundOrderWire = z.output<
  typeof inboundOrders
>["inbound_orders"][number];
