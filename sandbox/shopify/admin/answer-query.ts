import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
  parse,
  validate,
} from "graphql";
import type { Desk } from "../desk.ts";
import {
  mostPerQuery,
  refill,
  spend,
  type ThrottleStatus,
  throttleStatus,
} from "./bucket.ts";
import { adminSchema } from "./contract.ts";
import { queryCost } from "./costs.ts";
import { executeQuery } from "./execute-query.ts";
import { asShopifyWords, malformedIds, unusedAfter } from "./query-errors.ts";
import { readVariables } from "./variables.ts";
import type { HeldVersion } from "./versions.ts";

export type Query = {
  query: string;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
};

export type QueryAnswer = {
  errors?: GraphQLFormattedError[];
  data?: Record<string, unknown> | null;
  extensions?: {
    cost: {
      requestedQueryCost: number;
      actualQueryCost: number | null;
      throttleStatus: ThrottleStatus;
    };
  };
};

type Document =
  | { document: DocumentNode }
  | { errors: GraphQLFormattedError[] };

const limitsPage = "https://shopify.dev/api/usage/rate-limits";
const read = new WeakMap<GraphQLSchema, Map<string, Document>>();
const mostRemembered = 500;

/** Parsed and checked against an official schema; the same text is checked once. */
function readDocument(schema: GraphQLSchema, text: string): Document {
  const checked = read.get(schema) ?? new Map<string, Document>();
  read.set(schema, checked);
  const known = checked.get(text);
  if (known) return known;
  const fresh = checkDocument(schema, text);
  if (checked.size >= mostRemembered) checked.clear();
  checked.set(text, fresh);
  return fresh;
}

function checkDocument(schema: GraphQLSchema, text: string): Document {
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (error) {
    return { errors: [(error as GraphQLError).toJSON()] };
  }
  const errors = validate(schema, document);
  if (errors.length > 0)
    return {
      errors: [
        ...errors.map((error) => asShopifyWords(error, document, schema)),
        ...unusedAfter(errors, document),
      ],
    };
  const malformed = malformedIds(schema, document);
  return malformed.length > 0 ? { errors: malformed } : { document };
}

function operationOf(document: DocumentNode, name?: string | null) {
  return getOperationAST(document, name) ?? undefined;
}

/** Root fields of the operation; empty where the document cannot be read. */
export function rootFields(
  { query, operationName }: Query,
  version?: HeldVersion,
): string[] {
  const found = readDocument(adminSchema(version), query);
  if (!("document" in found)) return [];
  const operation = operationOf(found.document, operationName);
  return (operation?.selectionSet.selections ?? []).flatMap((selection) =>
    selection.kind === "Field" ? [selection.name.value] : [],
  );
}

/** One Admin API call: checked, priced, paid from the store's bucket, carried out. */
export function answerQuery(
  desk: Desk,
  { query, variables: given, operationName }: Query,
  version?: HeldVersion,
): QueryAnswer {
  const schema = adminSchema(version);
  const found = readDocument(schema, query);
  if ("errors" in found) return { errors: found.errors };
  const { document } = found;
  const operation = operationOf(document, operationName);
  if (!operation)
    return { errors: [{ message: "No operation named in the document" }] };
  const coerced = readVariables(schema, operation, given ?? {});
  if ("errors" in coerced)
    return { errors: coerced.errors.map((error) => error.toJSON()) };
  const { variables } = coerced;
  const price = (answer?: Record<string, unknown> | null) =>
    queryCost(schema, document, operation, variables, answer);
  const requested = price();
  const unpaid = refusePrice(desk, requested);
  if (unpaid) return unpaid;
  const result = executeQuery(
    desk,
    schema,
    document,
    given ?? {},
    false,
    operation.name?.value,
  );
  const data = result.data ?? null;
  const actual = Math.min(requested, price(data));
  spend(desk.store, actual);
  return {
    ...(result.errors && {
      errors: result.errors.map((error) => error.toJSON()),
    }),
    data,
    extensions: costs(desk, requested, actual),
  };
}

function costs(desk: Desk, requested: number, actual: number | null) {
  return {
    cost: {
      requestedQueryCost: requested,
      actualQueryCost: actual,
      throttleStatus: throttleStatus(desk.store),
    },
  };
}

/** source: shopify.dev, "Shopify API limits" (MAX_COST_EXCEEDED, THROTTLED). */
function refusePrice(desk: Desk, requested: number): QueryAnswer | undefined {
  refill(desk.store);
  if (requested > mostPerQuery)
    return {
      errors: [
        {
          message: `Query cost is ${requested}, which exceeds the single query max cost limit (${mostPerQuery}).`,
          extensions: {
            code: "MAX_COST_EXCEEDED",
            cost: requested,
            maxCost: mostPerQuery,
            documentation: limitsPage,
          },
        },
      ],
    };
  if (desk.store.bucket.points >= requested) return undefined;
  return {
    errors: [
      {
        message: "Throttled",
        extensions: { code: "THROTTLED", documentation: limitsPage },
      },
    ],
    extensions: costs(desk, requested, null),
  };
}
