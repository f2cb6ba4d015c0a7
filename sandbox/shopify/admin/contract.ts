import { readFileSync } from "node:fs";
import { buildSchema, type GraphQLSchema } from "graphql";
import type { HeldVersion } from "./versions.ts";

const contracts = new URL("../../contracts/", import.meta.url);

const schemas = new Map<HeldVersion, GraphQLSchema>();
let scopes: Record<string, string[]> | undefined;

/** An official Admin schema; each is built once, when it is first asked for, in about a fifth of a second. */
export function adminSchema(version: HeldVersion = "2026-10"): GraphQLSchema {
  const known = schemas.get(version);
  if (known) return known;
  const file = new URL(`shopify-admin-${version}.graphql`, contracts);
  const built = buildSchema(readFileSync(file, "utf8"), {
    assumeValid: true,
    assumeValidSDL: true,
    noLocation: true,
  });
  schemas.set(version, built);
  return built;
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
