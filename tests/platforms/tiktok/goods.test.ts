import { describe, expect, test } from "vitest";
import { createFulfillmentNetwork } from "#core/platforms/tiktok/fulfillment-network.server.ts";
import { openClient, shop } from "./merchant.ts";
import { plainAnswers } from "./plain-answers.ts";
import { goodsDraft, pretend } from "./tour.ts";

function open(answers: Record<string, unknown> = {}) {
  const asked = pretend({ ...plainAnswers, ...answers });
  return { asked, fbt: createFulfillmentNetwork(openClient()) };
}

const goods = (...skus: string[]) => ({
  "/fbt/202409/goods/search": {
    goods: [{ id: "12", skus: skus.map((id) => ({ id })) }],
  },
});

describe("goods", () => {
  test("are declared in the network's words", async () => {
    const { asked, fbt } = open();
    await fbt.updateGoods(shop, "12", { ...goodsDraft, hazard: null });
    expect(asked[0]?.body).toEqual({
      update_goods_dto: {
        tts_goods_id: "12",
        goods_name: "Harbor Mug",
        goods_image_url: "https://pictures.test/1",
        reference_code: "MUG",
        barcode_infos: [{ barcode_type: "UPC", barcode_value: "014673829105" }],
        return_handling_method: "Restock_sellable_dispose_of_unsellable",
        dimension_and_weight_base_info: {
          weight_value: "350",
          weight_unit: "GRAM",
          length_value: "120",
          width_value: "95",
          height_value: "101",
          dimension_unit: "MILLIMETER",
        },
        is_hazmat: false,
        is_lot_code: true,
        is_expiration_management: true,
        shelf_life_attribute_info: {
          shelf_life: 365,
          inbound_cutoff_days: 90,
          expiration_alert_days: 60,
          sales_cutoff_days: 20,
          handling_method_expired_goods: "DISPOSE",
        },
      },
    });
  });

  test("are created for SKUs that have none, and refusals told apart", async () => {
    const row = (tts_sku_id: string, more: object) => ({ tts_sku_id, ...more });
    const { asked, fbt } = open({
      ...goods("8"),
      "/fbt/202603/goods/create_goods": {
        create_result_info: {
          create_result_list: [
            row("9", { is_success: true, tts_goods_id: "13" }),
            row("10", { is_success: false, fail_reason: "No picture" }),
          ],
        },
      },
    });
    const wanted = ["8", "9", "10", "11"].map((skuExternalId) => ({
      skuExternalId,
      draft: goodsDraft,
    }));
    expect(await fbt.createGoods(shop, wanted)).toEqual({
      "8": { goodsExternalId: "12" },
      "9": { goodsExternalId: "13" },
      "10": { refused: "No picture" },
      "11": { refused: "not answered" },
    });
    expect(asked.at(-1)?.body?.create_goods_dto_list).toMatchObject([
      { tts_sku_id: "9", create_goods_type: "CREATE_AND_BIND" },
      { tts_sku_id: "10" },
      { tts_sku_id: "11" },
    ]);
  });

  test("that all are there are not created again", async () => {
    const { asked, fbt } = open(goods("9"));
    await fbt.createGoods(shop, [{ skuExternalId: "9", draft: goodsDraft }]);
    expect(asked).toHaveLength(1);
  });

  test("refused in HTTP 200 are refused", async () => {
    const { fbt } = open({
      "/fbt/202603/goods/update_goods_info": {
        update_result_info: { is_success: false, fail_reason: "Too heavy" },
      },
    });
    await expect(fbt.updateGoods(shop, "12", goodsDraft)).rejects.toMatchObject(
      { code: "goods_refused", said: "Too heavy" },
    );
  });

  test.each([
    ["bindGoods", "BIND", ["10"]],
    ["unbindGoods", "UN_BIND", ["9"]],
  ] as const)("%s sends only what is not so yet", async (verb, type, sent) => {
    const { asked, fbt } = open({
      ...goods("9"),
      "/fbt/202603/goods/update_goods_sku_relation": {
        operate_goods_sku_relation_info: {
          operate_result_list: [
            { tts_sku_id: sent[0], is_success: false, fail_reason: "no" },
          ],
        },
      },
    });
    const others = { "9": "done", "10": "done" } as const;
    expect(await fbt[verb](shop, "12", ["9", "10"])).toEqual({
      ...others,
      [sent[0]]: { refused: "no" },
    });
    expect(asked.at(-1)?.body).toEqual({
      operation_type: type,
      operate_goods_sku_relation_list: [
        { tts_goods_id: "12", tts_sku_ids: sent },
      ],
    });
  });

  test("that are bound already are left alone, unknown ones refused", async () => {
    const { asked, fbt } = open(goods("9"));
    expect(await fbt.bindGoods(shop, "12", ["9"])).toEqual({ "9": "done" });
    expect(asked).toHaveLength(1);
    const none = open({ "/fbt/202409/goods/search": { goods: [] } });
    await expect(none.fbt.bindGoods(shop, "12", ["9"])).rejects.toMatchObject({
      code: "goods_unknown",
    });
  });

  test("tell what orders of other channels may take, in fifties", async () => {
    const { asked, fbt } = open({
      "/fbt/202601/mcf/goods/inventory/search": {
        goods_inventory_list: [{ goods_id: "12", available_qty: 5 }],
      },
    });
    const ids = Array.from({ length: 51 }, (_, at) => String(at));
    expect(await fbt.fetchShippable(shop, ids)).toEqual({ "12": 5 });
    expect(asked).toHaveLength(2);
  });

  test("tell the declarations of their SKUs", async () => {
    const { fbt } = open({
      "/fbt/202603/goods/hazmat_and_expiration_info/search": {
        hazmat_and_expiration_info: {
          hazmat_and_expiration_dto_list: [
            {
              tts_sku_id: "9",
              is_hazmat: true,
              is_expiration_management: false,
            },
          ],
        },
      },
    });
    expect(await fbt.fetchDeclarations(shop, ["9"])).toEqual([
      { skuExternalId: "9", isHazard: true, tracksLots: false, expires: false },
    ]);
  });
});
