import type { GraphQLResolveInfo } from "graphql";
import type { StoredBulkOperation } from "../bulk/bulk-records.ts";
import { isEnded } from "../bulk/bulk-records.ts";
import { checkBulkQuery } from "../bulk/check-query.ts";
import {
  cancelOperation,
  expireResults,
  inTheWay,
  startOperation,
} from "../bulk/operations.ts";
import { checkBulkMutation, runBulkMutation } from "../bulk/run-mutation.ts";
import { runBulkQuery } from "../bulk/run-query.ts";
import type { Desk } from "../desk.ts";
import type { StoredFile } from "../files.ts";
import { gid, idOf } from "../gid.ts";
import { type ConnectionArgs, connection, type Listing } from "./connection.ts";
import { badRequest, type UserError, unknownId, userError } from "./errors.ts";
import { parseSearch, termsOf } from "./search.ts";
import type { View, Visit } from "./view.ts";

/** source: recorded answers with documents of 65,536 bytes. */
const longestDocument = 65_535;
const largestUpload = 100 * 1024 * 1024;

export function bulkOperationView(
  desk: Desk,
  operation: StoredBulkOperation,
): View {
  const { fileKey, status } = operation;
  const url = fileKey && `${desk.origin}/bulk-results/${fileKey}`;
  return {
    __typename: "BulkOperation",
    id: gid("BulkOperation", operation.id),
    type: operation.type,
    status,
    errorCode: operation.errorCode,
    query: operation.query,
    createdAt: operation.createdAt,
    completedAt: operation.completedAt,
    objectCount: String(operation.objectCount),
    rootObjectCount: String(operation.rootObjectCount),
    fileSize: operation.fileSize === null ? null : String(operation.fileSize),
    url: status === "COMPLETED" ? url : null,
    // What was written before it stopped. source: shopify.dev, BulkOperation.partialDataUrl.
    partialDataUrl: status === "FAILED" || status === "CANCELED" ? url : null,
  };
}

type RunQueryArgs = { query: string; groupObjects?: boolean | null };

function runQuery(
  args: RunQueryArgs,
  { desk, execute }: Visit,
  { schema }: GraphQLResolveInfo,
): View {
  const refuse = (error: UserError) => ({
    bulkOperation: null,
    userErrors: [error],
  });
  const bytes = Buffer.byteLength(args.query);
  if (bytes > longestDocument)
    return refuse(
      userError(
        ["query"],
        `Query is too large (${bytes} bytes; maximum is ${longestDocument} bytes)`,
        "INVALID",
      ),
    );
  const checked = checkBulkQuery(schema, args.query);
  if ("refusal" in checked)
    return refuse(userError(["query"], checked.refusal, "INVALID"));
  const others = inTheWay(desk, "QUERY");
  if (others.length > 0) return refuse(busy("query", others));
  const grouped = args.groupObjects ?? false;
  const operation = startOperation(
    desk,
    {
      type: "QUERY",
      query: args.query,
      groupObjects: grouped,
      stagedUploadPath: null,
      clientIdentifier: null,
    },
    runBulkQuery({ execute, schema }, checked.document, grouped),
  );
  return { bulkOperation: bulkOperationView(desk, operation), userErrors: [] };
}

/** source: Shopify's words for the sixth operation at a time. */
function busy(kind: "query" | "mutation", ids: string[]): UserError {
  return userError(
    null,
    `A bulk ${kind} operation for this app and shop is already in progress: ${ids.join(", ")}.`,
    "OPERATION_IN_PROGRESS",
  );
}

type RunMutationArgs = {
  mutation: string;
  stagedUploadPath: string;
  clientIdentifier?: string | null;
};

/** Looks in the order in which Shopify looks. source: recorded answers of bulkOperationRunMutation. */
function mutationRefusal(
  args: RunMutationArgs,
  file: StoredFile | undefined,
): UserError | undefined {
  const length = args.clientIdentifier?.length;
  if (length !== undefined && (length < 10 || length > 255))
    return userError(
      ["clientIdentifier"],
      length < 10
        ? "is too short (minimum is 10 characters)"
        : "is too long (maximum is 255 characters)",
      "INVALID_MUTATION",
    );
  const bytes = Buffer.byteLength(args.mutation);
  if (bytes > longestDocument)
    return userError(
      ["query"],
      `is too large (${bytes} bytes; maximum is ${longestDocument} bytes)`,
      "INVALID_MUTATION",
    );
  if (!file)
    return userError(
      null,
      "The JSONL file could not be found. Try uploading the file again, and check that you've entered the URL correctly for the stagedUploadPath mutation argument.",
      "NO_SUCH_FILE",
    );
  if (file.size === 0)
    return userError(
      null,
      "The input file is empty.",
      "INVALID_STAGED_UPLOAD_FILE",
    );
  return file.size > largestUpload
    ? userError(
        null,
        "The input file size exceeds the maximum allowed size of 100 MB.",
        "INVALID_STAGED_UPLOAD_FILE",
      )
    : undefined;
}

