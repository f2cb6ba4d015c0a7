import { fieldNames } from "#core/domain/field-words.ts";
import { fieldKey } from "#core/domain/merge/situation.ts";

// What effects and audit lines are about, by the thing that a person looks at.

/** Of a product itself: its being listed. */
export const subjectsOfProduct = (id: string): string[] => [`listing:${id}`];

/** Of a variant: what channels are told of it, what it is made of, and its goods. */
export const subjectsOfVariant = (id: string): string[] => [
  ...["storefront", "marketplace", "hold", "kit"].map(
    (what) => `stock:${what}:${id}`,
  ),
  `goods:${id}`,
];

const fieldsOf = (id: string): string[] =>
  fieldNames.map((field) => fieldKey(field, id));

export const subjectsOfListing = fieldsOf;

/** Of a TikTok SKU: its stock, its link and its own fields. */
export const subjectsOfSku = (id: string): string[] => [
  `stock:marketplace:${id}`,
  `sku:${id}`,
  ...fieldsOf(id),
];

/** Of a question: what a person decided. */
export const subjectOfQuestion = ({ id }: { id: string }): string =>
  `conflict:${id}`;

/** The subjects that the effects of an order carry: its own, its requests' and its parcels'. */
export const subjectsOfOrder = (order: {
  id: string;
  requests: readonly { id: string }[];
  shipments: readonly { id: string }[];
}): string[] => [
  `order:${order.id}`,
  ...order.requests.map(({ id }) => `request:${id}`),
  ...order.shipments.map(({ id }) => `parcel:${id}`),
];
