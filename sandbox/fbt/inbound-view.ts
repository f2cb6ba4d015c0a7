import { findSkuById } from "../tiktok/catalogue.ts";
import { type Platform, seconds } from "../tiktok/platform.ts";
import { isHub } from "./inbound-life.ts";
import type { Carton, InboundOrder } from "./state.ts";

/** Get Inbound Order of 202602: the state is the newest entry of the log. */
export function viewInbound(
  platform: Platform,
  order: InboundOrder,
  withCartons: boolean,
) {
  return {
    order_id: order.id,
    order_id_string: `IBR${order.id}`,
    order_plan_id: order.planId,
    merchant: merchantOf(platform),
    create_time: seconds(order.createdAt),
    expected_arrival_time: seconds(order.expectedAt),
    ...(order.shippedAt !== null && { ship_time: seconds(order.shippedAt) }),
    ...(order.arrivedAt !== null && {
      actual_arrival_time: seconds(order.arrivedAt),
    }),
    warehouse: {
      ...placeOf(platform, order),
      business_warehouse_ids: shopIdsOf(platform, order),
    },
    status_logs: order.log.map(({ at, from, to, by }) => ({
      operate_time: seconds(at),
      new_status: to,
      previous_status: from ?? "",
      operator: by,
    })),
    logistic_info_list: order.tracking.map((t) => ({
      provider_name: t.provider,
      waybill_number: t.number,
      related_number: t.carton,
    })),
    ...(withCartons && { carton_details: numberedCartons(order.cartons) }),
    inbound_goods_lot_receive_item_details: order.items.map((item) => ({
      goods_id: item.goodsId,
      lot_code: "",
      planned_count: item.planned,
      normal_received_count: item.normal,
      defective_received_count: item.defective,
      total_received_count: item.normal + item.defective,
    })),
  };
}

/** The reader of 202409, which knows batches. */
export function viewOldInbound(platform: Platform, order: InboundOrder) {
  const { fbt } = platform.state;
  const skusOf = (goodsId: string) => fbt.goods.get(goodsId)?.skuIds ?? [];
  return {
    id: `IBR${order.id}`,
    type: "INBOUND_ORDER",
    merchant: merchantOf(platform),
    create_time: seconds(order.createdAt),
    expect_arrive_time: seconds(order.expectedAt),
    ...(order.shippedAt !== null && { ship_time: seconds(order.shippedAt) }),
    ...(order.arrivedAt !== null && {
      actual_arrive_time: seconds(order.arrivedAt),
    }),
    warehouse: {
      ...placeOf(platform, order),
      warehouse_ids: shopIdsOf(platform, order),
    },
    planned_goods: order.items.map(({ goodsId, planned }) => ({
      id: goodsId,
      reference_code: fbt.goods.get(goodsId)?.referenceCode ?? "",
      name: fbt.goods.get(goodsId)?.name ?? "",
      quantity: planned,
      sku_ids: skusOf(goodsId),
    })),
    received_batches: order.batches.map((b) => ({
      id: b.id,
      goods_id: b.goodsId,
      normal_quantity: b.normal,
      defective_quantity: b.defective,
      total_quantity: b.normal + b.defective,
      sku_ids: skusOf(b.goodsId),
      product_ids: skusOf(b.goodsId).flatMap(
        (id) => findSkuById(platform.state, id)?.product.id ?? [],
      ),
    })),
    order_operation_logs: order.log.map(({ at, to }) => ({
      operate_time: seconds(at),
      order_status: to,
    })),
    carriers: order.tracking.map((t) => ({
      carrier_name: t.provider,
      tracking_number: t.number,
    })),
  };
}

const merchantOf = ({ state }: Platform) => ({
  id: state.fbt.merchantId,
  name: state.shop.sellerName,
});

function placeOf(platform: Platform, order: InboundOrder) {
  const { fbt } = platform.state;
  const hub = isHub(platform, order);
  const centre = fbt.centres.find((c) => c.id === order.centreId);
  return {
    fbt_warehouse_id: order.centreId,
    name: (hub ? fbt.hub?.name : centre?.name) ?? "",
    type: hub ? "HUB" : "FC",
  };
}

const shopIdsOf = ({ state }: Platform, order: InboundOrder) =>
  state.fbt.centres
    .filter((c) => c.id === order.centreId)
    .map((c) => c.shopWarehouseId);

/** Every carton by itself, numbered C0001 and on where the seller has given no numbers. */
export function numberedCartons(cartons: Carton[]) {
  let count = 0;
  return cartons.flatMap((carton) =>
    Array.from({ length: carton.quantity }, (_, i) => {
      count++;
      return {
        carton_no:
          carton.carton_nums?.[i] ?? `C${String(count).padStart(4, "0")}`,
        carton_type: carton.carton_type,
        box_measurements: carton.box_measurements,
        items: carton.items.map(({ goods_id, quantity }) => ({
          goods_id,
          quantity,
        })),
      };
    }),
  );
}
