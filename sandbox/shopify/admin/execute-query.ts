import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  getOperationAST,
} from "graphql";
import type { Desk } from "../desk.ts";
import { roots } from "./roots.ts";
import { granted } from "./scopes.ts";
import { readView, type Visit } from "./view.ts";
import { views } from "./views.ts";

/** Carries out a document that was checked: nothing is priced, no bucket is asked. */
export function executeQuery(
  desk: Desk,
  schema: GraphQLSchema,
  document: DocumentNode,
  variableValues: Record<string, unknown>,
  bulk = false,
  operationName = getOperationAST(document)?.name?.value,
): ExecutionResult {
  const contextValue: Visit = {
    desk,
    scopes: granted(desk.store.app?.scopes ?? []),
    views,
    bulk,
    execute: (inner, variables) =>
      executeQuery(desk, schema, inner, variables, true),
  };
  // All resolvers are synchronous, so one call runs to its end before the next begins.
  return execute({
    schema,
    document,
    ...(operationName !== undefined && { operationName }),
    variableValues,
    rootValue: roots,
    contextValue,
    fieldResolver: readView,
  }) as ExecutionResult;
}
