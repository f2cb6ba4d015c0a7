/** The fields that both platforms have, in the order in which people read them, and what they are called. */
export const fieldWords = {
  title: { name: "title", plural: "titles" },
  description: { name: "description", plural: "descriptions" },
  price: { name: "price", plural: "prices" },
  images: { name: "pictures", plural: "pictures" },
  optionImages: {
    name: "pictures of options",
    plural: "pictures of options",
  },
  weight: { name: "weight", plural: "weights" },
  status: { name: "sale", plural: "states of sale" },
  options: { name: "options", plural: "options" },
} as const;

export type Field = keyof typeof fieldWords;

/** Every field, in their order. */
export const fieldNames = Object.keys(fieldWords) as Field[];

/** Whether a row's or a request's text names a field. */
export const isField = (text: string): text is Field =>
  Object.hasOwn(fieldWords, text);

/** Whether its values are pictures. */
export const isPictured = (field: string | null): boolean =>
  field === "images" || field === "optionImages";

/** Whose value it is. */
export type Side = "storefront" | "marketplace";
