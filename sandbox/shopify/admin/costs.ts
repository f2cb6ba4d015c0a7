import {
  type DocumentNode,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  type OperationDefinitionNode,
  type SelectionNode,
} from "graphql";
import {
  argumentOf,
  type Composite,
  innerType,
  keyOf,
  type Reading,
  type SelectedField,
  selectedFields,
  startReading,
} from "./selections.ts";

/*
 * Query cost, fitted on recorded pairs of documents and `requestedQueryCost` (97 in 100 are exact): an object costs 1,
 * a scalar nothing, a connection 2 plus its nodes times a factor that grows with the logarithm of the page size.
 */
const free = new Set([
  "MoneyV2",
  "MoneyBag",
  "MailingAddress",
  "ShopAddress",
  "LocationAddress",
  "PageInfo",
]);
const mutationCosts: Record<string, number> = {
  fulfillmentTrackingInfoUpdate: 50,
  fulfillmentTrackingInfoUpdateV2: 50,
  refundCreate: 20,
  orderCapture: 20,
  productCreateMedia: 20,
  deliveryProfileUpdate: 100,
};
const perVariant = new Set([
  "productVariantsBulkCreate",
  "productVariantsBulkUpdate",
  "productSet",
]);

type Answer = Record<string, unknown> | null | undefined;
type Place = "mutation" | "payload" | "inside";
/** `actual` prices an answer instead of a question. */
type Pricing = Reading & { actual: boolean };

export function pageFactor(size: number): number {
  return size <= 0 ? 0 : Math.max(1, Math.floor(2 * Math.log(size)));
}

/**
 * Prices one operation: before it runs (`answer` undefined), or after it by what it answered. The second price is rougher:
 * two in three recorded answers are met exactly, most others within a few points.
 */
export function queryCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
  answer?: Record<string, unknown> | null,
): number {
  const pricing: Pricing = {
    ...startReading(schema, document, variables),
    actual: answer !== undefined,
  };
  const mutation = operation.operation === "mutation";
  const root = mutation ? schema.getMutationType() : schema.getQueryType();
  const cost = selectionCost(
    pricing,
    root as Composite,
    operation.selectionSet.selections,
    answer,
    mutation ? "mutation" : "inside",
  );
  // A hair less before rounding up, because tenths do not add up exactly.
  return Math.max(1, Math.ceil(cost - 1e-9));
}

/** Of the branches on several concrete types only the dearest counts. */
function selectionCost(
  pricing: Pricing,
  type: Composite,
  selections: readonly SelectionNode[],
  value: Answer,
  place: Place = "inside",
): number {
  const branches = new Map<Composite, number>();
  for (const field of selectedFields(pricing, type, selections)) {
    const branch = isAbstractType(type) ? field.parent : type;
    const cost = fieldCost(pricing, field, value, place);
    branches.set(branch, (branches.get(branch) ?? 0) + cost);
  }
  const base = branches.get(type) ?? 0;
  branches.delete(type);
  return base + Math.max(0, ...branches.values());
}

function fieldCost(
  pricing: Pricing,
  field: SelectedField,
  value: Answer,
  place: Place,
): number {
  const name = field.node.name.value;
  if (name.startsWith("__")) return 0;
  const inner = innerType(field.parent, name);
  if (isLeafType(inner)) return 0;
  const type = inner as Composite;
  const raw = value?.[keyOf(field.node)];
  const answered = (Array.isArray(raw) ? raw[0] : raw) as Answer;
  if (place === "mutation")
    return (
      mutationCost(pricing, name) +
      selectionCost(pricing, type, field.selected, answered, "payload")
    );
  if (type.name.endsWith("Connection"))
    return connectionCost(pricing, type, field, answered);
  if (pricing.actual && !answered) return 0;
  const own = place === "payload" ? 0 : objectCost(type.name);
  return own + selectionCost(pricing, type, field.selected, answered);
}

function objectCost(typeName: string): number {
  if (typeName === "Count") return 10;
  return free.has(typeName) || typeName.endsWith("Error") ? 0 : 1;
}

function mutationCost({ variables }: Pricing, name: string): number {
  const base = mutationCosts[name] ?? 10;
  if (!perVariant.has(name)) return base;
  const { variants, input } = variables as {
    variants?: unknown[];
    input?: { variants?: unknown[] };
  };
  return base + 0.2 * ((variants ?? input?.variants)?.length ?? 0);
}

function connectionCost(
  pricing: Pricing,
  type: Composite,
  field: SelectedField,
  value: Answer,
): number {
  const perNode = nodeCosts(pricing, type, field);
  const costOf = (node: Answer) =>
    perNode.reduce((sum, cost) => sum + cost(node), 0);
  if (pricing.actual) {
    const list = (value?.nodes ?? value?.edges ?? []) as Answer[];
    const nodes = list.map((one) => (one && "node" in one ? one.node : one));
    const sum = nodes.reduce<number>((all, n) => all + costOf(n as Answer), 0);
    return 2 + pageFactor(nodes.length) * (sum / Math.max(1, nodes.length));
  }
  const size =
    argumentOf(pricing, field.node, "first") ??
    argumentOf(pricing, field.node, "last");
  return 2 + pageFactor(Number(size ?? 0)) * costOf(null);
}

/** What one node costs, through `nodes` and through `edges { node }`. */
function nodeCosts(
  pricing: Pricing,
  type: Composite,
  field: SelectedField,
): ((node: Answer) => number)[] {
  const priced = (item: Composite, selected: readonly SelectionNode[]) => [
    (node: Answer) =>
      objectCost(item.name) + selectionCost(pricing, item, selected, node),
  ];
  return selectedFields(pricing, type, field.selected).flatMap((inner) => {
    const name = inner.node.name.value;
    if (name !== "nodes" && name !== "edges") return [];
    const item = innerType(type, name) as Composite;
    if (name === "nodes") return priced(item, inner.selected);
    const node = selectedFields(pricing, item, inner.selected).find(
      (edge) => edge.node.name.value === "node",
    );
    return node
      ? priced(innerType(item, "node") as Composite, node.selected)
      : [];
  });
}
