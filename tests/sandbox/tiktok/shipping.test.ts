import { describe, expect, test } from "vitest";
import {
  openTikTokFace,
  type TikTokFace,
} from "../../support/open-tiktok-face.ts";

const hour = 3_600_000;
const usps = "7117858858072016686";
const fulfillment = "/fulfillment/202309";

async function open(...events: string[]): Promise<TikTokFace> {
  const shop = await openTikTokFace();
  await shop.connect();
  for (const event_type of events)
    await shop.ok("PUT", "/event/202309/webhooks", {
      body: {
        address: `${shop.context.appOrigin}/webhooks/tiktok`,
        event_type,
      },
    });
  return shop;
}

const parcel = (n: number) => ({
  tracking_number: `940011189956000000000${n}`,
  shipping_provider_id: usps,
});
const markShipped = (shop: TikTokFace, id: string, n = 1) =>
  shop.call("POST", `${fulfillment}/orders/${id}/packages`, {
    body: parcel(n),
  });
const ship = (shop: TikTokFace, id: string, n: number) =>
  shop.call("POST", `${fulfillment}/packages/${id}/ship`, {
    body: { self_shipment: parcel(n) },
  });

describe("splitting", () => {
  test("makes a package for each group, told with letter 4; each ships by itself", async () => {
    await using shop = await open("PACKAGE_UPDATE");
    const id = await shop.buy("MUG-NVY-12", 3);
    shop.context.clock.advance(hour);
    const lines = (await shop.order(id)).line_items.map(
      (l: { id: string }) => l.id,
    );
    const { split_attributes } = await shop.ok(
      "GET",
      `${fulfillment}/orders/split_attributes`,
      { query: { order_ids: id } },
    );
    expect(split_attributes).toMatchObject([{ can_split: true }]);
    const { packages } = await shop.ok(
      "POST",
      `${fulfillment}/orders/${id}/split`,
      {
        body: {
          splittable_groups: [
            { id: "a", order_line_item_ids: [lines[0]] },
            { id: "b", order_line_item_ids: [lines[1], lines[2]] },
          ],
        },
      },
    );
    expect(
      packages.map(
        (p: { splittable_group_id: string }) => p.splittable_group_id,
      ),
    ).toEqual(["a", "b"]);
    expect((await shop.order(id)).packages).toEqual([]);
    expect((await markShipped(shop, id)).code).toBe(21_011_048);
    await ship(shop, packages[0].id, 1);
    expect((await shop.order(id)).status).toBe("PARTIALLY_SHIPPING");
    await ship(shop, packages[1].id, 2);
    const order = await shop.order(id);
    expect(order).toMatchObject({
      status: "AWAITING_COLLECTION",
      split_or_combine_tag: "SPLIT",
    });
    expect((await shop.lettersOf(4))[0].data).toMatchObject({
      sc_type: "SPLIT",
      role_type: "ROLE_SELLER",
      package_list: [{ order_id_list: [id] }, { order_id_list: [id] }],
    });
  });

  test.each([
    ["leaves a unit out", (l: string[]) => [[l[0]], [l[1]]], 21_011_005],
    ["names a unit twice", (l: string[]) => [l, [l[0]]], 21_011_005],
    ["is one group only", (l: string[]) => [l], 21_011_005],
  ])("that %s is refused", async (_what, groupsOf, code) => {
    await using shop = await open();
    const id = await shop.buy("MUG-NVY-12", 3);
    shop.context.clock.advance(hour);
    const lines = (await shop.order(id)).line_items.map(
      (l: { id: string }) => l.id,
    );
    const splittable_groups = groupsOf(lines).map((ids, i) => ({
      id: String(i),
      order_line_item_ids: ids,
    }));
    const answer = await shop.call(
      "POST",
      `${fulfillment}/orders/${id}/split`,
      {
        body: { splittable_groups },
      },
    );
    expect(answer.code).toBe(code);
  });

  test("is not for orders on hold, of one unit, or kept by FBT", async () => {
    await using shop = await open();
    const held = await shop.buy("MUG-NVY-12", 2);
    const fbt = await shop.buy("MUG-NVY-12", 2, { fulfillment: "BY_TIKTOK" });
    const { split_attributes } = await shop.ok(
      "GET",
      `${fulfillment}/orders/split_attributes`,
      { query: { order_ids: `${held},${fbt}` } },
    );
    expect(
      split_attributes.map((a: { can_split: boolean }) => a.can_split),
    ).toEqual([false, false]);
  });
});

