import { type Field, fieldWords, isField } from "#core/domain/field-words.ts";
import type { ConflictView } from "../../queries/conflicts.server.ts";

type Asked = Pick<ConflictView, "kind" | "field" | "subjectKind">;

/** Longer values stand above the answer; quoting them again helps nobody. */
const longestQuoted = 120;

/** What people call a field; a question's own word where we do not know it. */
export const fieldName = (field: string | null): string =>
  field && isField(field) ? fieldWords[field].name : (field ?? "field");

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

type Typing = { label: string; maxLength: number; lines: number };

const typing: Partial<Record<Field, Typing>> = {
  title: { label: "Title for both sides", maxLength: 255, lines: 1 },
  description: {
    label: "Description for both sides",
    maxLength: 10_000,
    lines: 6,
  },
  price: {
    label: "Price for both sides, such as 18.50",
    maxLength: 20,
    lines: 1,
  },
  weight: { label: "Weight for both sides, in grams", maxLength: 6, lines: 1 },
};

/** How a value of one's own is typed; null where one side's has to be chosen. */
export const typedHow = (field: string | null): Typing | null =>
  field && isField(field) ? (typing[field] ?? null) : null;

/** What sort of question it is, in a word or two. */
export function kindName({ kind, field }: Asked): string {
  if (kind === "field") return capital(fieldName(field));
  if (kind === "link") return "Link";
  if (kind === "stock") return "Stock";
  return "Stuck";
}

/** Which answers fit a question; the flow refuses all others. */
export function answersOf({ kind, field, subjectKind }: Asked) {
  const isField = kind === "field";
  return {
    sides: isField,
    typed: isField && typedHow(field) !== null,
    link: kind === "link" && subjectKind === "listing_sku",
    retry: kind === "stuck" && subjectKind === "effect",
    /** An order whose price does not add up, taken for what the buyer paid. */
    price: kind === "stuck" && field === "price",
    /** A buyer who asks to cancel. */
    asked: kind === "stuck" && field === "cancel-request",
    leave: true,
  };
}

/** What choosing one side will do, before it is done. */
export function consequence(
  side: "storefront" | "marketplace" | "value",
  {
    storefront,
    marketplace,
    field,
  }: Pick<ConflictView, "storefront" | "marketplace" | "field">,
  value: string,
): string {
  const chosen =
    side === "storefront"
      ? storefront
      : side === "marketplace"
        ? marketplace
        : value.trim();
  const name = fieldName(field);
  if (!chosen) return `Write the ${name} that both sides should have.`;
  const changes = [
    chosen !== storefront && "Shopify",
    chosen !== marketplace && "TikTok Shop",
  ].filter(Boolean);
  return changes.length === 0
    ? `Both sides have this ${name} already; the conflict is closed.`
    : `The ${name} on ${changes.join(" and on ")} becomes ${chosen.length > longestQuoted || chosen.includes("\n") ? "this one" : `“${chosen}”`}.`;
}

/** A settled choice, as people read it. */
export function choiceInWords(
  choice: ConflictView["choice"],
  field: ConflictView["field"],
): string {
  if (field === "price" && choice?.kind === "marketplace")
    return "The order was brought to Shopify for what the buyer paid";
  if (field === "cancel-request" && choice?.kind === "marketplace")
    return "The buyer was let go";
  if (field === "cancel-request" && choice?.kind === "storefront")
    return "The buyer was told no; the order goes on";
  switch (choice?.kind) {
    case "storefront":
      return "Shopify's value was taken";
    case "marketplace":
      return "TikTok Shop's value was taken";
    case "value":
      return `Both sides were given “${choice.value}”`;
    case "link":
      return "The TikTok SKU was linked by hand";
    case "leave":
      return "It was left as it is";
    default:
      return "Its cause went away";
  }
}
