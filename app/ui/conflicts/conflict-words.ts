import { variantField } from "#core/domain/conflicts/cause.ts";
import { type Field, isField } from "#core/domain/field-words.ts";
import { goodsField } from "#core/domain/listings/match-goods.ts";
import { numberField } from "#core/domain/shipments/missing-number.ts";
import type { ConflictView } from "../../queries/conflicts.server.ts";
import type { Translate } from "../../texts/rooms.ts";

type Asked = Pick<ConflictView, "kind" | "field" | "subjectKind"> & {
  cause?: string;
};

/** Longer values stand above the answer; quoting them again helps nobody. */
const longestQuoted = 120;

/** What people call a field; a question's own word where we do not know it. */
const fieldName = (field: string | null, t: Translate): string =>
  field && isField(field)
    ? t(`fields:name.${field}`)
    : (field ?? t("conflicts:field"));

const typing = {
  title: { maxLength: 255, lines: 1 },
  description: { maxLength: 10_000, lines: 6 },
  price: { maxLength: 20, lines: 1 },
  weight: { maxLength: 6, lines: 1 },
} as const satisfies Partial<
  Record<Field, { maxLength: number; lines: number }>
>;

/** The fields for which a value of one's own can be typed, and how; null where one side's has to be chosen. */
export const typedHow = (field: string | null) =>
  field && Object.hasOwn(typing, field)
    ? {
        field: field as keyof typeof typing,
        ...typing[field as keyof typeof typing],
      }
    : null;

/** What sort of question it is, in a word or two. */
export function kindName({ kind, field }: Asked, t: Translate): string {
  if (kind === "field")
    return field && isField(field)
      ? t(`fields:label.${field}`)
      : t("conflicts:kind.field");
  return t(
    `conflicts:kind.${kind === "link" || kind === "stock" ? kind : "stuck"}`,
  );
}

/** Whether a question is about numbers that differ. */
export const isAboutCounts = ({ cause }: Pick<Asked, "cause">): boolean =>
  cause === "stock:oversold" || cause === "stock:ledger";

/** Which answers fit a question; the flow refuses all others. */
export function answersOf({ kind, field, subjectKind, cause }: Asked) {
  const isField = kind === "field";
  return {
    sides: isField,
    typed: isField && typedHow(field) !== null,
    link:
      kind === "link" &&
      (subjectKind === "listing_sku" || subjectKind === "goods"),
    /** A variant that one side alone has. */
    variant: kind === "link" && field === variantField,
    retry: kind === "stuck" && subjectKind === "effect",
    /** A number that the other side does not show. */
    resend: cause === "stuck:sides",
    /** News that could not be worked off. */
    again: kind === "stuck" && subjectKind === "entry",
    /** An order whose price does not add up, taken for what the buyer paid. */
    price: kind === "stuck" && field === "price",
    /** A buyer who asks to cancel. */
    asked: kind === "stuck" && field === "cancel-request",
    /** A buyer who asks for money or to send goods back. */
    returned: kind === "stuck" && field === "return-request",
    /** A refund of the merchant's own that needs a reason. */
    refundReason: kind === "stuck" && field === "refund-reason",
    /** An order that was cancelled in Shopify, or units refunded there before they left: TikTok Shop wants a reason. */
    cancelReason: kind === "stuck" && field === "cancel-reason",
    /** Units at a warehouse of TikTok Shop's that nobody counts. */
    warehouse: kind === "stock" && subjectKind === "warehouse",
    /** A parcel that was sent without a number. */
    number: kind === "stuck" && field === numberField,
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
  t: Translate,
): string {
  const chosen =
    side === "storefront"
      ? storefront
      : side === "marketplace"
        ? marketplace
        : value.trim();
  const name = fieldName(field, t);
  if (!chosen) return t("conflicts:consequence.write", { field: name });
  const changes = [
    chosen !== storefront && ("storefront" as const),
    chosen !== marketplace && ("marketplace" as const),
  ].filter((one) => one !== false);
  const [one] = changes;
  if (!one) return t("conflicts:consequence.same", { field: name });
  const where = changes.length > 1 ? "both" : one;
  return chosen.length > longestQuoted || chosen.includes("\n")
    ? t(`conflicts:consequence.${where}.this`, { field: name })
    : t(`conflicts:consequence.${where}.quoted`, {
        field: name,
        value: chosen,
      });
}

/** A settled choice, as people read it. */
export function choiceInWords(
  choice: ConflictView["choice"],
  field: ConflictView["field"],
  t: Translate,
): string {
  if (field === "price" && choice?.kind === "marketplace")
    return t("conflicts:choice.brought");
  // The value is a location's id; the activity list names it.
  if (field === "warehouse" && choice?.kind === "value")
    return t("conflicts:choice.warehouse");
  if (field === goodsField && choice?.kind === "link")
    return t("conflicts:choice.goods");
  if (field === variantField && choice?.kind === "storefront")
    return t("conflicts:choice.followed");
  if (field === variantField && choice?.kind === "marketplace")
    return t("conflicts:choice.apart");
  if (field === "cancel-request" && choice?.kind === "marketplace")
    return t("conflicts:choice.letGo");
  if (field === "cancel-request" && choice?.kind === "storefront")
    return t("conflicts:choice.refused");
  switch (choice?.kind) {
    case "value":
      return t("conflicts:choice.value", { value: choice.value });
    case "storefront":
    case "marketplace":
    case "link":
    case "leave":
      return t(`conflicts:choice.${choice.kind}`);
    default:
      return t("conflicts:choice.gone");
  }
}
