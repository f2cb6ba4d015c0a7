import type { Desk } from "../desk.ts";
import { gid } from "../gid.ts";
import { cents } from "../money.ts";
import {
  discountedUnit,
  editMoney,
  goodsOf,
  offEachUnit,
  worthOfEdited,
} from "../store/edit-order.ts";
import type {
  EditedDiscount,
  EditedLine,
  EditedShippingLine,
  StoredEdit,
} from "../store/edit-records.ts";
import { orderById } from "../store/lookups.ts";
import type { StoredOrder } from "../store/order-records.ts";
import { unshipped } from "../store/order-sums.ts";
import { type ConnectionArgs, connection } from "./connection.ts";
import { ofEvery, valueView } from "./discounts.ts";
import { lineItemView } from "./line-items.ts";
import { moneyBag } from "./money-view.ts";
import { shippingLineView } from "./shipping-lines.ts";
import type { View, Visit } from "./view.ts";

/** What the order would be if the edit were committed. source: recorded answers of the orderEdit mutations. */
export function calculatedOrderView(desk: Desk, edit: StoredEdit): View {
  const { store } = desk;
  const order = orderById(store, edit.orderId);
  const bag = (ofCents: number) => moneyBag(ofCents, store.currency);
  const money = editMoney(desk, order, edit);
  const listed = (lines: EditedLine[], args: ConnectionArgs) =>
    connection(
      lines.map((line, id) => ({ id, line })),
      args,
      {
        id: ({ id }) => id,
        view: ({ line }) => calculatedLineView(desk, edit, line),
      },
    );
  return {
    __typename: "CalculatedOrder",
    id: gid("CalculatedOrder", edit.id),
    committed: false,
    originalOrder: (_: unknown, { views }: Visit) => views.order(desk, order),
    lineItems: (args: ConnectionArgs) =>
      listed(
        edit.lines.filter(({ goods }) => goods === null),
        args,
      ),
    addedLineItems: (args: ConnectionArgs) =>
      listed(
        edit.lines.filter(({ goods }) => goods !== null),
        args,
      ),
    shippingLines: edit.shippingLines.map((line) =>
      calculatedShippingView(store.currency, line),
    ),
    addedDiscountApplications: (args: ConnectionArgs) =>
      connection(
        edit.lines
          .flatMap(({ discounts }) => discounts)
          .map((one, id) => ({ id, one })),
        args,
        {
          id: ({ id }) => id,
          view: ({ one }) => applicationView(store.currency, one),
        },
      ),
    stagedChanges: (args: ConnectionArgs) =>
      connection(
        stagedChanges(desk, order, edit).map((view, id) => ({ id, view })),
        args,
        { id: ({ id }) => id, view: ({ view }) => view },
      ),
    subtotalLineItemsQuantity: edit.lines.reduce(
      (sum, { quantity }) => sum + quantity,
      0,
    ),
    subtotalPriceSet: bag(money.subtotal),
    totalPriceSet: bag(money.total),
    totalOutstandingSet: bag(money.outstanding),
    cartDiscountAmountSet: bag(0),
    taxLines: [],
    notificationPreviewTitle: `Order ${order.name} has been updated`,
    notificationPreviewHtml: null,
  };
}

export function calculatedLineView(
  desk: Desk,
  { orderId }: StoredEdit,
  line: EditedLine,
): View {
  const { store } = desk;
  const order = orderById(store, orderId);
  const goods = goodsOf(order, line);
  const bag = (ofCents: number) => moneyBag(ofCents, store.currency);
  const unit = cents(goods.price);
  const waiting = () => waitingUnits(desk, order, line);
  const editable = () => Math.max(0, line.quantity - line.before + waiting());
  const each = () =>
    line.quantity === 0
      ? unit - offEachUnit(order, line)
      : Math.round(worthOfEdited(order, line) / line.quantity);
  return {
    __typename: "CalculatedLineItem",
    id: gid("CalculatedLineItem", line.key),
    title: goods.title,
    variantTitle: goods.variantTitle,
    sku: goods.sku,
    image: null,
    quantity: line.quantity,
    customAttributes: goods.customAttributes,
    editableQuantity: editable,
    editableQuantityBeforeChanges: waiting,
    editableSubtotalSet: () => bag(each() * editable()),
    uneditableSubtotalSet: () => bag(each() * (line.quantity - editable())),
    originalUnitPriceSet: bag(unit),
    discountedUnitPriceSet: () => bag(each()),
    hasStagedLineItemDiscount: line.discounts.length > 0,
    calculatedDiscountAllocations: line.discounts.map((one) => ({
      __typename: "CalculatedDiscountAllocation",
      allocatedAmountSet: bag(discountedUnit(unit, one.value) * line.quantity),
      discountApplication: applicationView(store.currency, one),
    })),
    restockable: line.lineId !== null,
    restocking: line.restock,
    stagedChanges: () => changesOfLine(desk, order, line),
    variant: (_: unknown, { views }: Visit) => {
      const variant = store.variants.get(goods.variantId);
      return variant ? views.variant(desk, variant) : null;
    },
  };
}

