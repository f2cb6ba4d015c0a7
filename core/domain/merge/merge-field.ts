import type { Base } from "./pair.ts";

/** One field as three parties know it: what each side was when both last agreed, and what each says now. */
export type ThreeWay = {
  base: Base | null;
  storefront: string;
  marketplace: string;
};

/** When two values count as the same. */
export type Sameness = {
  /** Across the sides. */
  same(storefront: string, marketplace: string): boolean;
  /** What counts of one side's value; the same in two of them is no edit. */
  essence(value: string): string;
};

export type Merged =
  | { kind: "agreed" }
  /** They differ, and nobody has moved since that was accepted. */
  | { kind: "apart" }
  | { kind: "take"; from: "storefront" | "marketplace" }
  | { kind: "conflict" };

/** Equal sides never conflict (C1); where one side moved it wins (C2); both moved apart is a question (C3). */
export function mergeField(
  { base, storefront, marketplace }: ThreeWay,
  { same, essence }: Sameness,
): Merged {
  if (same(storefront, marketplace)) return { kind: "agreed" };
  const stayed = (now: string, before: string | null | undefined) =>
    typeof before === "string" && essence(now) === essence(before);
  const storefrontStayed = stayed(storefront, base?.storefront);
  const marketplaceStayed = stayed(marketplace, base?.marketplace);
  if (storefrontStayed && marketplaceStayed) return { kind: "apart" };
  if (marketplaceStayed) return { kind: "take", from: "storefront" };
  if (storefrontStayed) return { kind: "take", from: "marketplace" };
  return { kind: "conflict" };
}
