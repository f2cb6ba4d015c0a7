import {
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  visit,
} from "graphql";
import { scalarType } from "./scalar-type.ts";

/** The TypeScript type of an operation's variables. */
export function variablesType(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
): string {
  const fields = (operation.variableDefinitions ?? []).map((definition) => {
    const type = typeFromAST(schema, definition.type) as GraphQLInputType;
    const isOptional =
      !isNonNullType(type) || definition.defaultValue !== undefined;
    return field(definition.variable.name.value, type, isOptional);
  });
  return fields.length === 0
    ? "Record<string, never>"
    : `{ ${fields.join(" ")} }`;
}

/** Declarations of every input object and enumeration that the operations need, directly or by way of others. */
export function declarations(
  schema: GraphQLSchema,
  operations: OperationDefinitionNode[],
  answered: Set<string>,
): string[] {
  const needed = new Set(answered);
  for (const operation of operations)
    visit(operation, {
      VariableDefinition: {
        enter({ type }) {
          const named = getNamedType(
            typeFromAST(schema, type) as GraphQLInputType,
          );
          collect(schema, named.name, needed);
        },
      },
    });
  return [...needed].sort().map((name) => {
    const type = schema.getType(name);
    return isEnumType(type)
      ? enumeration(type)
      : inputObject(type as GraphQLInputObjectType);
  });
}

function collect(schema: GraphQLSchema, name: string, into: Set<string>): void {
  const type = schema.getType(name);
  if (into.has(name)) return;
  if (isEnumType(type)) into.add(name);
  if (!isInputObjectType(type)) return;
  into.add(name);
  for (const { type: inner, deprecationReason } of Object.values(
    type.getFields(),
  ))
    if (!deprecationReason) collect(schema, getNamedType(inner).name, into);
}

const enumeration = (type: GraphQLEnumType) =>
  `export type ${type.name} =${type
    .getValues()
    .map(({ name }) => `\n  | ${JSON.stringify(name)}`)
    .join("")};`;

/** Deprecated fields are left out, so that nobody can write them. */
function inputObject(type: GraphQLInputObjectType): string {
  const fields = Object.values(type.getFields())
    .filter(({ deprecationReason }) => !deprecationReason)
    .map((one) =>
      field(
        one.name,
        one.type,
        !isNonNullType(one.type) || one.defaultValue !== undefined,
      ),
    );
  return `export type ${type.name} = {\n${fields.map((each) => `  ${each}\n`).join("")}};`;
}

function field(
  name: string,
  type: GraphQLInputType,
  isOptional: boolean,
): string {
  return `${name}${isOptional ? "?" : ""}: ${inputType(type)};`;
}

function inputType(type: GraphQLInputType): string {
  if (isNonNullType(type)) return bare(type.ofType);
  return `${bare(type)} | null`;
}

function bare(type: GraphQLInputType): string {
  if (isListType(type)) return `ReadonlyArray<${inputType(type.ofType)}>`;
  const named = getNamedType(type);
  return isEnumType(named) || isInputObjectType(named)
    ? named.name
    : scalarType(named.name);
}
