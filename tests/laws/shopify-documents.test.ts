import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  buildSchema,
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  NoDeprecatedCustomRule,
  specifiedRules,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { describe, expect, test } from "vitest";
import { apiVersion } from "#core/platforms/shopify/api-version.ts";
import { predictCost } from "#core/platforms/shopify/client/cost.ts";
import { costOutlines } from "#core/platforms/shopify/client/costs.generated.ts";
import { documents as facts } from "#core/platforms/shopify/documents.ts";
import { scopes } from "#core/platforms/shopify/scopes.ts";
import {
  readableTopics,
  serviceTopic,
} from "#core/platforms/shopify/webhook/letters.ts";
import { queryCost } from "#sandbox/shopify/admin/costs.ts";
import { readDocuments } from "../../bin/shopify-types/read-documents.ts";
import { writeTypes } from "../../bin/shopify-types/write-types.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const fileText = (path: string) => readFileSync(`${root}/${path}`, "utf8");
const schemaOf = (version: string): GraphQLSchema =>
  buildSchema(fileText(`sandbox/contracts/shopify-admin-${version}.graphql`));

const previousVersion = "2026-07";
const schema = schemaOf(apiVersion);
const access: Record<string, string[]> = JSON.parse(
  fileText("sandbox/contracts/shopify-access-scopes.json"),
).scopes;
const settings = fileText("shopify.app.toml");
const documents = readDocuments(root);

test("there are documents to look at", () => {
  expect(documents.length).toBeGreaterThan(20);
});

describe.each([
  ["the version we speak", apiVersion, schema],
  ["the version before", previousVersion, schemaOf(previousVersion)],
])("in %s (%s)", (_which, _version, published) => {
  test.each(documents)(
    "$name in $path says what Shopify's schema allows, and nothing deprecated",
    ({ node }) => {
      const rules = [...specifiedRules, NoDeprecatedCustomRule];
      expect(validate(published, node, rules).map(String)).toEqual([]);
    },
  );
});

test("shopify.app.toml speaks the same version", () => {
  expect(/^api_version = "(.*)"$/m.exec(settings)?.[1]).toBe(apiVersion);
});

test.each(documents)(
  "$name in $path needs no permission that we do not ask for",
  ({ node }) => {
    const granted = new Set<string>(scopes);
    const missing = [...namesIn(node)].filter(
      (name) => access[name] && !access[name].some((one) => granted.has(one)),
    );
    expect(missing).toEqual([]);
  },
);

test("the generated types and prices are those of the documents as they stand", () => {
  for (const [path, text] of Object.entries(writeTypes(root)))
    expect(fileText(path), `${path}: npm run shopify:types`).toBe(text);
});

test.each(documents)(
  "$name stays within the 1,000 points that one request may cost, and the pretend Shopify counts the same",
  ({ name, node, operation }) => {
    const outline = costOutlines[name] ?? {};
    for (const variables of [
      {},
      { ids: Array(40).fill("gid://shopify/InventoryItem/1") },
      { variants: Array(100).fill({}) },
      { input: { variants: Array(30).fill({}) } },
    ]) {
      const points = predictCost(outline, variables);
      expect(points).toBeLessThanOrEqual(1_000);
      expect(points).toBe(queryCost(schema, node, operation, variables));
    }
  },
);

const modes = {
  read: "read",
  idempotent: "keyed-write",
  keyed: "keyed-write",
  probed: "write",
} as const;

// What is exported is sent inside of another.
test.each(documents.filter(({ name }) => !name.startsWith("Export")))(
  "$name is sent as its row in documents.ts says: again, with its key, or not without looking",
  ({ name, path }) => {
    const { repeat } = facts[name as keyof typeof facts];
    const sent = [...fileText(path).matchAll(/mode:[^}]*?"([\w-]+)"/g)];
    expect(sent.map(([, mode]) => mode)).toContain(modes[repeat]);
  },
);

test("every operation file sends a document", () => {
  const files = globSync("core/platforms/shopify/operations/*.ts", {
    cwd: root,
  });
  const senders = new Set(documents.map(({ path }) => path));
  expect(files.filter((path) => !senders.has(path))).toEqual([]);
});

test("shopify.app.toml asks for the same permissions", () => {
  const line = /^scopes = "(.*)"$/m.exec(settings)?.[1];
  expect(line?.split(",")).toEqual([...scopes]);
});

test("shopify.app.toml subscribes to what we can read", () => {
  const lists = [
    ...settings.matchAll(/^(?:compliance_)?topics = \[([^\]]*)\]/gm),
  ];
  const topics = lists.flatMap(([, list = ""]) =>
    [...list.matchAll(/"([^"]+)"/g)].map(([, topic]) => topic),
  );
  const posted = readableTopics.filter((topic) => topic !== serviceTopic);
  expect(topics.sort()).toEqual(posted.sort());
});

/** Every `Type.field` that is read, and every type that comes back. */
function namesIn(document: DocumentNode): Set<string> {
  const names = new Set<string>();
  const types = new TypeInfo(schema);
  const Field = () => {
    const [parent, field] = [types.getParentType(), types.getFieldDef()];
    if (!parent || !field) return;
    names.add(`${parent.name}.${field.name}`);
    names.add(getNamedType(field.type).name);
  };
  const InlineFragment = () => {
    const type = types.getType();
    if (type) names.add(getNamedType(type).name);
  };
  visit(document, visitWithTypeInfo(types, { Field, InlineFragment }));
  return names;
}
