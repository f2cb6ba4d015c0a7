import type { Desk } from "../desk.ts";
import { gid, idOf, typeOf } from "../gid.ts";
import { cents, price } from "../money.ts";
import { commitEdit } from "../store/commit-edit.ts";
import {
  beginEdit,
  stageDiscount,
  stageLine,
  stageShipping,
} from "../store/edit-order.ts";
import type { EditedLine, StoredEdit } from "../store/edit-records.ts";
import { orderByGid, orderById, productById } from "../store/lookups.ts";
import type { StoredDiscount } from "../store/money-records.ts";
import { orderMoney } from "../store/order-money.ts";
import type { PlacedLine } from "../store/place-order.ts";
import {
  addedDiscountView,
  calculatedLineView,
  calculatedOrderView,
  calculatedShippingView,
  waitingUnits,
} from "./calculated-orders.ts";
import { type UserError, userError } from "./errors.ts";
import { readLine } from "./order-lines.ts";
import { orderView } from "./orders.ts";
import type { View, Visit } from "./view.ts";

/*
 * Editing an order: begun, changed step by step, committed. The words of refusals are those of the recorded answers of the
 * orderEdit mutations, unless something else is said.
 */
type Money = { amount: string; currencyCode: string };
type InEdit = { id: string };

/** Errors of most of these mutations have no code; those about shipping lines and discounts have one. */
const coded = "INVALID";

/** An edit by the id of its calculated order or of its session. */
function editOf({ store }: Desk, id: string): StoredEdit | undefined {
  const type = typeOf(id);
  return type === "CalculatedOrder" || type === "OrderEditSession"
    ? store.edits.get(idOf(id, type))
    : undefined;
}

const sessionView = ({ id }: StoredEdit): View => ({
  __typename: "OrderEditSession",
  id: gid("OrderEditSession", id),
});

const nothing = {
  calculatedOrder: null,
  calculatedLineItem: null,
  calculatedShippingLine: null,
  addedDiscountStagedChange: null,
  orderEditSession: null,
  order: null,
  successMessages: [],
};

function refused(...userErrors: UserError[]): View {
  return { ...nothing, userErrors };
}

/** A step of an edit: finds the edit, takes the step, shows what the order would be. */
function step<Args extends InEdit>(
  act: (desk: Desk, edit: StoredEdit, args: Args) => View | UserError[],
  code: string | null = null,
) {
  return (args: Args, { desk }: Visit): View => {
    const edit = editOf(desk, args.id);
    if (!edit)
      return refused(
        userError(["id"], "The calculated order does not exist.", code),
      );
    const done = act(desk, edit, args);
    if (Array.isArray(done)) return refused(...done);
    return {
      ...nothing,
      calculatedOrder: calculatedOrderView(desk, edit),
      orderEditSession: sessionView(edit),
      ...done,
      userErrors: [],
    };
  };
}

function orderEditBegin({ id }: InEdit, { desk }: Visit): View {
  const order = orderByGid(desk.store, id);
  if (!order) return refused(userError(["id"], "The order does not exist."));
  if (order.cancelledAt)
    return refused(userError(null, "The order cannot be edited."));
  const edit = beginEdit(desk, order);
  return {
    ...nothing,
    calculatedOrder: calculatedOrderView(desk, edit),
    orderEditSession: sessionView(edit),
    userErrors: [],
  };
}

const tooFew = (field: string[]) => userError(field, "must be greater than 0");
const negative = (field: string[]) =>
  userError(field, "must be greater than or equal to 0");

/** A line whose input was looked at already, waiting at the location named or where orders are sent. */
function staged(
  desk: Desk,
  edit: StoredEdit,
  line: PlacedLine | undefined,
  locationId: string | null | undefined,
): View {
  if (!line) throw new Error("what was looked at makes no line");
  const place = desk.store.locations.get(idOf(locationId, "Location"));
  const added = stageLine(edit, {
    ...line,
    locationId: place?.id ?? line.locationId,
  });
  return { calculatedLineItem: calculatedLineView(desk, edit, added) };
}

type AddVariantArgs = InEdit & {
  variantId: string;
  quantity: number;
  locationId?: string | null;
  allowDuplicates?: boolean | null;
};

