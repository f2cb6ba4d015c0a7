import { formatDecimal } from "../../kit/money.ts";
import { spread } from "../../kit/spread.ts";
import type {
  OrderMoneyFact,
  OrderNature,
  UnitMoney,
} from "../order-money-facts.ts";

/** A unit of the order, as its price is told. */
export type PricedUnit = {
  variantId: string;
  unitPriceMinor: number;
  money: UnitMoney;
  isGift: boolean;
  isCancelled: boolean;
};

/** What is known of the price of a TikTok order. */
export type OrderPrice = {
  currency: string;
  /** The currency that the store keeps its books in. */
  storeCurrency: string;
  totalMinor: number;
  money: OrderMoneyFact | null;
  units: PricedUnit[];
  /** A person has looked at a price that does not add up, and wants the order for what the buyer paid. */
  isAccepted: boolean;
};

export type BillLine = {
  variantId: string;
  quantity: number;
  unitPriceMinor: number;
  /** For the whole line. */
  taxMinor: number;
  taxRate: string | null;
  /** What the line cannot say by its numbers, by name. */
  properties: Record<string, string>;
};

/** A charge beside the goods: shipping, and whatever else the buyer paid. */
export type BillCharge = {
  name: string;
  priceMinor: number;
  taxMinor: number;
};

/** The order as the store will have it: lines, charges and taxes add up to `totalMinor`. */
export type OrderBill = {
  totalMinor: number;
  taxesIncluded: boolean;
  lines: BillLine[];
  charges: BillCharge[];
  /** What cannot be expressed as a line, by the name people read. */
  attributes: Record<string, string>;
};

const shippingName = "TikTok Shop shipping";
const differenceName = "Difference to the total on TikTok Shop";

const sumOf = <Item>(items: Item[], of: (item: Item) => number) =>
  items.reduce((sum, item) => sum + of(item), 0);

/**
 * Why the parts of a price do not add up to what the buyer paid, in words; nothing where they do. Whether taxes come on
 * top of the prices or lie in them differs by market, and shows in which of both adds up.
 */
export function priceFaults(price: OrderPrice): string[] {
  const { money, units, currency, storeCurrency } = price;
  const amount = (minor: number) => inWords(minor, currency);
  const faults: string[] = [];
  if (currency !== storeCurrency)
    faults.push(
      `The order is in ${currency}, and the store keeps its books in ${storeCurrency}.`,
    );
  if (!money)
    return [...faults, "TikTok Shop does not tell how its price comes about."];
  const differ = (what: string, parts: number, whole: number) => {
    if (parts !== whole)
      faults.push(
        `${what} add up to ${amount(parts)}, and TikTok Shop says ${amount(whole)}.`,
      );
  };
  differ(
    "The units",
    sumOf(toldUnits(price), (unit) => unit.unitPriceMinor),
    money.goodsMinor,
  );
  differ(
    "List price and discounts",
    money.goodsListMinor -
      money.sellerDiscountMinor -
      money.platformDiscountMinor,
    money.goodsMinor,
  );
  differ(
    "Shipping and its discounts",
    money.shippingListMinor -
      money.shippingSellerDiscountMinor -
      money.shippingPlatformDiscountMinor,
    money.shippingMinor,
  );
  const told = sumOf(toldUnits(price), (unit) => unit.money.taxMinor);
  if (told !== 0) differ("The units' taxes", told, money.goodsTaxMinor);
  if (!taxesLieWithin(money))
    differ("The parts of the price", sumWithTaxes(money), money.totalMinor);
  if (money.deductionMinor > sumOf(units, (unit) => unit.unitPriceMinor))
    faults.push("More is taken off than the goods cost.");
  return faults;
}

/** Where units were cancelled before we learned of the order, the payment may be told with them or without. */
function toldUnits({ money, units }: OrderPrice): PricedUnit[] {
  const live = units.filter((unit) => !unit.isCancelled);
  const isOf = (some: PricedUnit[]) =>
    money !== null &&
    sumOf(some, (unit) => unit.unitPriceMinor) === money.goodsMinor;
  return !isOf(units) && isOf(live) ? live : units;
}

const sumBeforeTaxes = (money: OrderMoneyFact) =>
  money.goodsMinor +
  money.shippingMinor +
  sumOf(money.fees, (fee) => fee.minor) -
  money.deductionMinor;

const sumWithTaxes = (money: OrderMoneyFact) =>
  sumBeforeTaxes(money) + money.goodsTaxMinor + money.shippingTaxMinor;