/** Units of a line that still can be taken off. */
export function waitingUnits(
  { store }: Desk,
  order: StoredOrder,
  { lineId }: EditedLine,
): number {
  const line = order.lines.find(({ id }) => id === lineId);
  return line ? unshipped(store, line, order.id) : 0;
}

export function calculatedShippingView(
  currency: string,
  line: EditedShippingLine,
): View {
  return {
    __typename: "CalculatedShippingLine",
    id: gid("CalculatedShippingLine", line.key),
    title: line.title,
    price: moneyBag(cents(line.price), currency),
    stagedStatus: line.status,
  };
}

function applicationView(currency: string, discount: EditedDiscount): View {
  return {
    __typename: "CalculatedManualDiscountApplication",
    id: gid("CalculatedManualDiscountApplication", discount.id),
    description: discount.description,
    appliedTo: "LINE",
    ...ofEvery(currency, {
      ...discount,
      code: null,
      target: "LINE_ITEM",
      level: "LINE",
    }),
  };
}

export function addedDiscountView(
  currency: string,
  { id, description, value }: EditedDiscount,
): View {
  return {
    __typename: "OrderStagedChangeAddLineItemDiscount",
    id: gid("OrderStagedChangeAddLineItemDiscount", id),
    description: description ?? "",
    value: valueView(currency, value),
  };
}

function stagedChanges(
  desk: Desk,
  order: StoredOrder,
  edit: StoredEdit,
): View[] {
  const { currency } = desk.store;
  return [
    ...edit.lines.flatMap((line) => changesOfLine(desk, order, line)),
    ...edit.shippingLines.flatMap((line): View[] => {
      const known = order.shippingLines.find(({ id }) => id === line.lineId);
      if (line.status === "ADDED")
        return [
          {
            __typename: "OrderStagedChangeAddShippingLine",
            title: line.title,
            presentmentTitle: line.title,
            phone: null,
            price: moneyBag(cents(line.price), currency).shopMoney,
          },
        ];
      return line.status === "REMOVED" && known
        ? [
            {
              __typename: "OrderStagedChangeRemoveShippingLine",
              shippingLine: shippingLineView(desk, order, known),
            },
          ]
        : [];
    }),
  ];
}

function changesOfLine(
  desk: Desk,
  order: StoredOrder,
  line: EditedLine,
): View[] {
  const { store } = desk;
  const discounts = line.discounts.map((one) =>
    addedDiscountView(store.currency, one),
  );
  const goods = goodsOf(order, line);
  if (line.goods)
    return [
      goods.variantId === null
        ? {
            __typename: "OrderStagedChangeAddCustomItem",
            title: goods.title,
            quantity: line.quantity,
            originalUnitPrice: moneyBag(cents(goods.price), store.currency)
              .shopMoney,
          }
        : {
            __typename: "OrderStagedChangeAddVariant",
            quantity: line.quantity,
            variant: (_: unknown, { views }: Visit) => {
              const variant = store.variants.get(goods.variantId);
              return variant ? views.variant(desk, variant) : null;
            },
          },
      ...discounts,
    ];
  const delta = line.quantity - line.before;
  const known = order.lines.find(({ id }) => id === line.lineId);
  if (delta === 0 || !known) return discounts;
  const lineItem = lineItemView(desk, order, known);
  return [
    delta > 0
      ? { __typename: "OrderStagedChangeIncrementItem", delta, lineItem }
      : {
          __typename: "OrderStagedChangeDecrementItem",
          delta: -delta,
          lineItem,
          restock: line.restock,
        },
    ...discounts,
  ];
}
