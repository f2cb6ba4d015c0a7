import { z } from "zod";
import { prices } from "../assumed.ts";

const costShape = z.object({
  requestedQueryCost: z.number(),
  actualQueryCost: z.number().nullish(),
  throttleStatus: z.object({
    maximumAvailable: z.number(),
    currentlyAvailable: z.number(),
    restoreRate: z.number().positive(),
  }),
});

/** What an answer says about the shop's budget, in Shopify's cost points. */
export type Cost = z.infer<typeof costShape>;

/** Reads `extensions.cost`; null where the answer has none, as answers of a gateway have not. */
export function readCost(extensions: unknown): Cost | null {
  const parsed = z.object({ cost: costShape }).safeParse(extensions);
  return parsed.success ? parsed.data.cost : null;
}

/** Milliseconds until the shop's bucket holds the requested points again. */
export function waitFor({ requestedQueryCost, throttleStatus }: Cost): number {
  const missing = requestedQueryCost - throttleStatus.currentlyAvailable;
  return Math.max(0, Math.ceil((missing / throttleStatus.restoreRate) * 1000));
}

/** What a document's price depends on; `costs.generated.ts` holds one for each document. */
export type CostOutline = {
  mutation?: string;
  /** Points of the objects outside all connections. */
  objects?: number;
  /** `size` names a variable where it is not a number. */
  connections?: { size: number | string; each: CostOutline }[];
  /** Of the branches on several types only the dearest counts. */
  branches?: CostOutline[];
};

/** Points per entry of a list among the variables. source: descriptions in Shopify's published schema */
const listPrices: Record<string, Record<string, number>> = {
  productSet: { variants: 0.2, files: 1.9, metafields: 0.4 },
  productVariantsBulkCreate: { variants: 0.2 },
  productVariantsBulkUpdate: { variants: 0.2 },
};

/** What one object of a type costs. Scalars cost nothing. */
export function objectCost(typeName: string): number {
  if (typeName === "Count") return prices.count;
  return prices.freeTypes.has(typeName) || typeName.endsWith("Error")
    ? 0
    : prices.object;
}

/** The points that Shopify will ask for a document with these variables. */
export function predictCost(
  outline: CostOutline,
  variables: Record<string, unknown>,
): number {
  const cost =
    mutationCost(outline.mutation, variables) + priceOf(outline, variables);
  // A hair less before rounding up, because tenths do not add up exactly.
  return Math.max(1, Math.ceil(cost - 1e-9));
}

function priceOf(
  { objects = 0, connections = [], branches = [] }: CostOutline,
  variables: Record<string, unknown>,
): number {
  const pages = connections.map(({ size, each }) => {
    const nodes = typeof size === "number" ? size : Number(variables[size]);
    return (
      prices.connection +
      prices.pageFactor(nodes || 0) * priceOf(each, variables)
    );
  });
  const dearest = Math.max(
    0,
    ...branches.map((one) => priceOf(one, variables)),
  );
  return objects + pages.reduce((sum, cost) => sum + cost, 0) + dearest;
}

function mutationCost(
  name: string | undefined,
  variables: Record<string, unknown>,
): number {
  if (!name) return 0;
  const lists = { ...(variables.input as object | undefined), ...variables };
  const extra = Object.entries(listPrices[name] ?? {}).map(([list, price]) => {
    const entries: unknown = lists[list as keyof typeof lists];
    return Array.isArray(entries) ? entries.length * price : 0;
  });
  return (
    (prices.dearMutations[name] ?? prices.mutation) +
    extra.reduce((sum, cost) => sum + cost, 0)
  );
}
