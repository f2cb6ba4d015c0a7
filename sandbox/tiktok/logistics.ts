import { carriers } from "./carriers.ts";
import { refuse } from "./envelope.ts";
import { deliveryOptionName } from "./order-view.ts";
import type { Handlers } from "./platform.ts";

/** Warehouses of the seller, and how parcels leave them. Source: pages `get-warehouse-list-202309` and neighbours. */
export const logisticsHandlers: Handlers = {
  "GET /logistics/202309/warehouses": ({ platform: { state } }) => {
    const { warehouse, returnWarehouseId, region, sellerName } = state.shop;
    const common = {
      effect_status: "ENABLED",
      sub_type: "DOMESTIC_WAREHOUSE",
      address: {
        region: "United States",
        region_code: region,
        contact_person: sellerName,
      },
    };
    return {
      warehouses: [
        {
          ...common,
          id: warehouse.id,
          name: warehouse.name,
          type: "SALES_WAREHOUSE",
          is_default: true,
        },
        {
          ...common,
          id: returnWarehouseId,
          name: `${warehouse.name} returns`,
          type: "RETURN_WAREHOUSE",
          is_default: false,
        },
      ],
    };
  },
  "GET /logistics/202309/warehouses/{warehouse_id}/delivery_options": ({
    platform: { state },
    path,
  }) => {
    const { warehouse, returnWarehouseId, deliveryOptionId } = state.shop;
    if (![warehouse.id, returnWarehouseId].includes(path.warehouse_id ?? ""))
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
