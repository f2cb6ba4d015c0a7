import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, type GraphQLSchema, isEnumType } from "graphql";
import { apiVersion } from "#core/platforms/shopify/api-version.ts";
import { answerType } from "./answer-type.ts";
import { costOutline } from "./cost-outline.ts";
import { declarations, variablesType } from "./input-types.ts";
import { readDocuments, type ShopifyDocument } from "./read-documents.ts";

const folder = "core/platforms/shopify";

/** @returns the generated files by path: the types of all documents, and what their prices depend on. */
export function writeTypes(root: string): Record<string, string> {
  const schema = buildSchema(
    readFileSync(
      join(root, `sandbox/contracts/shopify-admin-${apiVersion}.graphql`),
      "utf8",
    ),
  );
  const documents = readDocuments(root);
  return {
    [`${folder}/wire/documents.generated.ts`]: typesFile(schema, documents),
    [`${folder}/client/costs.generated.ts`]: costsFile(schema, documents),
  };
}

const note = (what: string) =>
  `// ${what} Generated from Shopify's published schema, version ${apiVersion},
// by \`npm run shopify:types\`. Do not edit.
`;

function typesFile(
  schema: GraphQLSchema,
  documents: ShopifyDocument[],
): string {
  const entries = documents.map(
    ({ name, operation }) => `  ${name}: {
    variables: ${variablesType(schema, operation)};
    answer: ${answerType(schema, operation)};
  };
`,
  );
  const body = entries.join("");
  const answered = Object.values(schema.getTypeMap())
    .filter((type) => isEnumType(type))
    .map(({ name }) => name)
    .filter((name) => new RegExp(`: (?:Array<)*${name}\\b`).test(body));
  const needed = declarations(
    schema,
    documents.map(({ operation }) => operation),
    new Set(answered),
  );
  return `${note("What each document asks and what Shopify answers to it, by the document's name.")}
export type Documents = {
${body}};

${needed.join("\n\n")}
`;
}

function costsFile(
  schema: GraphQLSchema,
  documents: ShopifyDocument[],
): string {
  const lines = documents.map(
    ({ name, operation }) =>
      `  ${name}: ${JSON.stringify(costOutline(schema, operation))},\n`,
  );
  return `${note("What each document's price depends on, by the document's name.")}
import type { CostOutline } from "./cost.ts";

export const costOutlines: Record<string, CostOutline> = {
${lines.join("")}};
`;
}
