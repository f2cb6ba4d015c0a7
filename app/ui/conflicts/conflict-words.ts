import type { ConflictView } from "../../queries/conflicts.server.ts";

type Asked = Pick<ConflictView, "kind" | "field" | "subjectKind">;

/** What sort of question it is, in a word or two. */
export function kindName({ kind, field }: Asked): string {
  if (kind === "field") return field === "title" ? "Title" : (field ?? "Field");
  if (kind === "link") return "Link";
  if (kind === "stock") return "Stock";
  return "Stuck";
}

/** Which answers fit a question; the flow refuses all others. */
export function answersOf({ kind, field, subjectKind }: Asked) {
  const isTitle = kind === "field" && field === "title";
  return {
    sides: isTitle,
    link: kind === "link" && subjectKind === "listing_sku",
    retry: kind === "stuck" && subjectKind === "effect",
    /** An order whose price does not add up, taken for what the buyer paid. */
    price: kind === "stuck" && field === "price",
    leave: !isTitle,
  };
}

/** What choosing one side will do, before it is done. */
export function consequence(
  side: "storefront" | "marketplace" | "value",
  { storefront, marketplace }: Pick<ConflictView, "storefront" | "marketplace">,
  value: string,
): string {
  const chosen =
    side === "storefront"
      ? storefront
      : side === "marketplace"
        ? marketplace
        : value.trim();
  if (!chosen) return "Write the title that both sides should have.";
  const changes = [
    chosen !== storefront && "Shopify",
    chosen !== marketplace && "TikTok Shop",
  ].filter(Boolean);
  return changes.length === 0
    ? "Both sides have this title already; the conflict is closed."
    : `The title on ${changes.join(" and on ")} becomes “${chosen}”.`;
}

/** A settled choice, as people read it. */
export function choiceInWords(
  choice: ConflictView["choice"],
  field: ConflictView["field"],
): string {
  if (field === "price" && choice?.kind === "marketplace")
    return "The order was brought to Shopify for what the buyer paid";
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
