import {
  type ASTNode,
  BREAK,
  type DocumentNode,
  type GraphQLError,
  type GraphQLFormattedError,
  visit,
} from "graphql";

type Rewrite = {
  pattern: RegExp;
  to(found: string[]): {
    message: string;
    extensions: Record<string, unknown>;
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
): GraphQLFormattedError {
  const plain = error.toJSON();
  const node = error.nodes?.[0];
  const path = node ? pathTo(document, node) : [];
  const literal = literalError(error, document);
  if (literal) return { ...plain, ...literal, path };
  for (const { pattern, to } of rewrites) {
    const found = pattern.exec(error.message);
    if (!found) continue;
    const { message, extensions } = to(found.slice(1));
    return { ...plain, message, path, extensions };
  }
  return { ...plain, path };
}

/** `Argument 'id' on Field 'order' has an invalid value (null). Expected type 'ID!'.` */
function literalError(error: GraphQLError, document: DocumentNode) {
  const expected =
    /^Expected value of type "(.+?)", found (.+?)[.;]/.exec(error.message) ??
    /^(\w+) cannot represent .*?: (.+)$/.exec(error.message);
  const node = error.nodes?.[0];
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
    enter(node, _key, _parent, _path, ancestors) {
      if (node !== wanted) return undefined;
      found = ancestors.filter((one): one is ASTNode => !Array.isArray(one));
      found.push(node);
      return BREAK;
    },
  });
  return found;
}
