import type { InboundLine } from "#core/domain/inbound-facts.ts";
import type { ListingDraft } from "#core/domain/listing-facts.ts";
import { destination, drain } from "../../platforms/tiktok/tour.ts";
import { png } from "../../sandbox/tiktok/support/listing.ts";
import { shop, type TikTokPorts } from "../../support/open-tiktok-ports.ts";

const hour = 3_600_000;

export type Quay = ReturnType<typeof openQuay>;

/** A pretend TikTok Shop in which each deed finds a subject of its own, so that one says nothing about the next. */
export function openQuay(ports: TikTokPorts) {
  const { face, marketplace, fbt } = ports;
  const ownWarehouse = face.town.tiktokShop.warehouse.id;
  let serial = 0;
  /** A number that nothing had before. */
  const next = () => ++serial;
  const pass = (ms: number) => face.context.clock.advance(ms);
  /** A number of USPS that nothing travels under yet. */
  const trackingNumber = () =>
    `94001118995600002${String(next()).padStart(5, "0")}`;

  async function draft(
    change: Partial<ListingDraft> = {},
  ): Promise<ListingDraft> {
    const { uri } = await marketplace.uploadPicture(shop, {
      bytes: png(800, 800),
      fileName: "mug.png",
      contentType: "image/png",
      use: "main",
    });
    const n = next();
    return {
      title: `Stoneware mug with a lid, number ${n}`,
      description: "<p>Holds a proper morning coffee.</p>",
      categoryId: "601226",
      brandId: null,
      imageUris: [uri],
      attributes: [],
      weightGrams: 540,
      sizeMillimetres: { length: 150, width: 120, height: 120 },
      skus: ["Red", "Blue"].map((value) => ({
        sellerSku: `LID-${n}-${value.toUpperCase()}`,
        options: [{ name: "Color", value, imageUri: null }],
        priceMinor: 1200,
        currency: "USD",
        barcode: null,
        stock: [{ warehouseId: ownWarehouse, quantity: 500 }],
      })),
      ...change,
    };
  }

  /** A listing that has passed its audit. */
  async function listing() {
    const wanted = await draft();
    const made = await marketplace.createListing(shop, wanted, {
      key: `quay-${next()}`,
    });
    pass(60_000);
    const sku = made.skus[0]?.externalId ?? "";
    return { ...made, draft: wanted, sku };
  }

  const linesOf = async (id: string) =>
    ((await marketplace.fetchOrders(shop, [id]))[0]?.lines ?? []).map(
      ({ externalId }) => externalId,
    );
  const statusOf = async (id: string) =>
    (await marketplace.fetchOrders(shop, [id]))[0]?.status;

  /** An order that the seller may ship. */
  async function paid(): Promise<string> {
    const { draft } = await listing();
    const id = await face.buy(draft.skus[0]?.sellerSku ?? "", 2);
    pass(hour + 1_000);
    return id;
  }

  async function shipped() {
    const orderExternalId = await paid();
    const number = trackingNumber();
    const { packageId } = await marketplace.markShipped(shop, {
      orderExternalId,
      lineExternalIds: await linesOf(orderExternalId),
      trackingNumber: number,
      carrier: "USPS",
    });
    return { orderExternalId, packageId, trackingNumber: number };
  }

  async function delivered(): Promise<string> {
    const { orderExternalId } = await shipped();
    pass(72 * hour);
    return orderExternalId;
  }

  /** A buyer's request to cancel that waits for the seller. */
  async function cancellation() {
    const orderExternalId = await paid();
    const { cancelId } = await face.control(
      "POST",
      `/tiktok/orders/${orderExternalId}/cancel`,
      { by: "buyer", request: true },
    );
    return { orderExternalId, id: cancelId as string };
  }

  /** A buyer's request for a refund or return that waits for the seller. */
  async function request(type: "REFUND" | "RETURN_AND_REFUND") {
    const orderExternalId = await delivered();
    const { returnId } = await face.control(
      "POST",
      `/tiktok/orders/${orderExternalId}/return`,
      { type },
    );
    return { orderExternalId, id: returnId as string };
  }

  const mugs = async () => {
    const all = await drain(fbt.listGoods(shop));
    const found = all.find((one) => one.referenceCode === "MUG-NVY-12");
    if (!found) throw new Error("the network has no mugs");
    return found.externalId;
  };

  /** What another channel sells, to be shipped by the network. */
  const delivery = async () => ({
    reference: `quay-${next()}`,
    lines: [{ goodsExternalId: await mugs(), quantity: 1 }],
    shipTo: {
      ...destination,
      phone: "(+1)2125550100",
      region: "California",
      district: "Los Angeles",
    },
  });

  /** A saved plan whose placement is worked out. */
  async function placement() {
    const { planExternalId } = await fbt.savePlan(shop, {
      key: `quay-${next()}`,
      content: { lines: [{ goodsExternalId: await mugs(), quantity: 4 }] },
    });
    const ways = await fbt.listInboundWays(shop, planExternalId);
    const window = ways.find(({ way }) => way === "direct")?.windows[0];
    if (!window) throw new Error("no window is offered");
    const wish = { planExternalId, way: "direct" as const, window };
    await fbt.fetchPlacement(shop, wish);
    pass(60_000);
    const ready = await fbt.fetchPlacement(shop, wish);
    const [option] = ready.state === "ready" ? ready.options : [];
    if (!option) throw new Error(`the placement is ${ready.state}`);
    return { ...wish, optionExternalId: option.externalId, option };
  }

  const carton = (lines: InboundLine[]) => ({
    count: 1,
    lines,
    weightGrams: 4_000,
    sizeMillimetres: { length: 300, width: 250, height: 250 },
  });

  /** An inbound order that has not been shipped, with the cartons it will travel in. */
  async function inbound() {
    const placed = await placement();
    const { orderExternalIds } = await fbt.confirmPlacement(shop, placed);
    return {
      orderExternalId: orderExternalIds[0] ?? "",
      cartons: [carton(placed.option.shipments[0]?.lines ?? [])],
    };
  }

  async function inboundOnItsWay() {
    const { orderExternalId, cartons } = await inbound();
    await fbt.shipInbound(shop, { orderExternalId, cartons, by: "parcel" });
    const [order] = await fbt.fetchInbound(shop, [orderExternalId]);
    return { orderExternalId, carton: order?.cartons[0]?.number ?? "" };
  }

  return {
    ...ports,
    ownWarehouse,
    next,
    pass,
    trackingNumber,
    draft,
    listing,
    linesOf,
    statusOf,
    paid,
    shipped,
    delivered,
    cancellation,
    request,
    mugs,
    delivery,
    placement,
    inbound,
    inboundOnItsWay,
  };
}
