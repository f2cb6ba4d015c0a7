import { setImmediate as nextTurn } from "node:timers/promises";
import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
} from "graphql";
import type { Execute } from "../admin/view.ts";
import { inOrder, linesOfConnection } from "./lines.ts";
import { AccessDenied, type Run } from "./operations.ts";
import { pageDocument } from "./page-document.ts";

type Page = {
  edges?: unknown[];
  bulkPage?: { hasNextPage: boolean; endCursor: string | null };
};

/** Reads the outermost connections page by page, giving others a turn in between: memory holds one page of records. */
export function runBulkQuery(
  { execute, schema }: { execute: Execute; schema: GraphQLSchema },
  document: DocumentNode,
  grouped: boolean,
): Run {
  return async ({ write, stopped }) => {
    for (const root of rootNames(document)) {
      const paged = pageDocument(schema, document, root);
      let after: string | null = null;
      do {
        const { data, errors } = execute(paged, { bulkAfter: after });
        refuse(errors);
        const page = data?.[root] as Page | undefined;
        const lines = linesOfConnection(page as Record<string, unknown>);
        write(inOrder(lines, grouped), lines.length);
        after = page?.bulkPage?.hasNextPage ? page.bulkPage.endCursor : null;
        await nextTurn();
      } while (after !== null && !stopped());
    }
  };
}

function rootNames(document: DocumentNode): string[] {
  const selections = getOperationAST(document)?.selectionSet.selections ?? [];
  return selections.flatMap((one) =>
    one.kind === "Field" ? [one.alias?.value ?? one.name.value] : [],
  );
}

function refuse(errors: ReturnType<Execute>["errors"]): void {
  const [first] = errors ?? [];
  if (!first) return;
  if (first.extensions.code === "ACCESS_DENIED")
    throw new AccessDenied(first.message);
  throw first;
}
