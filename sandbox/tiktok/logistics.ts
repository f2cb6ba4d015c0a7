import { deliveryOptionName } from "./assumed.ts";
import { carriers } from "./carriers.ts";
import { refuse } from "./envelope.ts";
import type { Handlers } from "./platform.ts";

/** Warehouses of the seller, and how parcels leave them. Source: pages `get-warehouse-list-202309` and neighbours. */
export const logisticsHandlers: Handlers = {
  "GET /logistics/202309/warehouses": ({ platform: { state } }) => {
    const { warehouses, returnWarehouseId, region, sellerName } = state.shop;
    const common = {
      sub_type: "DOMESTIC_WAREHOUSE",
      address: {
        region: "United States",
        region_code: region,
        contact_person: sellerName,
      },
    };
    return {
      warehouses: [
        ...warehouses.map((warehouse, i) => ({
          ...common,
          id: warehouse.id,
          name: warehouse.name,
          effect_status: warehouse.enabled ? "ENABLED" : "DISABLED",
          type: "SALES_WAREHOUSE",
          is_default: i === 0,
        })),
        {
          ...common,
          id: returnWarehouseId,
          name: `${warehouses[0]?.name} returns`,
          effect_status: "ENABLED",
          type: "RETURN_WAREHOUSE",
          is_default: false,
        },
      ],
    };
  },
  "GET /logistics/202309/global_warehouses": ({ platform: { state } }) => ({
    global_warehouses: [
      ...state.shop.warehouses.map(({ id, name }) => ({
        id,
        name,
        ownership: "SELLER",
      })),
      ...state.fbt.centres.map(({ shopWarehouseId, name }) => ({
        id: shopWarehouseId,
        name,
        ownership: "PLATFORM_COOPERATION",
      })),
    ],
  }),
  "GET /logistics/202309/warehouses/{warehouse_id}/delivery_options": ({
    platform: { state },
    path,
  }) => {
    const { warehouses, returnWarehouseId, deliveryOptionId } = state.shop;
    const known = [...warehouses.map((w) => w.id), returnWarehouseId];
    if (!known.includes(path.warehouse_id ?? ""))
      refuse(36_009_004, "Invalid parameter: warehouse_id");
    return {
      delivery_options: [
        {
          id: deliveryOptionId,
          name: deliveryOptionName,
          type: "STANDARD",
          description: "Shipped by the seller",
          platform: ["TIKTOK_SHOP"],
        },
      ],
    };
  },
  "GET /logistics/202309/delivery_options/{delivery_option_id}/shipping_providers":
    ({ platform: { state }, path }) => {
      if (path.delivery_option_id !== state.shop.deliveryOptionId)
        refuse(36_009_004, "Invalid parameter: delivery_option_id");
      return {
        shipping_providers: carriers.map(({ id, name }) => ({ id, name })),
      };
    },
};