const addVariant = step<AddVariantArgs>((desk, edit, args) => {
  const id = idOf(args.variantId, "ProductVariant");
  if (id === 0)
    return [
      userError(
        ["variantId"],
        "can't convert Integer[0] to a positive Integer to use as an untrusted id",
      ),
    ];
  const variant = desk.store.variants.get(id);
  if (!variant)
    return [
      userError(["variantId"], "The variant does not exist in the shop."),
    ];
  if (args.quantity <= 0)
    return [
      tooFew(["quantity"]),
      ...(args.quantity < 0 ? [negative(["quantity"])] : []),
    ];
  const order = orderById(desk.store, edit.orderId);
  const isThere = edit.lines.some(
    ({ goods, lineId, quantity }) =>
      quantity > 0 &&
      (goods ?? order.lines.find((line) => line.id === lineId))?.variantId ===
        id,
  );
  if (isThere && !args.allowDuplicates)
    return [
      userError(
        ["id"],
        `${productById(desk.store, variant.productId).title} was not added because it's already on the order.`,
      ),
    ];
  const { line } = readLine(
    desk,
    { variantId: args.variantId, quantity: args.quantity },
    0,
  );
  return staged(desk, edit, line, args.locationId);
});

type AddItemArgs = InEdit & {
  title: string;
  quantity: number;
  price: Money;
  locationId?: string | null;
  taxable?: boolean | null;
  requiresShipping?: boolean | null;
};

const addCustomItem = step<AddItemArgs>((desk, edit, args) => {
  const { title, quantity } = args;
  const { currency } = desk.store;
  if (!title.trim()) return [userError(["title"], "can't be blank")];
  if (title.length > 255)
    return [userError(["title"], "is too long (maximum is 255 characters)")];
  if (quantity <= 0) return [tooFew(["quantity"])];
  if (cents(args.price.amount) < 0) return [negative(["price", "amount"])];
  if (args.price.currencyCode !== currency)
    return [userError(["price", "amount"], `Currency must be ${currency}.`)];
  const { line } = readLine(
    desk,
    {
      title,
      quantity,
      priceSet: { shopMoney: { amount: args.price.amount } },
      requiresShipping: args.requiresShipping ?? false,
      taxable: args.taxable ?? true,
    },
    0,
  );
  return staged(desk, edit, line, args.locationId);
});

function lineOf(edit: StoredEdit, id: string): EditedLine | undefined {
  return edit.lines.find(({ key }) => gid("CalculatedLineItem", key) === id);
}

const unknownLine = (field: string) =>
  userError([field], "The line item does not exist on the order.");

type SetQuantityArgs = InEdit & {
  lineItemId: string;
  quantity: number;
  restock?: boolean | null;
};

const setQuantity = step<SetQuantityArgs>((desk, edit, args) => {
  const line = lineOf(edit, args.lineItemId);
  if (!line) return [unknownLine("lineItemId")];
  if (args.quantity < 0) return [negative(["quantity"])];
  const order = orderById(desk.store, edit.orderId);
  // Assumed: the words. What was shipped stays on the order.
  if (line.before - args.quantity > waitingUnits(desk, order, line))
    return [
      userError(
        ["quantity"],
        "The quantity cannot be lower than what has been fulfilled.",
      ),
    ];
  line.quantity = args.quantity;
  line.restock = args.restock ?? false;
  return { calculatedLineItem: calculatedLineView(desk, edit, line) };
});

type DiscountInput = {
  description?: string | null;
  fixedValue?: Money | null;
  percentValue?: number | null;
};

function readValue(input: DiscountInput): StoredDiscount["value"] | undefined {
  if (input.fixedValue) return { amount: price(input.fixedValue.amount) };
  return typeof input.percentValue === "number"
    ? { percentage: input.percentValue }
    : undefined;
}

/** Assumed: the words for a discount of nothing. */
const noValue = userError(["discount"], "The discount must have a value.");

const addLineItemDiscount = step<
  InEdit & { lineItemId: string; discount: DiscountInput }
>((desk, edit, { lineItemId, discount }) => {
  const line = lineOf(edit, lineItemId);
  if (!line) return [unknownLine("id")];
  const value = readValue(discount);
  if (!value) return [noValue];
  const staged = stageDiscount(line, {
    description: discount.description ?? null,
    value,
  });
  return {
    calculatedLineItem: calculatedLineView(desk, edit, line),
    addedDiscountStagedChange: addedDiscountView(desk.store.currency, staged),
  };
});

function discountOf(edit: StoredEdit, id: string) {
  const number = id.split("/").at(-1);
  for (const line of edit.lines) {
    const found = line.discounts.find((one) => one.id === number);
    if (found) return { line, found };
  }
  return undefined;
}

/** Assumed: the words. */
const unknownDiscount = userError(
  ["discountApplicationId"],
  "The discount application does not exist.",
  coded,
);

type DiscountArgs = InEdit & { discountApplicationId: string };

