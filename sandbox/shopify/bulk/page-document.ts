import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  Kind,
  type OperationDefinitionNode,
  parseValue,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";

/** Records of the outermost connection that are read at once. */
export const rootPageSize = 250;

/**
 * A bulk query as pages can be read with it: every connection gets a size, the outermost one a cursor (`$bulkAfter`) and
 * its page info under `bulkPage`.
 */
export function pageDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  root: string,
): DocumentNode {
  const types = new TypeInfo(schema);
  let depth = 0;
  return visit(
    document,
    visitWithTypeInfo(types, {
      OperationDefinition: {
        enter: (node) => withCursorVariable(onlyRoot(node, root)),
      },
      Field: {
        enter(node) {
          if (!isConnection(types)) return undefined;
          depth++;
          return depth === 1 ? rootConnection(node) : nested(node);
        },
        leave() {
          if (isConnection(types)) depth--;
        },
      },
    }),
  );
}

const isConnection = (types: TypeInfo) => {
  const type = types.getType();
  return Boolean(type && getNamedType(type).name.endsWith("Connection"));
};

function onlyRoot(
  node: OperationDefinitionNode,
  root: string,
): OperationDefinitionNode {
  const selections = node.selectionSet.selections.filter(
    (one) =>
      one.kind !== Kind.FIELD || (one.alias?.value ?? one.name.value) === root,
  );
  return { ...node, selectionSet: { ...node.selectionSet, selections } };
}

function withCursorVariable(
  node: OperationDefinitionNode,
): OperationDefinitionNode {
  return {
    ...node,
    variableDefinitions: [
      ...(node.variableDefinitions ?? []),
      {
        kind: Kind.VARIABLE_DEFINITION,
        variable: {
          kind: Kind.VARIABLE,
          name: { kind: Kind.NAME, value: "bulkAfter" },
        },
        type: {
          kind: Kind.NAMED_TYPE,
          name: { kind: Kind.NAME, value: "String" },
        },
      },
    ],
  };
}

const paging = ["first", "last", "after", "before"];

function sized(node: FieldNode, extra: Record<string, string>): FieldNode {
  const kept = (node.arguments ?? []).filter(
    ({ name }) => !paging.includes(name.value),
  );
  const added = Object.entries(extra).map(([name, value]) => ({
    kind: Kind.ARGUMENT as const,
    name: { kind: Kind.NAME as const, value: name },
    value: parseValue(value),
  }));
  return { ...node, arguments: [...kept, ...added] };
}

const nested = (node: FieldNode) => sized(node, { first: "2147483647" });

function rootConnection(node: FieldNode): FieldNode {
  const paged = sized(node, {
    first: String(rootPageSize),
    after: "$bulkAfter",
  });
  return {
    ...paged,
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [
        ...(paged.selectionSet?.selections ?? []),
        {
          kind: Kind.FIELD,
          alias: { kind: Kind.NAME, value: "bulkPage" },
          name: { kind: Kind.NAME, value: "pageInfo" },
          selectionSet: {
            kind: Kind.SELECTION_SET,
            selections: ["hasNextPage", "endCursor"].map((name) => ({
              kind: Kind.FIELD as const,
              name: { kind: Kind.NAME as const, value: name },
            })),
          },
        },
      ],
    },
  };
}
