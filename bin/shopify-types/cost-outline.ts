import {
  type FieldNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  type OperationDefinitionNode,
  type SelectionNode,
} from "graphql";
import {
  type CostOutline,
  objectCost,
} from "#core/platforms/shopify/client/cost.ts";

type Composite = GraphQLObjectType | GraphQLInterfaceType;

/** What an operation's price depends on, with all that only the schema knows resolved. */
export function costOutline(
  schema: GraphQLSchema,
  { operation, selectionSet }: OperationDefinitionNode,
): CostOutline {
  if (operation === "query")
    return outlineOf(
      schema,
      schema.getQueryType() as Composite,
      selectionSet.selections,
    );
  const [field, second] = selectionSet.selections;
  if (field?.kind !== "Field" || second)
    throw new Error("a mutation has one root field");
  const name = field.name.value;
  const type = innerType(schema.getMutationType() as Composite, field);
  return {
    mutation: name,
    ...outlineOf(schema, type, field.selectionSet?.selections ?? [], true),
  };
}

/** @param isPayload objects directly under a mutation's payload are free. */
function outlineOf(
  schema: GraphQLSchema,
  type: Composite,
  selections: readonly SelectionNode[],
  isPayload = false,
): CostOutline {
  let objects = 0;
  const connections: NonNullable<CostOutline["connections"]> = [];
  const branches: CostOutline[] = [];
  for (const selection of selections) {
    if (selection.kind === "InlineFragment") {
      const name = selection.typeCondition?.name.value ?? type.name;
      const narrow = schema.getType(name) as Composite;
      const own = selection.selectionSet.selections;
      branches.push(outlineOf(schema, narrow, own));
      continue;
    }
    if (selection.kind !== "Field") continue;
    const inner = innerType(type, selection);
    if (isLeafType(inner)) continue;
    if (inner.name.endsWith("Connection")) {
      connections.push(connection(schema, inner, selection));
      continue;
    }
    const below = outlineOf(
      schema,
      inner,
      selection.selectionSet?.selections ?? [],
    );
    objects += (isPayload ? 0 : objectCost(inner.name)) + (below.objects ?? 0);
    connections.push(...(below.connections ?? []));
    branches.push(...(below.branches ?? []));
  }
  return {
    ...(objects > 0 && { objects }),
    ...(connections.length > 0 && { connections }),
    ...(branches.length > 0 && { branches }),
  };
}

function connection(schema: GraphQLSchema, type: Composite, field: FieldNode) {
  return { size: sizeOf(field), each: nodeOutline(schema, type, field) };
}

/** A node costs the same through `nodes` and through `edges { node }`; its own object is part of it. */
function nodeOutline(
  schema: GraphQLSchema,
  type: Composite,
  field: FieldNode,
): CostOutline {
  for (const selection of field.selectionSet?.selections ?? []) {
    if (selection.kind !== "Field") continue;
    const inner = innerType(type, selection);
    if (selection.name.value === "edges")
      return nodeOutline(schema, inner, selection);
    if (!["node", "nodes"].includes(selection.name.value)) continue;
    const below = outlineOf(
      schema,
      inner,
      selection.selectionSet?.selections ?? [],
    );
    return {
      ...below,
      objects: objectCost(inner.name) + (below.objects ?? 0),
    };
  }
  return {};
}

/** A number, or the name of the variable that holds it. A connection without a size is only read in bulk operations. */
function sizeOf(field: FieldNode): number | string {
  const size = field.arguments?.find(({ name }) =>
    ["first", "last"].includes(name.value),
  )?.value;
  if (size?.kind === "IntValue") return Number(size.value);
  if (size?.kind === "Variable") return size.name.value;
  return 0;
}

const innerType = (parent: Composite, field: FieldNode): Composite => {
  const type = parent.getFields()[field.name.value]?.type;
  if (!type) throw new Error(`${parent.name} has no field ${field.name.value}`);
  return getNamedType(type) as Composite;
};
