/**
 * Why something comes back. The first twenty of Shopify's library, with the ids and handles that a store answered; the old
 * closed set names nine of them, and everything else is OTHER to it.
 * source: recorded answer of returnReasonDefinitions; the pairing with the old names is read from both sides' texts.
 */
const library = [
  [1, "Unknown", "unknown", "UNKNOWN"],
  [2, "Changed my mind", "changed-my-mind", "UNWANTED"],
  [3, "Item not as described", "item-not-as-described", "NOT_AS_DESCRIBED"],
  [4, "Received the wrong item", "received-the-wrong-item", "WRONG_ITEM"],
  [5, "Other", "other-reason", "OTHER"],
  [6, "Damaged or defective", "damaged-or-defective", "DEFECTIVE"],
  [7, "Too small", "too-small", "SIZE_TOO_SMALL"],
  [8, "Too big", "too-big", "SIZE_TOO_LARGE"],
  [9, "Style", "style", "STYLE"],
  [10, "Color", "color", "COLOR"],
  [11, "Absorbency", "absorbency", "OTHER"],
  [12, "Academic level", "academic-level", "OTHER"],
  [13, "Accuracy", "accuracy", "OTHER"],
  [14, "Adhesion", "adhesion", "OTHER"],
  [15, "Adhesive", "adhesive", "OTHER"],
  [16, "Adhesive strength", "adhesive-strength", "OTHER"],
  [17, "Adjustability", "adjustability", "OTHER"],
  [18, "Age range", "age-range", "OTHER"],
  [19, "Amperage", "amperage", "OTHER"],
  [20, "Angle", "angle", "OTHER"],
] as const;

export type ReturnReason = {
  id: number;
  name: string;
  handle: string;
  /** Its name in the old enum `ReturnReason`. */
  old: string;
};

export const returnReasons: readonly ReturnReason[] = library.map(
  ([id, name, handle, old]) => ({ id, name, handle, old }),
);

/** The definition that an old name stands for. */
export function reasonByOldName(old: string): ReturnReason | undefined {
  return returnReasons.find((reason) => reason.old === old);
}

export function reasonById(id: number | undefined): ReturnReason | undefined {
  return returnReasons.find((reason) => reason.id === id);
}
