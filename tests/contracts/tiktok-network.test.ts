import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Carton, InboundLine } from "#core/domain/inbound-facts.ts";
import { drain, goodsDraft } from "../platforms/tiktok/tour.ts";
import {
  openTikTokPorts,
  shop,
  type TikTokPorts,
} from "../support/open-tiktok-ports.ts";
import { openQuay, type Quay } from "./support/quay.ts";

let ports: TikTokPorts;
let quay: Quay;
beforeAll(async () => {
  ports = await openTikTokPorts();
  quay = openQuay(ports);
});
afterAll(() => ports[Symbol.asyncDispose]());

const pass = (ms: number) => ports.face.context.clock.advance(ms);
const mugs = async () => {
  const all = await drain(ports.fbt.listGoods(shop));
  const found = all.find(({ referenceCode }) => referenceCode === "MUG-NVY-12");
  if (!found) throw new Error("the network has no mugs");
  return found;
};

describe("goods", () => {
  /** A SKU that the network does not store yet. */
  const freeSku = async () => (await quay.listing()).sku;

  test("are made for a SKU once, changed, and found by it", async () => {
    const sku = await freeSku();
    const draft = { ...goodsDraft, referenceCode: "NEW-1", hazard: null };
    const wish = [{ skuExternalId: sku, draft }];
    const made = await ports.fbt.createGoods(shop, wish);
    expect(made[sku]).toEqual({ goodsExternalId: expect.any(String) });
    expect(await ports.fbt.createGoods(shop, wish)).toEqual(made);
    const [found] = await ports.fbt.findGoods(shop, [sku]);
    expect(found).toMatchObject({
      referenceCode: "NEW-1",
      skuExternalIds: [sku],
      unitSize: draft.sizeMillimetres,
      tracksLots: true,
      tracksExpiry: true,
      shelfLifeDays: draft.expiry?.shelfLifeDays,
      lastsOnArrival: draft.expiry?.inboundCutoffDays,
    });
    const id = found?.externalId ?? "";
    await ports.fbt.updateGoods(shop, id, { ...draft, name: "Renamed" });
    expect((await ports.fbt.findGoods(shop, [sku]))[0]?.name).toBe("Renamed");
    expect(await ports.fbt.fetchDeclarations(shop, [sku])).toEqual([
      { skuExternalId: sku, isHazard: false, tracksLots: true, expires: true },
    ]);
    await expect(ports.fbt.updateGoods(shop, "1", draft)).rejects.toMatchObject(
      { code: "goods_refused" },
    );
  });

  test("are bound to another SKU and let go of it", async () => {
    const sku = await freeSku();
    const { externalId } = await mugs();
    for (let time = 0; time < 2; time++)
      expect(await ports.fbt.bindGoods(shop, externalId, [sku])).toEqual({
        [sku]: "done",
      });
    expect((await mugs()).skuExternalIds).toContain(sku);
    for (let time = 0; time < 2; time++)
      expect(await ports.fbt.unbindGoods(shop, externalId, [sku])).toEqual({
        [sku]: "done",
      });
    expect((await mugs()).skuExternalIds).not.toContain(sku);
    const outcomes = await ports.fbt.bindGoods(shop, externalId, ["1"]);
    expect(outcomes["1"]).toMatchObject({ refused: expect.any(String) });
  });

  test("can be ordered as far as they are available", async () => {
    const { externalId } = await mugs();
    const units = await ports.fbt.fetchShippable(shop, [externalId]);
    const levels = await drain(ports.fbt.listLevels(shop, [externalId]));
    expect(units[externalId]).toBe(
      levels.reduce((sum, level) => sum + level.available, 0),
    );
  });
});