function runMutation(
  args: RunMutationArgs,
  { desk, execute }: Visit,
  { schema }: GraphQLResolveInfo,
): View {
  const refuse = (error: UserError) => ({
    bulkOperation: null,
    userErrors: [error],
  });
  const checked = checkBulkMutation(schema, args.mutation);
  if (!("document" in checked))
    return refuse(userError(checked.field, checked.message, checked.code));
  const file = desk.files.get(args.stagedUploadPath);
  const refusal = mutationRefusal(args, file);
  if (refusal || !file) return refuse(refusal as UserError);
  const others = inTheWay(desk, "MUTATION");
  if (others.length > 0) return refuse(busy("mutation", others));
  const operation = startOperation(
    desk,
    {
      type: "MUTATION",
      query: args.mutation,
      groupObjects: true,
      stagedUploadPath: args.stagedUploadPath,
      clientIdentifier: args.clientIdentifier ?? null,
    },
    runBulkMutation(execute, checked.document, file),
  );
  return { bulkOperation: bulkOperationView(desk, operation), userErrors: [] };
}

function cancel({ id }: { id: string }, { desk }: Visit): View {
  const operation = desk.store.bulkOperations.get(idOf(id, "BulkOperation"));
  if (!operation)
    return {
      bulkOperation: null,
      userErrors: [userError(["id"], "Bulk operation does not exist")],
    };
  if (isEnded(operation))
    return {
      bulkOperation: bulkOperationView(desk, operation),
      userErrors: [
        userError(
          null,
          `A bulk operation cannot be canceled when it is ${operation.status.toLowerCase()}`,
        ),
      ],
    };
  cancelOperation(desk, operation);
  return { bulkOperation: bulkOperationView(desk, operation), userErrors: [] };
}

const listing = (desk: Desk): Listing<StoredBulkOperation> => ({
  id: (operation) => operation.id,
  view: (operation) => bulkOperationView(desk, operation),
  sort: {
    CREATED_AT: (operation) => operation.createdAt,
    COMPLETED_AT: (operation) => operation.completedAt ?? "",
  },
  terms: {
    id: (operation) => [String(operation.id)],
    status: (operation) => [operation.status],
    operation_type: (operation) => [operation.type],
    created_at: (operation) => [operation.createdAt],
  },
});

export const bulkOperationRoots: View = {
  bulkOperationRunQuery: runQuery,
  bulkOperationRunMutation: runMutation,
  bulkOperationCancel: cancel,
  bulkOperation: ({ id }: { id: string }, { desk }: Visit) => {
    expireResults(desk);
    const number = idOf(id, "BulkOperation");
    if (number === undefined) throw unknownId(id);
    const found = desk.store.bulkOperations.get(number);
    return found ? bulkOperationView(desk, found) : null;
  },
  /** Newest first, unlike other lists. source: recorded answers of bulkOperations. */
  bulkOperations: (args: ConnectionArgs, { desk }: Visit) => {
    expireResults(desk);
    for (const { name, value } of args.query
      ? termsOf(parseSearch(args.query))
      : [])
      if (name === "created_at" && Number.isNaN(Date.parse(value)))
        throw badRequest("Invalid timestamp for query filter `created_at`.");
    return connection(
      desk.store.bulkOperations,
      { ...args, reverse: !args.reverse },
      listing(desk),
    );
  },
  currentBulkOperation: (
    { type }: { type?: StoredBulkOperation["type"] | null },
    { desk }: Visit,
  ) => {
    const last = desk.store.bulkOperations
      .all()
      .findLast((operation) => operation.type === (type ?? "QUERY"));
    return last ? bulkOperationView(desk, last) : null;
  },
};
