import {
  type ASTNode,
  BREAK,
  type DocumentNode,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getNamedType,
  type SourceLocation,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";

type Rewrite = {
  pattern: RegExp;
  to(found: string[]): {
    message: string;
    extensions: Record<string, unknown>;
    /** What the path ends with, where it is not in the document. */
    last?: string;
  };
};

/** Shopify's server words these faults in its own way. source: recorded answers to invalid documents. */
const rewrites: Rewrite[] = [
  {
    pattern: /^Cannot query field "(.+?)" on type "(.+?)"/,
    to: ([fieldName, typeName]) => ({
      message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
      extensions: { code: "undefinedField", typeName, fieldName },
    }),
  },
  {
    pattern: /^Unknown argument "(.+?)" on field "\w+\.(.+?)"/,
    to: ([argumentName, name]) => ({
      message: `Field '${name}' doesn't accept argument '${argumentName}'`,
      extensions: {
        code: "argumentNotAccepted",
        name,
        typeName: "Field",
        argumentName,
      },
    }),
  },
  {
    pattern: /^Field "(.+?)" argument "(.+?)" of type/,
    to: ([name, missing]) => ({
      message: `Field '${name}' is missing required arguments: ${missing}`,
      extensions: {
        code: "missingRequiredArguments",
        className: "Field",
        name,
        arguments: missing,
      },
    }),
  },
  {
    pattern: /^Field "(.+?)" is not defined by type "(.+?)"/,
    to: ([argumentName, name]) => ({
      message: `InputObject '${name}' doesn't accept argument '${argumentName}'`,
      extensions: {
        code: "argumentNotAccepted",
        name,
        typeName: "InputObject",
        argumentName,
      },
    }),
  },
  {
    pattern: /^Field "(\w+)\.(\w+)" of required type "(.+?)" was not provided/,
    to: ([inputObjectType, argumentName, argumentType]) => ({
      message: `Argument '${argumentName}' on InputObject '${inputObjectType}' is required. Expected type ${argumentType}`,
      extensions: {
        code: "missingRequiredInputObjectAttribute",
        argumentName,
        argumentType,
        inputObjectType,
      },
      ...(argumentName && { last: argumentName }),
    }),
  },
  {
    pattern: /^Variable "\$(.+?)" is never used(?: in operation "(.+?)")?/,
    to: ([variableName, operation]) => ({
      message: `Variable $${variableName} is declared by ${operation ?? "anonymous query"} but not used`,
      extensions: { code: "variableNotUsed", variableName },
    }),
  },
  {
    pattern: /^Field "(.+?)" of type "(.+?)" must have a selection/,
    to: ([field, typeName]) => ({
      message: `Field must have selections (field '${field}' returns ${typeName?.replace(/[[\]!]/g, "")} but has no selections. Did you mean '${field} { ... }'?)`,
      extensions: {
        code: "selectionMismatch",
        nodeName: `field '${field}'`,
        typeName: typeName?.replace(/[[\]!]/g, ""),
      },
    }),
  },
];

/** A fault in the document, worded as Shopify words it where an answer was recorded, and as graphql-js words it otherwise. */
export function asShopifyWords(
  error: GraphQLError,
  document: DocumentNode,
  schema: GraphQLSchema,
): GraphQLFormattedError {
  const plain = error.toJSON();
  const node = error.nodes?.[0];
  const path = node ? pathTo(document, node) : [];
  const literal = literalError(error, document, schema);
  if (literal) return { ...plain, ...literal, path };
  for (const { pattern, to } of rewrites) {
    const found = pattern.exec(error.message);
    if (!found) continue;
    const { message, extensions, last } = to(found.slice(1));
    return {
      ...plain,
      message,
      path: last === undefined ? path : [...path, last],
      extensions,
    };
  }
  return { ...plain, path };
}

/** `Argument 'id' on Field 'order' has an invalid value (null). Expected type 'ID!'.` */
function literalError(
  error: GraphQLError,
  document: DocumentNode,
  schema: GraphQLSchema,
) {
  const node = error.nodes?.[0];
  const expected =
    /^Expected value of type "(.+?)", found (.+?)[.;]/.exec(error.message) ??
    /^(\w+) cannot represent .*?: (.+)$/.exec(error.message) ??
    (node?.kind === "EnumValue"
      ? [error.message, expectedAt(schema, document, node), node.value]
      : null);
  if (!expected || !node) return undefined;
  const [argument, field] = holders(document, node);
  if (!argument || !field) return undefined;
  return {
    message: `Argument '${argument}' on Field '${field}' has an invalid value (${expected[2]}). Expected type '${expected[1]}'.`,
    extensions: {
      code: "argumentLiteralsIncompatible",
      typeName: "Field",
      argumentName: argument,
    },
  };
}

function placeOf(node: ASTNode | undefined): SourceLocation[] {
  const start = node?.loc?.startToken;
  return start ? [{ line: start.line, column: start.column }] : [];
}

function expectedAt(
  schema: GraphQLSchema,
  document: DocumentNode,
  wanted: ASTNode,
): string {
  const types = new TypeInfo(schema);
  let expected = "";
  visit(
    document,
    visitWithTypeInfo(types, {
      enter(node) {
        if (node === wanted) expected = String(types.getInputType());
      },
    }),
  );
  return expected;
}

/**
 * A variable whose only place is an argument that does not exist counts as unused. source: recorded answer to
 * bulkOperationRunQuery with an argument that it lost.
 */
export function unusedAfter(
  errors: readonly GraphQLError[],
  document: DocumentNode,
): GraphQLFormattedError[] {
  const refused = errors
    .filter(({ message }) => message.startsWith("Unknown argument"))
    .flatMap(({ nodes }) => nodes ?? [])
    .flatMap((node) =>
      node.kind === "Argument" && node.value.kind === "Variable"
        ? [node.value]
        : [],
    );
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable(node) {
      if (!refused.includes(node)) used.add(node.name.value);
    },
  });
  return document.definitions.flatMap((operation) =>
    operation.kind === "OperationDefinition"
      ? (operation.variableDefinitions ?? [])
          .map(({ variable }) => variable.name.value)
          .filter(
            (name) =>
              !used.has(name) &&
              refused.some((variable) => variable.name.value === name),
          )
          .map((variableName) => ({
            message: `Variable $${variableName} is declared by ${operation.name?.value ?? "anonymous query"} but not used`,
            locations: placeOf(operation),
            path: pathTo(document, operation),
            extensions: { code: "variableNotUsed", variableName },
          }))
      : [],
  );
}