describe("combining", () => {
  const shipTo = { name: "Ada Low", line1: "1 Quay", postalCode: "04101" };
  const buyer = { buyerId: "7213000000000000009", shipTo };

  async function offered(shop: TikTokFace) {
    const a = await shop.buy("MUG-NVY-12", 1, buyer);
    const b = await shop.buy("TEE-M", 2, buyer);
    await shop.buy("TEE-M", 1);
    shop.context.clock.advance(hour);
    const { combinable_packages } = await shop.ok(
      "GET",
      `${fulfillment}/combinable_packages/search`,
      { query: { page_size: "10" } },
    );
    return { a, b, offers: combinable_packages };
  }

  test("puts the orders of one buyer into one parcel that ships them all", async () => {
    await using shop = await open("PACKAGE_UPDATE");
    const { a, b, offers } = await offered(shop);
    expect(offers).toHaveLength(1);
    expect(offers[0].order_ids.sort()).toEqual([a, b].sort());
    const { packages, errors } = await shop.ok(
      "POST",
      `${fulfillment}/packages/combine`,
      { body: { combinable_packages: [{ id: offers[0].id }] } },
    );
    expect(errors).toEqual([]);
    expect((await markShipped(shop, a)).code).toBe(21_011_033);
    expect((await ship(shop, packages[0].id, 1)).code).toBe(0);
    for (const id of [a, b])
      expect(await shop.order(id)).toMatchObject({
        status: "AWAITING_COLLECTION",
        split_or_combine_tag: "COMBINED",
        tracking_number: "9400111899560000000001",
      });
    const detail = await shop.ok(
      "GET",
      `${fulfillment}/packages/${packages[0].id}`,
    );
    expect(detail.split_and_combine_tag).toBe("COMBINE");
    expect(detail.orders).toHaveLength(2);
    expect((await shop.lettersOf(4))[0].data.sc_type).toBe("COMBINE");
  });

  test("can be taken back before it ships, and a stranger is not let in", async () => {
    await using shop = await open();
    const { a, offers } = await offered(shop);
    const { errors } = await shop.ok(
      "POST",
      `${fulfillment}/packages/combine`,
      {
        body: { combinable_packages: [{ id: offers[0].id, order_ids: ["1"] }] },
      },
    );
    expect(errors[0]).toMatchObject({
      code: 21_011_031,
      detail: { package_id: offers[0].id },
    });
    const { packages } = await shop.ok(
      "POST",
      `${fulfillment}/packages/combine`,
      { body: { combinable_packages: [{ id: offers[0].id }] } },
    );
    const parted = await shop.ok(
      "POST",
      `${fulfillment}/packages/${packages[0].id}/uncombine`,
      { body: { order_ids: [a] } },
    );
    expect(
      parted.packages.flatMap((p: { order_ids: string[] }) => p.order_ids),
    ).toContain(a);
    expect((await markShipped(shop, a)).code).toBe(0);
  });
});