describe("sending stock in", () => {
  const carton = (lines: InboundLine[]): Carton => ({
    count: 1,
    lines,
    weightGrams: 4_000,
    sizeMillimetres: { length: 300, width: 250, height: 250 },
  });

  async function planned(units: number) {
    const { externalId } = await mugs();
    const lines = [{ goodsExternalId: externalId, quantity: units }];
    const { planExternalId } = await ports.fbt.savePlan(shop, {
      key: `plan-${units}`,
      content: { lines },
    });
    const ways = await ports.fbt.listInboundWays(shop, planExternalId);
    const direct = ways.find(({ way }) => way === "direct");
    const window = direct?.windows[0];
    if (!window) throw new Error("no window is offered");
    return { planExternalId, lines, way: "direct" as const, window };
  }

  async function confirmed(units: number) {
    const wish = await planned(units);
    expect(await ports.fbt.fetchPlacement(shop, wish)).toEqual({
      state: "working",
    });
    pass(60_000);
    const placement = await ports.fbt.fetchPlacement(shop, wish);
    if (placement.state !== "ready") throw new Error(placement.state);
    const [option] = placement.options;
    const { orderExternalIds } = await ports.fbt.confirmPlacement(shop, {
      ...wish,
      optionExternalId: option?.externalId ?? "",
    });
    const shipments = option?.shipments ?? [];
    return { ...wish, option, orderExternalIds, shipments };
  }

  const statusOf = async (id: string) =>
    (await ports.fbt.fetchInbound(shop, [id]))[0]?.status;

  test("a plan is saved once per key", async () => {
    const { externalId } = await mugs();
    const plan = {
      key: "plan-once",
      content: { lines: [{ goodsExternalId: externalId, quantity: 3 }] },
    };
    expect(await ports.fbt.savePlan(shop, plan)).toEqual(
      await ports.fbt.savePlan(shop, plan),
    );
    await expect(
      ports.fbt.savePlan(shop, {
        key: "plan-wrong",
        content: { lines: [{ goodsExternalId: "1", quantity: 3 }] },
      }),
    ).rejects.toMatchObject({ code: "inbound_refused" });
  });

  test("goes from plan to shelf", async () => {
    const { orderExternalIds, shipments, lines, planExternalId } =
      await confirmed(12);
    expect(shipments.flatMap((one) => one.lines)).toHaveLength(
      shipments.length,
    );
    const placed = shipments.flatMap((shipment) => shipment.lines);
    expect(placed.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(
      lines[0]?.quantity,
    );
    for (const [at, id] of orderExternalIds.entries()) {
      expect(await ports.fbt.fetchInbound(shop, [`IBR${id}`])).toMatchObject([
        { externalId: id, planExternalId, status: "WORKING" },
      ]);
      const shipment = {
        orderExternalId: id,
        cartons: [carton(shipments[at]?.lines ?? [])],
        by: "parcel" as const,
      };
      await ports.fbt.shipInbound(shop, shipment);
      await ports.fbt.shipInbound(shop, shipment);
      const [order] = await ports.fbt.fetchInbound(shop, [id]);
      expect(order?.status).not.toBe("WORKING");
      const number = order?.cartons[0]?.number ?? "";
      const parcels = [{ carton: number, carrier: "UPS", number: "1Z999AA1" }];
      for (let time = 0; time < 7; time++)
        await ports.fbt.trackInbound(shop, { orderExternalId: id, parcels });
      expect(
        (await ports.fbt.fetchInbound(shop, [id]))[0]?.tracking,
      ).toMatchObject([{ carton: number, number: "1Z999AA1" }]);
    }
    const [first = ""] = orderExternalIds;
    const wish = { orderExternalId: first, labels: ["carton" as const] };
    expect(await ports.fbt.printLabels(shop, wish)).toBeNull();
    pass(60_000);
    const printed = await ports.fbt.printLabels(shop, wish);
    expect(URL.canParse(printed?.url ?? "")).toBe(true);
    expect(printed?.url).not.toContain("\\u0026");
    await ports.face.control("POST", `/fbt/inbound/${first}/arrive`, {});
    await ports.face.control("POST", `/fbt/inbound/${first}/receive`, {});
    const [received] = await ports.fbt.fetchInbound(shop, [first]);
    expect(received?.status).toBe("RECEIVED");
    for (const row of received?.received ?? [])
      expect(row.sellable).toBe(row.planned);
  });

  test("is called off once, and not when it is on its way", async () => {
    const { orderExternalIds, shipments } = await confirmed(13);
    const [id = "", ...others] = orderExternalIds;
    const wish = { orderExternalId: id, reason: "Too early" };
    await ports.fbt.cancelInbound(shop, wish);
    await ports.fbt.cancelInbound(shop, wish);
    expect(await statusOf(id)).toBe("CANCELLED");
    await expect(
      ports.fbt.shipInbound(shop, {
        orderExternalId: id,
        cartons: [carton(shipments[0]?.lines ?? [])],
        by: "parcel",
      }),
    ).rejects.toMatchObject({ code: "inbound_locked" });
    for (const other of others)
      await ports.fbt.cancelInbound(shop, { ...wish, orderExternalId: other });
  });

  test("a confirmation whose answer was lost is looked up, and its orders are found as soon as somebody names them", async () => {
    const wish = await planned(15);
    const since = new Date(ports.face.context.clock.now());
    const look = (seen: string[] = []) =>
      ports.fbt.findPlacementOrders(shop, { ...wish, since, seen });
    await ports.fbt.fetchPlacement(shop, wish);
    pass(60_000);
    const placement = await ports.fbt.fetchPlacement(shop, wish);
    if (placement.state !== "ready") throw new Error(placement.state);
    expect(await look()).toEqual({ state: "open" });

    ports.face.context.faults.plant({
      platform: "tiktok",
      operation: "POST /fbt/202603/confirm_inbound_method",
      times: 1,
      kind: "server_error",
      afterApplying: true,
    });
    const optionExternalId = placement.options[0]?.externalId ?? "";
    await expect(
      ports.fbt.confirmPlacement(shop, { ...wish, optionExternalId }),
    ).rejects.toMatchObject({ code: "outcome_unknown" });
    expect(await look()).toEqual({ state: "taken", orderExternalIds: [] });

    const made = (
      await ports.face.control("GET", "/state/fbt")
    ).inbound.flatMap(({ id, planId }: { id: string; planId: string }) =>
      planId === wish.planExternalId ? [id] : [],
    );
    const stranger = (await confirmed(2)).orderExternalIds;
    expect(await look([...stranger, ...made])).toEqual({
      state: "taken",
      orderExternalIds: made,
    });
  });

  test("a plan is confirmed once, and strangers have no orders", async () => {
    const done = await confirmed(14);
    await expect(
      ports.fbt.confirmPlacement(shop, {
        ...done,
        optionExternalId: done.option?.externalId ?? "",
      }),
    ).rejects.toMatchObject({ code: "inbound_refused" });
    await expect(
      ports.fbt.cancelInbound(shop, { orderExternalId: "1", reason: "r" }),
    ).rejects.toMatchObject({ code: "subject_not_found" });
  });
});
