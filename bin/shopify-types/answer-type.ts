import {
  type FieldNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isUnionType,
  type OperationDefinitionNode,
  type SelectionNode,
} from "graphql";
import { scalarType } from "./scalar-type.ts";

type Composite = GraphQLObjectType | GraphQLInterfaceType;

/**
 * The TypeScript type of what an operation answers, as Shopify's schema has it. A mutation's payload is written as never
 * null: it is null only beside an error, and the client throws that before anybody reads.
 */
export function answerType(
  schema: GraphQLSchema,
  { operation, selectionSet }: OperationDefinitionNode,
): string {
  const { selections } = selectionSet;
  if (operation === "query")
    return objectType(
      schema,
      schema.getQueryType() as Composite,
      selections,
      "    ",
    );
  const mutation = schema.getMutationType() as Composite;
  const text = objectType(schema, mutation, selections, "    ");
  return text.replace(/\} \| null;\n {4}\}$/, "};\n    }");
}

/**
 * A choice of several types is written as the ones that the document names: whoever asks for inventory items by their
 * ids gets inventory items.
 */
function objectType(
  schema: GraphQLSchema,
  type: Composite,
  selections: readonly SelectionNode[],
  indent: string,
): string {
  const fields = selections.filter((each) => each.kind === "Field");
  const branches = selections.filter((each) => each.kind === "InlineFragment");
  if (branches.length === 0) return literal(schema, type, fields, indent);
  return branches
    .map((branch) => {
      const name = branch.typeCondition?.name.value ?? type.name;
      const narrow = schema.getType(name) as Composite;
      const own = branch.selectionSet.selections;
      return objectType(schema, narrow, [...fields, ...own], indent);
    })
    .join(" | ");
}

function literal(
  schema: GraphQLSchema,
  type: Composite,
  fields: FieldNode[],
  indent: string,
): string {
  const deeper = `${indent}  `;
  const lines = fields.map((field) => {
    const key = field.alias?.value ?? field.name.value;
    return `${deeper}${key}: ${fieldType(schema, type, field, deeper)};\n`;
  });
  return `{\n${lines.join("")}${indent}}`;
}

function fieldType(
  schema: GraphQLSchema,
  parent: Composite,
  field: FieldNode,
  indent: string,
): string {
  const name = field.name.value;
  if (name === "__typename") return JSON.stringify(parent.name);
  const type = parent.getFields()[name]?.type;
  if (!type) throw new Error(`${parent.name} has no field ${name}`);
  const inner = getNamedType(type);
  if (isEnumType(inner)) return wrapped(type, inner.name);
  if (isLeafType(inner)) return wrapped(type, scalarType(inner.name));
  if (isUnionType(inner))
    throw new Error(`unions like ${inner.name} are not written yet`);
  const selections = field.selectionSet?.selections ?? [];
  return wrapped(
    type,
    objectType(schema, inner as Composite, selections, indent),
  );
}

function wrapped(type: GraphQLOutputType, inner: string): string {
  if (!isNonNullType(type)) return `${wrappedNonNull(type, inner)} | null`;
  return wrappedNonNull(type.ofType, inner);
}

function wrappedNonNull(type: GraphQLOutputType, inner: string): string {
  return isListType(type) ? `Array<${wrapped(type.ofType, inner)}>` : inner;
}