const removeDiscount = step<DiscountArgs>((_, edit, args) => {
  const place = discountOf(edit, args.discountApplicationId);
  if (!place) return [unknownDiscount];
  place.line.discounts = place.line.discounts.filter(
    (one) => one !== place.found,
  );
  return {};
}, coded);

const updateDiscount = step<DiscountArgs & { discount: DiscountInput }>(
  (_, edit, args) => {
    const place = discountOf(edit, args.discountApplicationId);
    if (!place) return [unknownDiscount];
    const value = readValue(args.discount);
    if (value) place.found.value = value;
    if (args.discount.description !== undefined)
      place.found.description = args.discount.description;
    return {};
  },
  coded,
);

type ShippingInput = { title?: string | null; price?: Money | null };

function wrongCurrency({ store }: Desk, given: Money | null | undefined) {
  return given && given.currencyCode !== store.currency
    ? userError(
        ["shippingLine", "price"],
        `The price must be in ${store.currency}.`,
        coded,
      )
    : undefined;
}

const addShippingLine = step<
  InEdit & { shippingLine: { title: string; price: Money } }
>((desk, edit, { shippingLine }) => {
  const wrong = wrongCurrency(desk, shippingLine.price);
  if (wrong) return [wrong];
  const line = stageShipping(edit, {
    title: shippingLine.title,
    price: price(shippingLine.price.amount),
  });
  const { currency } = desk.store;
  return { calculatedShippingLine: calculatedShippingView(currency, line) };
}, coded);

function shippingOf(edit: StoredEdit, id: string) {
  return edit.shippingLines.find(
    ({ key }) => gid("CalculatedShippingLine", key) === id,
  );
}

const noShipping = (what: string) =>
  userError(["shippingLineId"], `The shipping line can't be ${what}.`, coded);

const updateShippingLine = step<
  InEdit & { shippingLineId: string; shippingLine: ShippingInput }
>((desk, edit, { shippingLineId, shippingLine }) => {
  const line = shippingOf(edit, shippingLineId);
  if (line?.status !== "ADDED")
    return [
      noShipping(
        "updated because it doesn't exist or wasn't added during this edit",
      ),
    ];
  const wrong = wrongCurrency(desk, shippingLine.price);
  if (wrong) return [wrong];
  line.title = shippingLine.title ?? line.title;
  if (shippingLine.price) line.price = price(shippingLine.price.amount);
  return {};
}, coded);

const removeShippingLine = step<InEdit & { shippingLineId: string }>(
  (_, edit, { shippingLineId }) => {
    const line = shippingOf(edit, shippingLineId);
    if (!line || line.status === "REMOVED")
      return [
        noShipping(
          "removed because it doesn't exist or has already been removed",
        ),
      ];
    if (line.status === "ADDED")
      edit.shippingLines = edit.shippingLines.filter((one) => one !== line);
    else line.status = "REMOVED";
    return {};
  },
  coded,
);

/** The customer is told, or asked for what is owed. */
function orderEditCommit(
  { id, notifyCustomer }: InEdit & { notifyCustomer?: boolean | null },
  { desk }: Visit,
): View {
  const edit = editOf(desk, id);
  if (!edit)
    return refused(userError(["id"], "The calculated order does not exist."));
  const order = orderById(desk.store, edit.orderId);
  if (order.cancelledAt)
    return refused(userError(null, "The order cannot be edited."));
  const { unarchived } = commitEdit(desk, order, edit, notifyCustomer ?? false);
  const owed = orderMoney(desk.store, order).outstanding > 0;
  return {
    order: orderView(desk, order),
    successMessages: [
      "Order updated",
      ...(unarchived ? ["Order unarchived"] : []),
      ...(notifyCustomer ? [owed ? "Invoice sent" : "Notification sent"] : []),
    ],
    userErrors: [],
  };
}

export const orderEditRoots: View = {
  orderEditBegin,
  orderEditAddVariant: addVariant,
  orderEditAddCustomItem: addCustomItem,
  orderEditSetQuantity: setQuantity,
  orderEditAddLineItemDiscount: addLineItemDiscount,
  orderEditRemoveDiscount: removeDiscount,
  orderEditRemoveLineItemDiscount: removeDiscount,
  orderEditUpdateDiscount: updateDiscount,
  orderEditAddShippingLine: addShippingLine,
  orderEditUpdateShippingLine: updateShippingLine,
  orderEditRemoveShippingLine: removeShippingLine,
  orderEditCommit,
  orderEditSession: ({ id }: { id: string }, { desk }: Visit) => {
    const edit = editOf(desk, id);
    return edit ? sessionView(edit) : null;
  },
};
