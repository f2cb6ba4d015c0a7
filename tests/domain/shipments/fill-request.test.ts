import fc from "fast-check";
import { expect, test } from "vitest";
import { unitsOfRequest } from "#core/domain/orders/network-units.ts";
import type { RequestLine } from "#core/domain/orders/order-situation.ts";
import type { SentParcel } from "#core/domain/orders/sent-parcels.ts";
import {
  fillRequest,
  unitsUnderWay,
} from "#core/domain/shipments/fill-request.ts";
import { spreadGoods } from "#core/domain/shipments/spread-goods.ts";
import { withoutTaken } from "#core/domain/shipments/take-request-lines.ts";

const kits = {
  breakfast: [
    { variantId: "mug", count: 2 },
    { variantId: "tray", count: 1 },
  ],
};
const line = (variantId: string, quantity: number): RequestLine => ({
  externalId: `line-${variantId}`,
  orderLineExternalId: variantId,
  variantId,
  sku: variantId,
  totalQuantity: quantity,
  remainingQuantity: quantity,
});
const goods = new Map(
  ["mug", "tray"].map((id) => [id, { goodsId: `goods-${id}` }]),
);
const parcel = (
  shipmentId: string,
  units: Record<string, number>,
  told: SentParcel["told"] = null,
): SentParcel => ({
  shipmentId,
  lines: Object.entries(units).map(([variantId, quantity]) => ({
    variantId,
    quantity,
  })),
  told,
});

test("O3 a kit is filled by the parcel with which the last of its parts leaves, and names those that came before", () => {
  const request = { lines: [line("breakfast", 2), line("mug", 1)], kits };
  const first = parcel("first", { mug: 4 });
  const second = parcel("second", { tray: 1 });
  const third = parcel("third", { mug: 1, tray: 1 });
  expect(fillRequest(request, [second])).toEqual(new Map());
  expect(fillRequest(request, [first, second, third])).toEqual(
    new Map([
      [
        "first",
        {
          taken: [{ fulfillmentOrderLineId: "line-mug", quantity: 1 }],
          with: [],
        },
      ],
      [
        "second",
        {
          taken: [{ fulfillmentOrderLineId: "line-breakfast", quantity: 1 }],
          with: [],
        },
      ],
      [
        "third",
        {
          taken: [{ fulfillmentOrderLineId: "line-breakfast", quantity: 1 }],
          with: [],
        },
      ],
    ]),
  );
});

test("O3 what has left for an unfinished kit is not asked for again", () => {
  const request = { lines: [line("breakfast", 1)], kits };
  const sent = unitsUnderWay(request, [parcel("first", { mug: 2 })]);
  expect(unitsOfRequest(request, goods, sent)).toEqual([
    { variantId: "tray", goodsId: "goods-tray", quantity: 1 },
  ]);
});

test("several variants of the same goods are each given what they wait for", () => {
  const wanted = [
    { variantId: "mug", goodsExternalId: "g", quantity: 1 },
    { variantId: "mug-again", goodsExternalId: "g", quantity: 2 },
  ];
  const parcel = [{ goodsExternalId: "g", quantity: 2 }];
  expect(spreadGoods(parcel, wanted, new Map())).toEqual([
    { variantId: "mug", quantity: 1 },
    { variantId: "mug-again", quantity: 1 },
  ]);
  expect(spreadGoods(parcel, wanted, new Map([["mug", 1]]))).toEqual([
    { variantId: "mug-again", quantity: 2 },
  ]);
});

/** A request for kits and single mugs, and all its units in parcels of any shape, told one after another. */
const history = fc
  .record({
    breakfasts: fc.nat(6),
    mugs: fc.nat(6),
    parcels: fc.integer({ min: 1, max: 5 }),
    told: fc.infiniteStream(fc.boolean()),
    where: fc.infiniteStream(fc.nat(99)),
  })
  .filter(({ breakfasts, mugs }) => breakfasts + mugs > 0)
  .map(({ breakfasts, mugs, parcels, told, where }) => {
    const units = [
      ...Array.from({ length: breakfasts * 2 + mugs }, () => "mug"),
      ...Array.from({ length: breakfasts }, () => "tray"),
    ];
    const boxes = Array.from(
      { length: parcels },
      (): Record<string, number> => ({}),
    );
    for (const unit of units) {
      const box = boxes[(where.next().value ?? 0) % parcels] ?? {};
      box[unit] = (box[unit] ?? 0) + 1;
    }
    return {
      lines: [line("breakfast", breakfasts), line("mug", mugs)],
      boxes,
      isTold: () => told.next().value ?? false,
    };
  });

test("O3 however the parts travel, and whenever each parcel is told, every kit is filled exactly once when all has left", () => {
  fc.assert(
    fc.property(history, ({ lines, boxes, isTold }) => {
      const request = { lines, kits };
      const parcels: SentParcel[] = [];
      const tell = () => {
        for (const [id, { taken, with: others }] of fillRequest(
          request,
          parcels,
        )) {
          for (const one of parcels)
            if (one.shipmentId === id) one.told = taken;
            else if (others.includes(one.shipmentId)) one.told = [];
          request.lines = withoutTaken(request.lines, taken);
        }
      };
      for (const [index, box] of boxes.entries()) {
        parcels.push(parcel(`parcel-${index}`, box));
        if (isTold()) tell();
      }
      tell();
      expect(
        request.lines.map(({ remainingQuantity }) => remainingQuantity),
      ).toEqual([0, 0]);
      const told = parcels.flatMap((one) => one.told ?? []);
      for (const { externalId, totalQuantity } of lines)
        expect(
          told
            .filter((one) => one.fulfillmentOrderLineId === externalId)
            .reduce((sum, { quantity }) => sum + quantity, 0),
        ).toBe(totalQuantity);
    }),
  );
});
