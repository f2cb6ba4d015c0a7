import { oneOf, searchText } from "./list-filters.ts";
import { isId } from "./variant-ids.ts";

/** The views that every shop has; those that people keep themselves come after them. */
export const productTabs = [
  "all",
  "selected",
  "choosable",
  "unlinked",
] as const;
export type ProductTab = (typeof productTabs)[number];

/** Stock that lasts for less than so many days of expected demand is at risk. */
export const riskDays = 14;

/** What a list of variants can be narrowed by, each with its values. The first is: not at all. */
export const productChoices = {
  ships: ["", "selected", "choosable", "blocked"],
  link: ["", "linked", "unlinked"],
  risk: ["", "at_risk", "sold_out"],
  asks: ["", "open"],
} as const;
export type ProductChoice = keyof typeof productChoices;
export const choiceNames = Object.keys(productChoices) as ProductChoice[];

/** What a person narrows the list by, beside the view's own bounds. */
export type ProductNarrowing = {
  query: string;
  /** A collection's id, or nothing. */
  collection: string;
} & { [C in ProductChoice]: (typeof productChoices)[C][number] };

export type ProductFilter = { query: string; tab: ProductTab } & Partial<
  Omit<ProductNarrowing, "query">
>;

/** A view fixes what it is named after: there it is no choice. */
export const fixedBy: Record<ProductTab, Partial<ProductNarrowing>> = {
  all: {},
  selected: { ships: "selected" },
  choosable: { ships: "choosable" },
  unlinked: { link: "unlinked" },
};

/** Reads what an address narrows the list by; anything strange narrows nothing. */
export function readNarrowing(params: URLSearchParams): ProductNarrowing {
  const collection = params.get("collection") ?? "";
  const choice = <C extends ProductChoice>(name: C) =>
    oneOf(
      productChoices[name] as readonly [string, ...string[]],
      params.get(name),
    ) as ProductNarrowing[C];
  return {
    query: searchText(params.get("query")),
    collection: isId(collection) ? collection : "",
    ships: choice("ships"),
    link: choice("link"),
    risk: choice("risk"),
    asks: choice("asks"),
  };
}

export const readProductFilter = (params: URLSearchParams): ProductFilter => ({
  ...readNarrowing(params),
  tab: oneOf(productTabs, params.get("tab")),
});

/** The same as the part of an address, without what narrows nothing. */
export const narrowingParams = (
  narrowing: Partial<ProductNarrowing>,
): URLSearchParams =>
  new URLSearchParams(Object.entries(narrowing).filter(([, value]) => value));
