import { type GraphQLResolveInfo, getNamedType } from "graphql";
import { requiredScopes } from "./contract.ts";
import { accessDenied } from "./errors.ts";

/** What the app may do, write scopes included as read scopes: `write_orders` also reads. */
export type Granted = ReadonlySet<string>;

export function granted(scopes: string[]): Granted {
  return new Set(
    scopes.flatMap((scope) => [scope, scope.replace(/^write_/, "read_")]),
  );
}

/** @throws GraphQLError ACCESS_DENIED where neither the field nor what it answers is open to the app. */
export function refuseWithoutScope(
  scopes: Granted,
  info: GraphQLResolveInfo,
): void {
  const table = requiredScopes();
  const type = getNamedType(info.returnType).name;
  const item = type.replace(/(Connection|Edge)$/, "");
  const needs = [
    table[`${info.parentType.name}.${info.fieldName}`],
    table[type],
    item === type ? undefined : table[item],
  ];
  for (const need of needs)
    if (need && !need.some((scope) => scopes.has(scope)))
      throw accessDenied(info.fieldName, need);
}
