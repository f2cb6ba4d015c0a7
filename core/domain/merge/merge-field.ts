/** One field as three parties know it: the last agreed value, the storefront's, the marketplace's. */
export type ThreeWay<T> = { base: T | null; storefront: T; marketplace: T };

export type Merged<T> =
  | { kind: "agreed"; value: T }
  | { kind: "take"; from: "storefront" | "marketplace"; value: T }
  | { kind: "conflict"; storefront: T; marketplace: T };

/** Equal sides never conflict (C1); where one side moved it wins (C2); both moved apart is a question (C3). */
export function mergeField<T extends string | number | boolean>(
  field: ThreeWay<T>,
): Merged<T> {
  const { base, storefront, marketplace } = field;
  if (storefront === marketplace) return { kind: "agreed", value: storefront };
  if (base !== null && marketplace === base)
    return { kind: "take", from: "storefront", value: storefront };
  if (base !== null && storefront === base)
    return { kind: "take", from: "marketplace", value: marketplace };
  return { kind: "conflict", storefront, marketplace };
}
