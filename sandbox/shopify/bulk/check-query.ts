import {
  type DocumentNode,
  type FieldNode,
  type GraphQLError,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  parse,
  type SelectionNode,
  validate,
} from "graphql";
import { asShopifyWords } from "../admin/query-errors.ts";
import {
  type Composite,
  type Reading,
  selectedFields,
  startReading,
} from "../admin/selections.ts";

export type Checked = { document: DocumentNode } | { refusal: string };

const mostConnections = 5;
const deepestNesting = 2;

/**
 * Rules that only bulk queries have. source: recorded answers for a query without a connection, an empty text and one that
 * is too large; the other sentences are assumed from shopify.dev, "Bulk operation query restrictions".
 */
export function checkBulkQuery(schema: GraphQLSchema, text: string): Checked {
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (error) {
    return { refusal: `Invalid bulk query: ${syntaxError(text, error)}` };
  }
  const [fault] = validate(schema, document);
  if (fault)
    return {
      refusal: `Invalid bulk query: ${asShopifyWords(fault, document, schema).message}`,
    };
  const refusal = shapeRefusal(schema, document);
  return refusal ? { refusal } : { document };
}

/** `syntax error, unexpected end of file at [1, 21]`; the place is that of the last word. */
export function syntaxError(text: string, error: unknown): string {
  const { message, locations } = error as GraphQLError;
  const at = locations?.[0];
  if (message.includes("<EOF>")) {
    const last = lastWord(text);
    return `syntax error, unexpected end of file${last ? ` at [${last.line}, ${last.column}]` : ""}`;
  }
  const found = /(?:Unexpected|found) (.+?)\.?$/.exec(message)?.[1] ?? message;
  return `syntax error, unexpected ${found} at [${at?.line ?? 1}, ${at?.column ?? 1}]`;
}

function lastWord(text: string) {
  const words = [...text.matchAll(/[^\s]+/g)];
  const last = words.at(-1);
  if (!last) return undefined;
  const before = text.slice(0, last.index).split("\n");
  return {
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
  };
}

type Found = { field: FieldNode; depth: number };

function shapeRefusal(
  schema: GraphQLSchema,
  document: DocumentNode,
): string | undefined {
  const operation = document.definitions.find(
    (one) => one.kind === "OperationDefinition",
  );
  if (operation?.kind !== "OperationDefinition")
    return "Invalid bulk query: no operation";
  if (operation.operation !== "query")
    return "Bulk queries must be queries; use bulkOperationRunMutation for mutations.";
  const reading = startReading(schema, document, {});
  const root = schema.getQueryType() as Composite;
  const roots = selectedFields(
    reading,
    root,
    operation.selectionSet.selections,
  );
  const lookup = roots.find(({ node }) =>
    ["node", "nodes"].includes(node.name.value),
  );
  if (lookup)
    return `Bulk queries cannot contain a top level \`${lookup.node.name.value}\` field.`;
  const found: Found[] = [];
  const refusal = walk(reading, root, operation.selectionSet.selections, {
    found,
    depth: 0,
    inList: false,
  });
  if (refusal) return refusal;
  if (found.length === 0)
    return "Bulk queries must contain at least one connection.";
  if (found.length > mostConnections)
    return `Bulk queries cannot contain more than ${mostConnections} connections.`;
  return found.some(({ depth }) => depth > deepestNesting)
    ? `Bulk queries cannot contain connections with a nesting depth greater than ${deepestNesting}.`
    : undefined;
}

type Walk = { found: Found[]; depth: number; inList: boolean };

function walk(
  reading: Reading,
  type: Composite,
  selections: readonly SelectionNode[],
  at: Walk,
): string | undefined {
  for (const { parent, node, selected } of selectedFields(
    reading,
    type,
    selections,
  )) {
    const field = parent.getFields()[node.name.value];
    if (!field) continue;
    const inner = getNamedType(field.type);
    if (!isCompositeType(inner)) continue;
    if (inner.name.endsWith("Connection")) {
      if (at.inList)
        return "Queries that contain a connection field within a list field are not currently supported.";
      at.found.push({ field: node, depth: at.depth });
      const refusal = connectionRefusal(
        reading,
        inner as Composite,
        node,
        selected,
        at,
      );
      if (refusal) return refusal;
      continue;
    }
    const refusal = walk(reading, inner as Composite, selected, {
      ...at,
      inList: at.inList || isList(field.type),
    });
    if (refusal) return refusal;
  }
  return undefined;
}

function connectionRefusal(
  reading: Reading,
  connection: Composite,
  field: FieldNode,
  selections: readonly SelectionNode[],
  at: Walk,
): string | undefined {
  const parts = selectedFields(reading, connection, selections);
  if (parts.some(({ node }) => node.name.value === "nodes"))
    return "The `nodes` field of a connection is not supported in bulk queries; use `edges { node }`.";
  const edges = parts.find(({ node }) => node.name.value === "edges");
  const edge = edges && getNamedType(edgesType(connection));
  const node =
    edge &&
    selectedFields(reading, edge as Composite, edges.selected).find(
      (one) => one.node.name.value === "node",
    );
  if (!edge || !node)
    return "Bulk queries must select `edges { node }` of every connection.";
  const nodeType = getNamedType(
    (edge as Composite).getFields().node?.type as GraphQLOutputType,
  ) as Composite;
  const before = at.found.length;
  const refusal = walk(reading, nodeType, node.selected, {
    found: at.found,
    depth: at.depth + 1,
    inList: false,
  });
  if (refusal) return refusal;
  const nested = at.found.length > before;
  const id = selectedFields(reading, nodeType, node.selected).some(
    (one) => one.node.name.value === "id" && !one.node.alias,
  );
  return nested && !id
    ? `The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. Connection fields without 'id': ${field.name.value}.`
    : undefined;
}

const edgesType = (connection: Composite) =>
  connection.getFields().edges?.type as GraphQLOutputType;

function isList(type: GraphQLOutputType): boolean {
  return isListType(getNullableType(type));
}
