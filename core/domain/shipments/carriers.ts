import { normalizeTracking } from "./normalize-tracking.ts";

/** Numbers whose form belongs to one carrier alone. The name is one that both platforms know. */
const forms: {
  carrier: string;
  form: RegExp;
  holds?: (number: string) => boolean;
}[] = [
  { carrier: "UPS", form: /^1Z[0-9A-Z]{16}$/, holds: hasUpsDigit },
  { carrier: "USPS", form: /^9[1-5]\d{20}$/, holds: hasUspsDigit },
  {
    carrier: "USPS",
    form: /^420\d{5}(\d{4})?9[1-5]\d{20}$/,
    holds: (number) => hasUspsDigit(number.slice(-22)),
  },
  { carrier: "USPS", form: /^[A-Z]{2}\d{9}US$/, holds: hasPostalDigit },
  { carrier: "Royal Mail", form: /^[A-Z]{2}\d{9}GB$/, holds: hasPostalDigit },
  { carrier: "Canada Post", form: /^[A-Z]{2}\d{9}CA$/, holds: hasPostalDigit },
  { carrier: "FedEx", form: /^96\d{20}$/ },
  { carrier: "DHL eCommerce", form: /^GM\d{16,20}$/ },
  { carrier: "DHL Express", form: /^JJD\d{16,20}$/ },
  { carrier: "Amazon Logistics", form: /^TB[ACM]\d{12}$/ },
];

/**
 * The carrier that a number can only be of, or null. Sources: the carriers' own pages on the form of their numbers; where
 * one has a check digit it must hold, so that a number typed wrong is nobody's.
 */
export function carrierOfNumber(text: string): string | null {
  const number = normalizeTracking(text);
  const found = forms.find(
    ({ form, holds }) => form.test(number) && (holds?.(number) ?? true),
  );
  return found?.carrier ?? null;
}

/**
 * Under which carrier a parcel is told to the other side: the merchant's own word for the name, the name as it stands, or,
 * where its own side says none or only that it is another one, the carrier whose number it is.
 * @param names the merchant's translations for the side that is told.
 */
export function carrierToTell(
  parcel: { carrier: string | null; trackingNumber: string },
  names: Record<string, string>,
): string {
  const said = parcel.carrier?.trim() ?? "";
  const own = Object.entries(names).find(
    ([name]) => name.trim().toLowerCase() === said.toLowerCase(),
  );
  if (own) return own[1];
  return saysNothing(said)
    ? (carrierOfNumber(parcel.trackingNumber) ?? said)
    : said;
}

const words = new Set(["", "other", "others", "unknown", "custom"]);

/** Whether a carrier's name says no more than that it is one. */
export const saysNothing = (name: string): boolean =>
  words.has(name.trim().toLowerCase());

/** Why a number cannot be one, in words; null where it may be. Both platforms refuse the rest only after the call. */
export function trackingFault(text: string): string | null {
  const number = normalizeTracking(text);
  if (number.length < 5) return "it is too short";
  if (number.length > 50) return "it is too long";
  if (/^https?:/i.test(number)) return "it is an address, not a number";
  return /^[A-Z0-9-]+$/.test(number)
    ? null
    : "it holds signs other than letters, digits and hyphens";
}

/** UPS: letters count by their place in the alphabet, every second sign twice. */
function hasUpsDigit(number: string): boolean {
  const values = [...number.slice(2)].map((sign) =>
    /\d/.test(sign) ? Number(sign) : (sign.charCodeAt(0) - 63) % 10,
  );
  const check = values.pop();
  const sum = values.reduce(
    (total, value, index) => total + (index % 2 === 0 ? value : value * 2),
    0,
  );
  return (10 - (sum % 10)) % 10 === check;
}

/** USPS: from the right, every second digit thrice. */
function hasUspsDigit(number: string): boolean {
  const digits = [...number].map(Number);
  const check = digits.pop();
  const sum = digits
    .reverse()
    .reduce(
      (total, digit, index) => total + digit * (index % 2 === 0 ? 3 : 1),
      0,
    );
  return (10 - (sum % 10)) % 10 === check;
}

/** The Universal Postal Union's S10: eight digits with weights of their own. */
function hasPostalDigit(number: string): boolean {
  const weights = [8, 6, 4, 2, 3, 5, 9, 7];
  const digits = [...number.slice(2, 11)].map(Number);
  const sum = weights.reduce(
    (total, weight, index) => total + weight * (digits[index] ?? 0),
    0,
  );
  const rest = 11 - (sum % 11);
  const check = rest === 10 ? 0 : rest === 11 ? 5 : rest;
  return check === digits[8];
}
