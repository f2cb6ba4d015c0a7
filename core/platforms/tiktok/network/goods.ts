import type { NetworkGoods } from "#core/world/fulfillment-network/goods.ts";
import type { TikTokClient } from "../client.server.ts";
import { createGoods } from "../operations/create-goods.ts";
import { fetchDeclarations } from "../operations/fetch-declarations.ts";
import { fetchShippable } from "../operations/fetch-shippable.ts";
import { findGoods } from "../operations/find-goods.ts";
import { listGoods } from "../operations/list-goods.ts";
import { listLevels } from "../operations/list-levels.ts";
import { listRecords } from "../operations/list-records.ts";
import { relateGoods } from "../operations/relate-goods.ts";
import { updateGoods } from "../operations/update-goods.ts";

export const createNetworkGoods = (client: TikTokClient): NetworkGoods => ({
  listGoods: (shop) => listGoods(client.unhurried, shop),
  findGoods: (shop, skuExternalIds) =>
    findGoods(client, shop, { sku_ids: skuExternalIds }),
  listLevels: (shop, goodsExternalIds) =>
    listLevels(client, shop, goodsExternalIds),
  listRecords: (shop, filter) => listRecords(client, shop, filter),
  fetchShippable: (shop, goodsExternalIds) =>
    fetchShippable(client, shop, goodsExternalIds),
  createGoods: (shop, goods) => createGoods(client, shop, goods),
  updateGoods: (shop, goodsExternalId, draft) =>
    updateGoods(client, shop, goodsExternalId, draft),
  bindGoods: (shop, goodsExternalId, skuExternalIds) =>
    relateGoods(client, shop, goodsExternalId, skuExternalIds, "bind"),
  unbindGoods: (shop, goodsExternalId, skuExternalIds) =>
    relateGoods(client, shop, goodsExternalId, skuExternalIds, "unbind"),
  fetchDeclarations: (shop, skuExternalIds) =>
    fetchDeclarations(client, shop, skuExternalIds),
});
