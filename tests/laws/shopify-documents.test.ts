import { globSync, readFileSync } from "node:fs";
import {
  buildSchema,
  type DocumentNode,
  getNamedType,
  NoDeprecatedCustomRule,
  parse,
  specifiedRules,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { expect, test } from "vitest";
import { scopes } from "#core/platforms/shopify/scopes.ts";
import {
  readableTopics,
  serviceTopic,
} from "#core/platforms/shopify/webhook/letters.ts";

const root = new URL("../../", import.meta.url);
const fileText = (path: string) => readFileSync(new URL(path, root), "utf8");

const schema = buildSchema(
  fileText("sandbox/contracts/shopify-admin-2026-10.graphql"),
);
const access: Record<string, string[]> = JSON.parse(
  fileText("sandbox/contracts/shopify-access-scopes.json"),
).scopes;
const settings = fileText("shopify.app.toml");

const documents = globSync("{core,app}/**/*.{ts,tsx}", { cwd: root })
  .sort()
  .flatMap((path) =>
    [...fileText(path).matchAll(/`(#graphql\b[^`]*)`/g)].map(
      ([, text = ""]) => ({ path, text }),
    ),
  );

test("there are documents to look at", () => {
  expect(documents.length).toBeGreaterThan(20);
});

test.each(documents)(
  "$path says what Shopify's schema allows, and nothing deprecated",
  ({ text }) => {
    // Text put together at run time could not be checked here.
    expect(text).not.toContain("${");
    const rules = [...specifiedRules, NoDeprecatedCustomRule];
    expect(validate(schema, parse(text), rules).map(String)).toEqual([]);
  },
);

test.each(documents)(
  "$path needs no permission that we do not ask for",
  ({ text }) => {
    const granted = new Set<string>(scopes);
    const missing = [...namesIn(parse(text))].filter(
      (name) => access[name] && !access[name].some((one) => granted.has(one)),
    );
    expect(missing).toEqual([]);
  },
);

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
  visit(document, visitWithTypeInfo(types, { Field }));
  return names;
}
