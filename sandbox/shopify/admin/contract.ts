import { readFileSync } from "node:fs";
import { buildSchema, type GraphQLSchema } from "graphql";

const contracts = new URL("../../contracts/", import.meta.url);

let schema: GraphQLSchema | undefined;
let scopes: Record<string, string[]> | undefined;

/** The official Admin schema 2026-10; built once, about a fifth of a second. */
export function adminSchema(): GraphQLSchema {
  schema ??= buildSchema(
    readFileSync(new URL("shopify-admin-2026-10.graphql", contracts), "utf8"),
    { assumeValid: true, assumeValidSDL: true, noLocation: true },
  );
  return schema;
}

/** Scopes that open a type or a field (`Order`, `Mutation.orderCreate`): one of them is enough. */
export function requiredScopes(): Record<string, string[]> {
  scopes ??= (
    JSON.parse(
      readFileSync(new URL("shopify-access-scopes.json", contracts), "utf8"),
    ) as { scopes: Record<string, string[]> }
  ).scopes;
  return scopes;
}