/** Ids that stand in the document and are none. source: recorded answer of bulkOperation. */
export function malformedIds(
  schema: GraphQLSchema,
  document: DocumentNode,
): GraphQLFormattedError[] {
  const types = new TypeInfo(schema);
  const found: GraphQLFormattedError[] = [];
  visit(
    document,
    visitWithTypeInfo(types, {
      StringValue(node) {
        const type = types.getInputType();
        if (!type || getNamedType(type).name !== "ID") return;
        if (node.value.startsWith("gid://")) return;
        found.push({
          message: `Invalid global id '${node.value}'`,
          locations: placeOf(
            lineage(document, node).findLast(({ kind }) => kind === "Field"),
          ),
          path: pathTo(document, node),
          extensions: {
            code: "argumentLiteralsIncompatible",
            typeName: "CoercionError",
          },
        });
      },
    }),
  );
  return found;
}

function holders(document: DocumentNode, wanted: ASTNode) {
  let argument: string | undefined;
  let field: string | undefined;
  for (const node of lineage(document, wanted)) {
    if (node.kind === "Field") field = node.name.value;
    if (node.kind === "Argument") argument = node.name.value;
  }
  return [argument, field];
}

/** `["mutation Name", "alias or field", …, "argument"]`. */
function pathTo(document: DocumentNode, wanted: ASTNode): string[] {
  return lineage(document, wanted).flatMap((node) => {
    switch (node.kind) {
      case "OperationDefinition":
        return [`${node.operation} ${node.name?.value ?? ""}`.trim()];
      case "FragmentDefinition":
        return [`fragment ${node.name.value}`];
      case "Field":
        return [node.alias?.value ?? node.name.value];
      case "Argument":
      case "ObjectField":
        return [node.name.value];
      default:
        return [];
    }
  });
}

function lineage(document: DocumentNode, wanted: ASTNode): ASTNode[] {
  let found: ASTNode[] = [];
  visit(document, {
    enter(node, _key, parent, _path, ancestors) {
      if (node !== wanted) return undefined;
      found = [...ancestors, parent, node].filter(
        (one): one is ASTNode => one !== undefined && !Array.isArray(one),
      );
      return BREAK;
    },
  });
  return found;
}
