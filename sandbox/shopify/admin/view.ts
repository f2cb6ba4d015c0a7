import type { GraphQLFieldResolver } from "graphql";
import type { Desk } from "../desk.ts";
import { notSimulated } from "./errors.ts";
import { type Granted, refuseWithoutScope } from "./scopes.ts";
import type { Views } from "./views.ts";

/**
 * A GraphQL object as the sandbox can answer it: a value or a function per field. A field that is missing here is not
 * simulated and says so; null is only answered where it is written down.
 */
export type View = Record<string, unknown>;

/** What every resolver can reach. */
export type Visit = { desk: Desk; scopes: Granted; views: Views };

/** The one resolver of all fields: checks the scope, then reads the property. */
export const readView: GraphQLFieldResolver<View, Visit> = (
  view,
  args,
  visit,
  info,
) => {
  const { fieldName, parentType } = info;
  const root = info.path.prev === undefined;
  refuseWithoutScope(visit.scopes, info);
  if (!(fieldName in view))
    throw notSimulated(root ? fieldName : `${parentType.name}.${fieldName}`);
  const value = view[fieldName];
  return typeof value === "function" ? value(args, visit, info) : value;
};
