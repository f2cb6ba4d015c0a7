import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  buildSchema,
  getNamedType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { apiVersion } from "../../core/platforms/shopify/api-version.ts";
import { predictCost } from "../../core/platforms/shopify/client/cost.ts";
import { costOutlines } from "../../core/platforms/shopify/client/costs.generated.ts";
import {
  type DocumentName,
  documents,
} from "../../core/platforms/shopify/documents.ts";
import { scopes } from "../../core/platforms/shopify/scopes.ts";
import {
  readDocuments,
  type ShopifyDocument,
} from "../shopify-types/read-documents.ts";
import { root } from "../town/run-quietly.ts";

const repeats = {
  read: "reads",
  idempotent: "idempotent",
  keyed: "key",
  probed: "probe",
} as const;

/** What happens to a request whose answer is lost. */
const afterLoss = {
  read: "again",
  idempotent: "again",
  keyed: "again, same key",
  probed: "look, then again",
} as const;

const head = `| name | asks | scope | points | repeat | answer lost | seen in |
| --- | --- | --- | --- | --- | --- | --- |
`;

/** One line for each document, in the order of the table in core. */
export function shopifyTable(): string {
  const text = (path: string) => readFileSync(join(root, path), "utf8");
  const schema = buildSchema(
    text(`sandbox/contracts/shopify-admin-${apiVersion}.graphql`),
  );
  const access: Record<string, string[]> = JSON.parse(
    text("sandbox/contracts/shopify-access-scopes.json"),
  ).scopes;
  const byName = new Map(
    readDocuments(root).map((document) => [document.name, document]),
  );
  const lines = (Object.keys(documents) as DocumentName[]).map((name) => {
    const document = byName.get(name);
    if (!document) throw new Error(`no document ${name}`);
    const facts: { repeat: keyof typeof repeats; single?: string } =
      documents[name];
    const { repeat, single } = facts;
    const seen =
      "recorded" in documents[name] ? "schema, recorded answers" : "schema";
    const needed = neededScopes(document, schema, access);
    return `| \`${name}\` | ${asked(document)} | ${needed} | ${points(name)} | ${repeats[repeat]}${single ? `: ${single}` : ""} | ${afterLoss[repeat]} | ${seen} |\n`;
  });
  return head + lines.join("");
}

const asked = ({ operation }: ShopifyDocument): string =>
  [
    ...new Set(
      operation.selectionSet.selections.flatMap((field) =>
        field.kind === "Field" ? `\`${field.name.value}\`` : [],
      ),
    ),
  ].join(", ");

const points = (name: string): string =>
  name.startsWith("Export")
    ? "none: part of `StartExport`"
    : String(predictCost(costOutlines[name] ?? {}, {}));

/** Of the permissions that we have, the least that open every field. */
function neededScopes(
  { node }: ShopifyDocument,
  schema: ReturnType<typeof buildSchema>,
  access: Record<string, string[]>,
): string {
  const needed = new Set<string>();
  const types = new TypeInfo(schema);
  const note = (name: string) => {
    const ours = access[name]?.find((one) =>
      (scopes as readonly string[]).includes(one),
    );
    if (ours) needed.add(ours);
  };
  const Field = () => {
    const [parent, field] = [types.getParentType(), types.getFieldDef()];
    if (!parent || !field) return;
    note(`${parent.name}.${field.name}`);
    note(getNamedType(field.type).name);
  };
  const InlineFragment = () => {
    const type = types.getType();
    if (type) note(getNamedType(type).name);
  };
  visit(node, visitWithTypeInfo(types, { Field, InlineFragment }));
  return [...needed].map((scope) => `\`${scope}\``).join(", ") || "none";
}