describe("TikTok's labels", () => {
  const labelled = { shipping: "TIKTOK" };
  const box = {
    weight: { value: "2", unit: "POUND" },
    dimension: { length: "6", width: "5", height: "4", unit: "INCH" },
  };

  test("a bought label ships the order, and its document is a link until pickup", async () => {
    await using shop = await open();
    const id = await shop.buy("MUG-NVY-12", 1, labelled);
    shop.context.clock.advance(hour);
    expect((await markShipped(shop, id)).code).toBe(21_011_004);
    const { shipping_services } = await shop.ok(
      "POST",
      `${fulfillment}/orders/${id}/shipping_services/query`,
      { body: box },
    );
    const { package_id } = await shop.ok(
      "POST",
      "/fulfillment/202512/packages",
      {
        body: {
          ship_type: "1",
          order_id: id,
          shipping_service_id: shipping_services[0].id,
          ...box,
        },
      },
    );
    expect((await shop.order(id)).status).toBe("AWAITING_COLLECTION");
    const document = () =>
      shop.call(
        "GET",
        `${fulfillment}/packages/${package_id}/shipping_documents`,
        { query: { document_type: "SHIPPING_LABEL" } },
      );
    const { data } = await document();
    expect(data.doc_url).toMatch(/^https:/);
    expect(data.tracking_number).toBe((await shop.order(id)).tracking_number);
    shop.context.clock.advance(hour);
    expect((await document()).code).toBe(21_042_102);
  });

  test("a seller's own parcel has no document, and FBT prints its own", async () => {
    await using shop = await open();
    const own = await shop.buy("MUG-NVY-12", 1);
    const fbt = await shop.buy("MUG-NVY-12", 1, { fulfillment: "BY_TIKTOK" });
    shop.context.clock.advance(hour);
    await markShipped(shop, own);
    await shop.control("POST", "/fbt/dock/work");
    const codes = await Promise.all(
      [own, fbt].map(async (id) => {
        const [found] = (await shop.order(id)).packages;
        const answer = await shop.call(
          "GET",
          `${fulfillment}/packages/${found.id}/shipping_documents`,
          { query: { document_type: "SHIPPING_LABEL" } },
        );
        return answer.code;
      }),
    );
    expect(codes).toEqual([21_008_017, 21_008_043]);
  });
});

describe("on the way", () => {
  test("tracking lists the carrier's events, newest first", async () => {
    await using shop = await open();
    const id = await shop.buy("MUG-NVY-12", 1);
    shop.context.clock.advance(hour);
    await markShipped(shop, id);
    shop.context.clock.advance(48 * hour);
    const { tracking } = await shop.ok(
      "GET",
      `${fulfillment}/orders/${id}/tracking`,
    );
    expect(tracking).toHaveLength(3);
    expect(tracking[0].description).toMatch(/delivered/);
    expect(
      tracking[0].update_time_millis - tracking[2].update_time_millis,
    ).toBe(48 * hour);
  });

  test("a lost parcel is cancelled by the system and paid back", async () => {
    await using shop = await open();
    const id = await shop.buy("MUG-NVY-12", 1);
    shop.context.clock.advance(hour);
    const { data } = await markShipped(shop, id);
    await shop.control("POST", `/tiktok/packages/${data.package_id}/scan`, {
      kind: "lost",
    });
    expect(await shop.order(id)).toMatchObject({
      status: "CANCELLED",
      cancel_reason: "package_lost",
      cancellation_initiator: "SYSTEM",
    });
    const detail = await shop.ok(
      "GET",
      `${fulfillment}/packages/${data.package_id}`,
    );
    expect(detail).toMatchObject({
      package_status: "CANCELLED",
      ship_exception_reason: "PACKAGE_LOST",
    });
  });

  test("a seller may tell the delivery himself; wrong packages are named one by one", async () => {
    await using shop = await open();
    const id = await shop.buy("MUG-NVY-12", 1);
    shop.context.clock.advance(hour);
    const { data } = await markShipped(shop, id);
    shop.context.clock.advance(hour);
    const { errors } = await shop.ok(
      "POST",
      `${fulfillment}/packages/deliver`,
      {
        body: {
          packages: [
            { id: data.package_id, delivery_type: "DELIVERY_SUCCESS" },
            { id: "1", delivery_type: "DELIVERY_SUCCESS" },
          ],
        },
      },
    );
    expect(errors).toMatchObject([
      { code: 21_011_001, detail: { package_id: "1" } },
    ]);
    expect((await shop.order(id)).status).toBe("DELIVERED");
  });

  test("the number of a package may be changed for three days, three times", async () => {
    await using shop = await open();
    const id = await shop.buy("MUG-NVY-12", 1);
    shop.context.clock.advance(hour);
    const { data } = await markShipped(shop, id);
    const change = (n: number) =>
      shop.call(
        "POST",
        `${fulfillment}/packages/${data.package_id}/shipping_info/update`,
        { body: parcel(n) },
      );
    const codes: number[] = [];
    for (const n of [2, 3, 4, 5]) codes.push((await change(n)).code);
    expect(codes).toEqual([0, 0, 0, 21_011_052]);
    await shop.control("PUT", "/tiktok/carriers", { enabled: false });
    shop.context.clock.advance(73 * hour);
    expect((await change(6)).code).toBe(21_011_050);
  });
});
