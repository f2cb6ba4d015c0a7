import type { Standing } from "#core/domain/stock/stock-rule.ts";
import { setWarehouse } from "#core/flows/set-warehouse.ts";
import type { Scene } from "../scene.ts";
import { drawIndex, type Moves, move, where } from "./move.ts";

/** Further locations, and further warehouses, that a merchant opens within a history. */
const mostPlaces = 2;
const mostWarehouses = 2;

/** Where the merchant's own goods lie: his locations in Shopify, and the warehouses from which TikTok Shop sells them. */
export const placeMoves: Moves = {
  "the merchant opens a location": move<{ name: string }>({
    weight: 4,
    draw: ({ places }) =>
      places.length >= mostPlaces
        ? null
        : { name: `Quay ${places.length + 1}` },
    async play(scene, { name }) {
      const opened = await where(() => askStore(scene, "locations", { name }));
      if (opened === null) return null;
      scene.places.push((opened as { id: string }).id);
      return name;
    },
  }),
  "count what lies at another location": move<{
    place: number;
    sku: string;
    available: number;
  }>({
    weight: 3,
    draw: ({ places, skus }, dice) => {
      const place = drawIndex(dice, places);
      const sku = dice.pick(skus);
      return place === null
        ? null
        : { place, sku, available: dice.between(0, 12) };
    },
    async play(scene, { place, sku, available }) {
      const locationId = scene.places[place];
      if (!locationId || !(await isOpen(scene, locationId))) return null;
      const counted = await where(() =>
        askStore(scene, "stock", { sku, available, locationId }),
      );
      return counted === null
        ? null
        : `${available} × ${sku} at no. ${place + 1}`;
    },
  }),
  "the merchant closes a location": move<{ place: number }>({
    weight: 2,
    draw: drawPlace,
    async play(scene, { place }) {
      const id = scene.places[place];
      const { locations } = await scene.town.control.shopify();
      const home = locations.find((one) => !one.isFulfillmentService);
      if (!id || !home || !(await isOpen(scene, id))) return null;
      const closed = await where(() =>
        askStore(scene, `locations/${numberOf(id)}/close`, {
          relocateTo: home.id,
        }),
      );
      return closed === null ? null : `no. ${place + 1}`;
    },
  }),
  "the merchant opens a closed location again": move<{ place: number }>({
    weight: 2,
    draw: drawPlace,
    async play(scene, { place }) {
      const id = scene.places[place];
      if (!id || (await isOpen(scene, id))) return null;
      const opened = await where(() =>
        askStore(scene, `locations/${numberOf(id)}/open`, {}),
      );
      return opened === null ? null : `no. ${place + 1}`;
    },
  }),
  "TikTok Shop sells from another warehouse": move<{ name: string }>({
    weight: 3,
    draw: ({ warehouses }) =>
      warehouses.length >= mostWarehouses
        ? null
        : { name: `Shed ${warehouses.length + 1}` },
    async play({ town, warehouses }, { name }) {
      const { id } = (await town.ask("POST", "/tiktok/warehouses", {
        name,
      })) as { id: string };
      warehouses.push(id);
      return name;
    },
  }),
  "somebody counts at another warehouse": move<{
    warehouse: number;
    sku: string;
    quantity: number;
  }>({
    weight: 2,
    draw: ({ warehouses, skus }, dice) => {
      const warehouse = drawIndex(dice, warehouses);
      const sku = dice.pick(skus);
      return warehouse === null
        ? null
        : { warehouse, sku, quantity: dice.between(0, 6) };
    },
    async play({ town, warehouses, sky }, { warehouse, sku, quantity }) {
      const warehouseId = warehouses[warehouse];
      if (!warehouseId) return null;
      const counted = await where(() =>
        town.ask("POST", "/tiktok/stock", {
          sellerSku: sku,
          quantity,
          warehouseId,
        }),
      );
      if (counted === null) return null;
      // Where Quayside tells the numbers, these are somebody else's on top.
      const { standing } =
        (await town.prisma.salesWarehouse.findFirst({
          where: { externalId: warehouseId },
        })) ?? {};
      if (standing === "location" || standing === "zero")
        sky.addedOnTikTok += quantity;
      return `${quantity} × ${sku} at no. ${warehouse + 1}`;
    },
  }),
  "the merchant says what stands behind a warehouse": move<{
    warehouse: number;
    standing: Standing | null;
    place: number | null;
  }>({
    weight: 3,
    draw: ({ warehouses, places }, dice) => {
      const warehouse = drawIndex(dice, warehouses);
      const place = dice.oneIn(3) ? null : drawIndex(dice, places);
      const standing =
        place === null
          ? dice.pick(["zero", "zero", "apart", null] as const)
          : ("location" as const);
      return warehouse === null ? null : { warehouse, standing, place };
    },
    async play({ town, warehouses, places }, deed) {
      const { warehouse, standing, place } = deed;
      const known = await town.prisma.salesWarehouse.findFirst({
        where: { externalId: warehouses[warehouse] ?? "" },
      });
      const pool =
        place === null
          ? null
          : await town.prisma.pool.findFirst({
              where: { externalId: places[place] ?? "" },
            });
      // He does not see what Quayside has not heard of.
      if (!known || (standing === "location" && !pool)) return null;
      const { outcome } = await setWarehouse(town.world, town.shopId, {
        warehouseId: known.id,
        standing,
        poolId: pool?.id ?? null,
        actor: "merchant:dice",
      });
      return outcome === "warehouse-set"
        ? `${standing ?? "nothing any more"} behind no. ${warehouse + 1}`
        : null;
    },
  }),
  "a warehouse is switched off or on": move<{
    warehouse: number;
    enabled: boolean;
  }>({
    weight: 2,
    draw: ({ warehouses }, dice) => {
      const warehouse = drawIndex(dice, warehouses);
      return warehouse === null ? null : { warehouse, enabled: dice.oneIn(2) };
    },
    async play({ town, warehouses }, { warehouse, enabled }) {
      const id = warehouses[warehouse];
      if (!id) return null;
      await town.ask("PUT", `/tiktok/warehouses/${id}`, { enabled });
      return `no. ${warehouse + 1} is ${enabled ? "on" : "off"}`;
    },
  }),
};

function drawPlace({ places }: Scene, dice: Parameters<typeof drawIndex>[0]) {
  const place = drawIndex(dice, places);
  return place === null ? null : { place };
}

const numberOf = (id: string) => id.split("/").at(-1);

const askStore = ({ town }: Scene, path: string, body: object) =>
  town.ask("POST", `/shopify/${town.handle}/${path}`, body);

/** Nobody counts at a closed location. */
async function isOpen({ town }: Scene, id: string): Promise<boolean> {
  const { locations } = await town.control.shopify();
  return locations.some((one) => one.id === id && one.isActive);
}
