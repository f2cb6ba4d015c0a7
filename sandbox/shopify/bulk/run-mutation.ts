import { setImmediate as nextTurn } from "node:timers/promises";
import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isCompositeType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import type { Execute } from "../admin/view.ts";
import { linesOf, type StoredFile } from "../files.ts";
import { syntaxError } from "./check-query.ts";
import type { Run } from "./operations.ts";

/**
 * Mutations that may run in bulk. source: recorded answers for customerCreate, metafieldsSet, metaobjectDefinitionCreate,
 * productCreate (allowed) and bulkOperationRunMutation (not); the rest of the list is assumed from shopify.dev, "Import data
 * in bulk".
 */
const allowed = new Set([
  "collectionCreate",
  "collectionUpdate",
  "customerCreate",
  "customerUpdate",
  "inventoryItemUpdate",
  "metafieldsDelete",
  "metafieldsSet",
  "metaobjectDefinitionCreate",
  "metaobjectUpsert",
  "orderUpdate",
  "productCreate",
  "productDelete",
  "productSet",
  "productUpdate",
  "productVariantsBulkCreate",
  "productVariantsBulkDelete",
  "productVariantsBulkUpdate",
  "publishablePublish",
  "publishableUnpublish",
  "tagsAdd",
  "tagsRemove",
]);

type Checked =
  | { document: DocumentNode }
  | { field: string[] | null; message: string; code: string | null };

/** source: recorded answers of bulkOperationRunMutation. */
export function checkBulkMutation(
  schema: GraphQLSchema,
  text: string,
): Checked {
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (error) {
    return {
      field: null,
      message: `Failed to parse the mutation - ${syntaxError(text, error)}`,
      code: "INVALID_MUTATION",
    };
  }
  const operation = getOperationAST(document);
  const names = (operation?.selectionSet.selections ?? []).flatMap((one) =>
    one.kind === "Field" ? [one.name.value] : [],
  );
  const refuse = (message: string) => ({
    field: ["mutation"],
    message,
    code: null,
  });
  if (
    operation?.operation !== "mutation" ||
    names.length !== 1 ||
    !allowed.has(names[0] ?? "")
  )
    return refuse("You must use an allowed mutation name.");
  return connectionsIn(schema, document) > 1
    ? refuse("Bulk mutations cannot contain more than 1 connection.")
    : { document };
}

function connectionsIn(schema: GraphQLSchema, document: DocumentNode): number {
  const types = new TypeInfo(schema);
  let count = 0;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field() {
        const type = types.getType();
        const named = type && getNamedType(type);
        if (isCompositeType(named) && named.name.endsWith("Connection"))
          count++;
      },
    }),
  );
  return count;
}

/** Carries the mutation out once per line of variables; every answer becomes a line that says which it belongs to. */
export function runBulkMutation(
  execute: Execute,
  document: DocumentNode,
  variables: StoredFile,
): Run {
  return async ({ write, stopped }) => {
    let number = 0;
    for (const line of linesOf(variables)) {
      if (stopped()) return;
      if (line.trim() === "") continue;
      const { data, errors } = answerLine(execute, document, line);
      const answer = {
        data: data ?? null,
        ...(errors && { errors }),
        __lineNumber: number++,
      };
      write([answer], 1);
      await nextTurn();
    }
  };
}

function answerLine(execute: Execute, document: DocumentNode, line: string) {
  try {
    return execute(document, JSON.parse(line));
  } catch (error) {
    return { data: null, errors: [{ message: (error as Error).message }] };
  }
}
