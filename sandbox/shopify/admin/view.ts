import type {
  DocumentNode,
  ExecutionResult,
  GraphQLFieldResolver,
} from "graphql";
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
export type Visit = {
  desk: Desk;
  scopes: Granted;
  views: Views;
  /** A bulk operation reads connections whole. */
  bulk: boolean;
  /** Carries out another document as the same app, as bulk operations do. */
  execute: Execute;
};

export type Execute = (
  document: DocumentNode,
  variables: Record<string, unknown>,
) => ExecutionResult;

/** Marks the arguments of a connection that a bulk operation reads whole. */
export const whole = Symbol("whole");

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
  if (typeof value !== "function") return value;
  return value(visit.bulk ? { ...args, [whole]: true } : args, visit, info);
};