const taxesLieWithin = (money: OrderMoneyFact) =>
  money.goodsTaxMinor + money.shippingTaxMinor !== 0 &&
  sumBeforeTaxes(money) === money.totalMinor;

/**
 * The bill that a TikTok order is brought to Shopify with. Its sum is what the buyer paid, less units that were cancelled
 * before. A price whose parts do not add up gives no bill, unless a person has accepted it: then the difference has a
 * line of its own.
 */
export function billOrder(
  price: OrderPrice,
): { bill: OrderBill } | { faults: string[] } {
  const faults = priceFaults(price);
  if (faults.length > 0 && !price.isAccepted) return { faults };
  return { bill: drawBill(price, faults.length > 0) };
}

/** What a unit costs in the store; the tax that comes on top of its price, nothing where it lies within. */
export type UnitWorth = { priceMinor: number; taxMinor: number };

/**
 * What each unit of a price stands for in the store, as it was brought there; in their order. Units that the payment does not
 * tell any more count by their own price.
 */
export function worthInStore(price: OrderPrice): UnitWorth[] {
  const { priced, taxesIncluded } = pricedParts(
    price,
    priceFaults(price).length > 0,
  );
  const counted = new Set(toldUnits(price));
  const inTurn = priced.values();
  return price.units.map((unit) => {
    const { unitPriceMinor, money } = counted.has(unit)
      ? (inTurn.next().value ?? unit)
      : unit;
    return {
      priceMinor: unitPriceMinor,
      taxMinor: taxesIncluded ? 0 : money.taxMinor,
    };
  });
}

/** The units as the store prices them, and what comes beside them. */
function pricedParts(price: OrderPrice, isForced: boolean) {
  const { money } = price;
  const units = countedUnits(price);
  const { charges, taxesIncluded, difference } = isForced
    ? forcedParts(price, units)
    : {
        charges: chargesOf(money),
        taxesIncluded: money !== null && taxesLieWithin(money),
        difference: -(money?.deductionMinor ?? 0),
      };
  if (difference > 0)
    charges.push({ name: differenceName, priceMinor: difference, taxMinor: 0 });
  const priced = difference < 0 ? takeOff(units, -difference) : units;
  return { priced, charges, taxesIncluded };
}

function drawBill(price: OrderPrice, isForced: boolean): OrderBill {
  const { money, currency } = price;
  const { priced, charges, taxesIncluded } = pricedParts(price, isForced);
  const live = priced.filter((unit) => !unit.isCancelled);
  return {
    totalMinor: addUp({ units: live, charges, taxesIncluded }),
    taxesIncluded,
    lines: joinUnits(live, currency),
    charges,
    attributes: attributesOf(price, money, currency),
  };
}

/**
 * What is told of a price that does not add up, and the difference to what the buyer paid. A difference larger than the
 * goods could bear is first taken from the taxes, then from the charges, which are told as attributes anyway.
 */
function forcedParts(price: OrderPrice, units: PricedUnit[]) {
  const goods = sumOf(units, (unit) => unit.unitPriceMinor);
  const charges = chargesOf(price.money);
  const ways = [
    { charges, taxesIncluded: false },
    { charges, taxesIncluded: true },
    { charges: [] as BillCharge[], taxesIncluded: true },
  ].map((way) => ({
    ...way,
    difference: price.totalMinor - addUp({ units, ...way }),
  }));
  const last = {
    charges: [] as BillCharge[],
    taxesIncluded: true,
    difference: -goods,
  };
  return ways.find((way) => way.difference >= -goods) ?? last;
}

const addUp = (parts: {
  units: PricedUnit[];
  charges: BillCharge[];
  taxesIncluded: boolean;
}) =>
  sumOf(
    parts.units,
    (unit) =>
      unit.unitPriceMinor + (parts.taxesIncluded ? 0 : unit.money.taxMinor),
  ) +
  sumOf(
    parts.charges,
    (charge) => charge.priceMinor + (parts.taxesIncluded ? 0 : charge.taxMinor),
  );

/** The units that the payment is told for, taxed. */
function countedUnits(price: OrderPrice): PricedUnit[] {
  const counted = new Set(toldUnits(price));
  return withTaxes(price).filter((_, index) => {
    const unit = price.units[index];
    return unit !== undefined && counted.has(unit);
  });
}

