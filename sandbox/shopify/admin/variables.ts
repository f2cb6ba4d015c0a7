import {
  coerceInputValue,
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isNonNullType,
  type OperationDefinitionNode,
  print,
  GraphQLError as QueryError,
  typeFromAST,
  type VariableDefinitionNode,
  valueFromAST,
} from "graphql";

type Problem = { path: (string | number)[]; explanation: string };
export type Coerced =
  | { variables: Record<string, unknown> }
  | { errors: GraphQLError[] };

/** Checks and converts the variables; says what is wrong in Shopify's words. source: recorded INVALID_VARIABLE answers. */
export function readVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: Record<string, unknown>,
): Coerced {
  const variables: Record<string, unknown> = {};
  const errors: GraphQLError[] = [];
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type) as GraphQLInputType;
    if (!(name in given)) {
      if (definition.defaultValue)
        variables[name] = valueFromAST(definition.defaultValue, type);
      else if (isNonNullType(type))
        errors.push(
          invalid(definition, null, [
            { path: [], explanation: "Expected value to not be null" },
          ]),
        );
      continue;
    }
    const problems: Problem[] = [];
    variables[name] = coerceInputValue(
      given[name],
      type,
      (path, value, error) => problems.push(explain(path, value, error)),
    );
    if (problems.length > 0)
      errors.push(invalid(definition, given[name], problems));
  }
  return errors.length > 0 ? { errors } : { variables };

  function explain(
    path: readonly (string | number)[],
    value: unknown,
    error: GraphQLError,
  ): Problem {
    const unknown = /^Field "(.+?)" is not defined by type "(.+?)"/.exec(
      error.message,
    );
    if (unknown)
      return {
        path: [...path, unknown[1] ?? ""],
        explanation: `Field is not defined on ${unknown[2]}`,
      };
    const missing = /^Field "(.+?)" of required type/.exec(error.message);
    if (missing)
      return {
        path: [...path, missing[1] ?? ""],
        explanation: "Expected value to not be null",
      };
    if (value === null || value === undefined)
      return { path: [...path], explanation: "Expected value to not be null" };
    const enumName = /^(?:Value ".*?" does not exist in|Enum) "(\w+)"/.exec(
      error.message,
    )?.[1];
    const known = enumName ? schema.getType(enumName) : undefined;
    if (isEnumType(known)) {
      const values = known.getValues().map((one) => one.name);
      return {
        path: [...path],
        explanation: `Expected "${value}" to be one of: ${values.join(", ")}`,
      };
    }
    return {
      path: [...path],
      explanation: `Could not coerce value ${JSON.stringify(value)}`,
    };
  }
}

function invalid(
  definition: VariableDefinitionNode,
  value: unknown,
  problems: Problem[],
): GraphQLError {
  const places = problems
    .filter((problem) => problem.path.length > 0)
    .map((problem) => `${problem.path.join(".")} (${problem.explanation})`);
  const where = places.length > 0 ? ` for ${places.join(", ")}` : "";
  return new QueryError(
    `Variable $${definition.variable.name.value} of type ${print(definition.type)} was provided invalid value${where}`,
    {
      nodes: definition,
      extensions: { code: "INVALID_VARIABLE", value, problems },
    },
  );
}
