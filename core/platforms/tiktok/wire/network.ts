import { z } from "zod";
import {
  count,
  flag,
  id,
  instant,
  list,
  nextPage,
  optionalText,
  word,
} from "./common.ts";

/** `GET /fbt/202409/merchants/onboarded_regions`. */
export const onboardedRegions = z.object({
  onboarded_regions: list(z.object({ region_code: z.string() })),
});

/** `GET /fbt/202601/merchants/mcf_status`. */
export const mcfStatus = z.object({
  mcf_status: z.object({ is_mcf: flag }).nullish(),
});

/** `GET /fbt/202408/warehouses`. `warehouse_ids` are the shop's names for the same centre. */
export const fbtWarehouses = z.object({
  warehouses: list(
    z.object({
      fbt_warehouse_id: id,
      name: z.string(),
      warehouse_ids: list(id),
    }),
  ),
});
export type CentreWire = z.output<typeof fbtWarehouses>["warehouses"][number];

const measures = z
  .object({
    dimension: z
      .object({
        length: optionalText,
        width: optionalText,
        height: optionalText,
        unit: optionalText,
      })
      .nullish(),
  })
  .nullish();

/** `POST /fbt/202409/goods/search`. */
export const goodsPage = z.object({
  ...nextPage,
  goods: list(
    z.object({
      id,
      name: optionalText,
      reference_code: optionalText,
      barcodes: list(z.object({ code: optionalText })),
      skus: list(z.object({ id, matched: z.boolean().nullish() })),
      merchant_declaration_info: measures,
      warehouse_confirmation_info: measures,
      lot_expiration_info: z
        .object({
          is_lot_control: flag,
          is_expiration_management: flag,
          shelf_life_days: count.nullish(),
          inbound_cutoff_days: count.nullish(),
        })
        .nullish(),
    }),
  ),
});
export type GoodsWire = z.output<typeof goodsPage>["goods"][number];

/** `POST /fbt/202408/inventory/search`: one row per goods and centre. */
export const levelPage = z.object({
  ...nextPage,
  inventory: list(
    z.object({
      goods: z.object({ id }),
      fbt_warehouse_id: id,
      in_transit_quantity: count.nullish(),
      on_hand_detail: z.object({
        total_quantity: count,
        available_quantity: count,
        reserved_quantity: count,
        unfulfillable_quantity: count.nullish(),
      }),
    }),
  ),
});
export type LevelWire = z.output<typeof levelPage>["inventory"][number];

/** `POST /fbt/202410/inventory_records/search`. */
export const recordPage = z.object({
  ...nextPage,
  inventory_records: list(
    z.object({
      goods: z.object({ id }),
      fbt_warehouse_id: id,
      order: z.object({ id, type: word }),
      create_time: instant,
      inventory_goods_type: optionalText,
      initial_on_hand_quantity: count,
      final_on_hand_quantity: count,
    }),
  ),
});
export type RecordWire = z.output<
  typeof recordPage
>["inventory_records"][number];

/** `POST /fbt/202601/mcf_outbound_orders`. */
export const mcfOrderMade = z.object({
  mcf_order: z.object({ mcf_order_id: id }),
});

/** `GET /fbt/202601/mcf_outbound_orders`. Consign orders appear when the network starts to ship. */
export const mcfOrderFound = z.object({
  mcf_order: z
    .object({
      mcf_order_id: id,
      external_order_id: id,
      consign_orders: list(
        z.object({
          id,
          status: word,
          tracking_number: optionalText,
          carrier: optionalText,
          shipping_provider: z.object({ name: optionalText }).nullish(),
          goods: list(z.object({ id, quantity: count })),
          is_platform_closed: flag,
          issue: optionalText,
        }),
      ),
    })
    .nullish(),
});
export type McfOrderWire = NonNullable<
  z.output<typeof mcfOrderFound>["mcf_order"]
>;