/** A market that tells the tax of the whole order only has it spread over the units by their price. */
function withTaxes(price: OrderPrice): PricedUnit[] {
  const { money, units } = price;
  const told = sumOf(units, (unit) => unit.money.taxMinor);
  if (!money || money.goodsTaxMinor === 0 || told !== 0) return units;
  const taxed = toldUnits(price);
  const shares = spread(
    money.goodsTaxMinor,
    taxed.map((unit) => unit.unitPriceMinor),
  );
  const taxOf = new Map(taxed.map((unit, index) => [unit, shares[index] ?? 0]));
  return units.map((unit) => ({
    ...unit,
    money: { ...unit.money, taxMinor: taxOf.get(unit) ?? 0 },
  }));
}

const chargesOf = (money: OrderMoneyFact | null): BillCharge[] => {
  if (!money) return [];
  const { shippingMinor, shippingTaxMinor } = money;
  return [
    ...(shippingMinor !== 0 || shippingTaxMinor !== 0
      ? [
          {
            name: shippingName,
            priceMinor: shippingMinor,
            taxMinor: shippingTaxMinor,
          },
        ]
      : []),
    ...money.fees.map((fee) => ({
      name: fee.name,
      priceMinor: fee.minor,
      taxMinor: 0,
    })),
  ];
};

/** A deduction from the whole has no line in Shopify: it lowers the units' prices, in proportion and to the cent. */
function takeOff(units: PricedUnit[], minor: number): PricedUnit[] {
  const prices = units.map((unit) => unit.unitPriceMinor);
  const most = Math.min(
    minor,
    sumOf(prices, (one) => one),
  );
  const shares = spread(most, prices);
  return units.map((unit, index) => ({
    ...unit,
    unitPriceMinor: unit.unitPriceMinor - (shares[index] ?? 0),
  }));
}

/** Units of one variant at one price are one line. */
function joinUnits(units: PricedUnit[], currency: string): BillLine[] {
  const groups = new Map<string, PricedUnit[]>();
  for (const unit of units) {
    const key = `${unit.variantId}|${unit.unitPriceMinor}|${unit.isGift}`;
    groups.set(key, [...(groups.get(key) ?? []), unit]);
  }
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    return {
      variantId: first.variantId,
      quantity: same.length,
      unitPriceMinor: first.unitPriceMinor,
      taxMinor: sumOf(same, (unit) => unit.money.taxMinor),
      taxRate: first.money.taxRate,
      properties: named(currency, {
        "List price": sumOf(same, (unit) => unit.money.listMinor),
        "Your discount": sumOf(same, (unit) => unit.money.sellerDiscountMinor),
        "TikTok's discount": sumOf(
          same,
          (unit) => unit.money.platformDiscountMinor,
        ),
        ...(first.isGift && { Gift: "yes" }),
      }),
    };
  });
}

/** A list price is only worth saying where something was taken off it. */
function named(
  currency: string,
  parts: Record<string, number | string>,
): Record<string, string> {
  const told = Object.entries(parts).filter(
    ([name, part]) => part !== 0 && name !== "List price",
  );
  if (told.length === 0) return {};
  return Object.fromEntries(
    Object.entries(parts)
      .filter(([, part]) => part !== 0)
      .map(([name, part]) => [
        name,
        typeof part === "number" ? inWords(part, currency) : part,
      ]),
  );
}

function attributesOf(
  { totalMinor }: OrderPrice,
  money: OrderMoneyFact | null,
  currency: string,
): Record<string, string> {
  const parts = {
    "Goods: your discount": money?.sellerDiscountMinor ?? 0,
    "Goods: TikTok's discount": money?.platformDiscountMinor ?? 0,
    "Shipping: your discount": money?.shippingSellerDiscountMinor ?? 0,
    "Shipping: TikTok's discount": money?.shippingPlatformDiscountMinor ?? 0,
    "TikTok's discount on the payment": money?.deductionMinor ?? 0,
  };
  return Object.fromEntries([
    ["Paid on TikTok Shop", inWords(totalMinor, currency)],
    ...Object.entries(parts)
      .filter(([, minor]) => minor !== 0)
      .map(([name, minor]) => [name, inWords(minor, currency)]),
  ]);
}

const inWords = (minor: number, currency: string) =>
  `${formatDecimal({ minor, currency })} ${currency}`;

/** What a merchant should see of an order at once, as a tag. */
export const natureTags: Record<OrderNature, string | null> = {
  ordinary: null,
  sample: "TikTok sample",
  replacement: "TikTok replacement",
  "pre-order": "TikTok pre-order",
  "made-to-order": "TikTok made to order",
  "back-order": "TikTok back order",
  lottery: "TikTok lottery",
};
