import type { Handlers } from "../tiktok/platform.ts";

/** Centres and regions. Source: pages `get-fbt-warehouse-list-202408`, `get-fbt-merchant-onboarded-regions-202409`. */
export const fbtWarehouseHandlers: Handlers = {
  "GET /fbt/202409/merchants/onboarded_regions": ({ platform: { state } }) => ({
    onboarded_regions: state.fbt.regions.map((region_code) => ({
      region_code,
    })),
  }),
  "GET /fbt/202408/warehouses": ({ platform: { state } }) => ({
    warehouses: state.fbt.centres.map((centre) => ({
      fbt_warehouse_id: centre.id,
      warehouse_ids: [centre.shopWarehouseId],
      name: centre.name,
      type: "PLATFORM_WAREHOUSE",
      subscribed: true,
      addresses: [
        {
          postal_code: centre.postalCode,
          region_code: state.shop.region,
          state: centre.state,
          district: "",
          city: centre.city,
          address_line_1: "1 Fulfilment Way",
          address_line_2: "",
          address_line_3: "",
        },
      ],
      logistics_services: [],
    })),
  }),
};
