import { amount } from "../money.ts";
import type { View } from "./view.ts";

/** A MoneyBag in the shop's currency; the sandbox knows no other. */
export function moneyBag(ofCents: number, currencyCode: string): View {
  const money = { amount: amount(ofCents), currencyCode };
  return { shopMoney: money, presentmentMoney: money };
}
