import { GraphQLError } from "graphql";
import { typeOf } from "../gid.ts";

/** An expected refusal inside a mutation's payload. `code` is only read where the official error type has one. */
export type UserError = {
  field: string[] | null;
  message: string;
  code?: string | null;
};

export function userError(
  field: string[] | null,
  message: string,
  code: string | null = null,
): UserError {
  return { field, message, code };
}

/** source: recorded answers of the fulfillment-order mutations with an unknown id. */
export function unknownId(id: string): GraphQLError {
  return new GraphQLError(`Invalid id: ${id}`, {
    extensions: { code: "RESOURCE_NOT_FOUND" },
  });
}

/** A number of another kind is no id at all to Shopify. @throws GraphQLError RESOURCE_NOT_FOUND */
export function demandType(id: string, type: string): void {
  if (typeOf(id) !== type) throw unknownId(id);
}

export function notSimulated(what: string): GraphQLError {
  return new GraphQLError(`Not simulated: ${what}`, {
    extensions: { code: "NOT_SIMULATED" },
  });
}

export function badRequest(message: string, code = "BAD_REQUEST") {
  return new GraphQLError(message, { extensions: { code } });
}

/** What some fields want besides a scope; every refusal names it. source: recorded answers of orderCreateManualPayment. */
const alsoRequired: Record<string, string> = {
  orderCreateManualPayment:
    " Also: The user must have mark_orders_as_paid permission. The API client must be installed on a Shopify Plus store to use the amount field.",
};

/** source: recorded answers that lack a scope. */
export function accessDenied(field: string, scopes: string[]): GraphQLError {
  const names = scopes.map((scope) => `\`${scope}\` access scope`);
  const last = names.pop();
  const list = names.length > 0 ? `${names.join(", ")} or ${last}` : last;
  const required = `${list}.${alsoRequired[field] ?? ""}`;
  return new GraphQLError(
    `Access denied for ${field} field. Required access: ${required}`,
    {
      extensions: {
        code: "ACCESS_DENIED",
        documentation: "https://shopify.dev/api/usage/access-scopes",
        requiredAccess: required,
      },
    },
  );
}
