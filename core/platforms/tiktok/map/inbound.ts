import {
  type ArrivalWindow,
  type Carton,
  type Fee,
  type InboundOrderFact,
  type InboundStatus,
  type InboundWay,
  type InboundWayFact,
  inboundStatuses,
  type PlacementFact,
} from "#core/domain/inbound-facts.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import { parseMoney } from "#core/kit/money.ts";
import { cartonField } from "../assumed.ts";
import { unixSeconds } from "../paging.ts";
import type {
  InboundMethodWire,
  InboundOrderWire,
  PlacementWire,
} from "../wire/inbound.ts";

/** Letters and labels write `IBR` before the digits, calls want the digits alone. */
export const bareInboundId = (externalId: string): string =>
  externalId.replace(/^IBR/i, "");

const methods: Record<InboundWay, string> = { direct: "D2FC", hub: "ONE_HUB" };

export const writeWay = (way: InboundWay, window: ArrivalWindow) => ({
  inbound_method: methods[way],
  estimate_arrival_time: {
    start_timestamp: String(unixSeconds(window.from)),
    end_timestamp: String(unixSeconds(window.until)),
  },
});

export const writeCarton = (carton: Carton) => ({
  carton_type: carton.lines.length === 1 ? "SINGLE_SKU" : "MULTI_SKU",
  quantity: carton.count,
  carton_nums: carton.numbers,
  items: carton.lines.map((line) => ({
    goods_id: line.goodsExternalId,
    quantity: line.quantity,
    lot_code: line.lotCode,
    expiration_timestamp: line.expiresAt && String(unixSeconds(line.expiresAt)),
  })),
  box_measurements: {
    weight: String(carton.weightGrams),
    weight_unit: "GRAM",
    length: String(carton.sizeMillimetres.length),
    width: String(carton.sizeMillimetres.width),
    height: String(carton.sizeMillimetres.height),
    length_unit: "MILLIMETER",
  },
});

const toFee = (
  fee: { amount: string; currency: string } | null | undefined,
): Fee | null => (fee ? parseMoney(fee.amount, fee.currency) : null);

/** @throws SyncError wire_unexpected for a way that we do not know. */
export function toWay(method: InboundMethodWire): InboundWayFact {
  const way = (Object.keys(methods) as InboundWay[]).find(
    (known) => methods[known] === method.inbound_method,
  );
  if (!way)
    throw new SyncError("wire_unexpected", {
      said: `inbound method ${method.inbound_method.slice(0, 40)}`,
    });
  return {
    way,
    windows: method.available_time_window_list.map((window) => ({
      from: window.start_timestamp,
      until: window.end_timestamp,
    })),
    centres: method.warehouse_list.map((centre) => ({
      externalId: centre.warehouse_id,
      name: centre.warehouse_name ?? "",
    })),
    fee: toFee(method.placement_fee_estimate),
  };
}

export function toPlacement(found: PlacementWire): PlacementFact {
  if (found.placement_task_status === "FAILED") return { state: "failed" };
  if (found.placement_task_status !== "SUCCEED") return { state: "working" };
  return {
    state: "ready",
    expiresAt: found.expiration_timestamp ?? null,
    options: found.info.map((option) => ({
      externalId: option.placement_option_id,
      fee: toFee(option.placement_fee_estimate),
      shipments: option.allocation_shipments.map((shipment) => ({
        centreExternalId: shipment.warehouse_id,
        lines: linesOf(shipment),
        by: shipment.shipment_options.flatMap(({ shipping_method }) =>
          shipping_method === "SMALL_PARCEL"
            ? ["parcel" as const]
            : shipping_method === "FREIGHT"
              ? ["freight" as const]
              : [],
        ),
      })),
    })),
  };
}

type Allocation = PlacementWire["info"][number]["allocation_shipments"][number];

/** A plan of cartons is allocated as cartons, each standing for several alike. */
function linesOf({ goods_items, cartons }: Allocation) {
  const packed = cartons.flatMap((carton) =>
    carton.items.map((item) => ({
      goods_id: item.goods_id,
      quantity: item.quantity * carton.quantity,
    })),
  );
  return (goods_items.length > 0 ? goods_items : packed).map((line) => ({
    goodsExternalId: line.goods_id,
    quantity: line.quantity,
  }));
}

/** @throws SyncError wire_unexpected for a state that we do not know. */
export function toInboundOrder(order: InboundOrderWire): InboundOrderFact {
  const { warehouse } = order;
  return {
    externalId: bareInboundId(order.order_id),
    planExternalId: order.order_plan_id,
    status: statusOf(order),
    centre: warehouse
      ? {
          externalId: warehouse.fbt_warehouse_id,
          name: warehouse.name ?? "",
          isHub: warehouse.type === "HUB",
        }
      : null,
    createdAt: order.create_time,
    shippedAt: order.ship_time,
    expectedAt: order.expected_arrival_time,
    arrivedAt: order.actual_arrival_time,
    countedAt: countedAt(order),
    tracking: order.logistic_info_list.flatMap((row) =>
      row.waybill_number
        ? {
            carton: row[cartonField],
            carrier: row.provider_name ?? "",
            number: row.waybill_number,
          }
        : [],
    ),
    cartons: order.carton_details.map((carton) => ({
      number: carton.carton_no ?? "",
      lines: carton.items.map((item) => ({
        goodsExternalId: item.goods_id,
        quantity: item.quantity,
      })),
    })),
    received: order.inbound_goods_lot_receive_item_details.map((row) => ({
      goodsExternalId: row.goods_id,
      lotCode: row.lot_code,
      planned: row.planned_count ?? 0,
      sellable: row.normal_received_count ?? 0,
      defective: row.defective_received_count ?? 0,
    })),
  };
}

/**
 * By the log, which keeps the line when the order moves on. An order of which units are missing is assumed to stay open for
 * them, up to 75 days, while the others can be sold: of such a one the last line of a part counts.
 */
function countedAt({
  status_logs,
  inbound_goods_lot_receive_item_details: counts,
}: InboundOrderWire): Date | null {
  const at = (status: string) =>
    status_logs
      .flatMap((log) => (log.new_status === status ? [log.operate_time] : []))
      .sort((one, other) => one.getTime() - other.getTime());
  const [ended] = at("RECEIVED");
  if (!ended) return null;
  const isShort = counts.some(
    (row) =>
      (row.normal_received_count ?? 0) + (row.defective_received_count ?? 0) <
      (row.planned_count ?? 0),
  );
  const parts = at("PARTIALLY_RECEIVED").filter((part) => part <= ended);
  return (isShort && parts.at(-1)) || ended;
}

/** The order carries no state of its own: its newest log line does. Without any it has just been made. */
function statusOf({ status_logs }: InboundOrderWire): InboundStatus {
  const newest = status_logs.reduce(
    (last, log) => (log.operate_time >= last.operate_time ? log : last),
    { operate_time: new Date(0), new_status: "WORKING" },
  );
  // The letter about inbound orders spells one state in its own way.
  const text =
    newest.new_status === "ARRIVE_HUB" ? "ARRIVED_HUB" : newest.new_status;
  const status = inboundStatuses.find((known) => known === text);
  if (!status)
    throw new SyncError("wire_unexpected", {
      said: `inbound status ${text.slice(0, 40)}`,
    });
  return status;
}
