import { readFileSync } from "node:fs";

/** How Shopify knows the app: what its `shopify.app.toml` declares. */
export type AppConfiguration = {
  scopes: string[];
  /** Scopes that the app may ask a merchant for later. */
  optionalScopes: string[];
  webhookApiVersion: string;
  /** Subscriptions that Shopify keeps for every installation. */
  subscriptions: DeclaredSubscription[];
};

export type DeclaredSubscription = {
  topics: string[];
  /** Topics of privacy law, which also arrive where the app is no longer installed. */
  complianceTopics: string[];
  /** Relative to the app, or whole. */
  uri: string;
  filter: string | null;
  includeFields: string[];
};

const own = new URL("../../shopify.app.toml", import.meta.url);

/** Reads the app's own configuration file. */
export function readAppConfiguration(file: URL = own): AppConfiguration {
  return parseAppConfiguration(readFileSync(file, "utf8"));
}

type Table = Record<string, string | boolean | string[]>;

/** The few forms of TOML that an app's configuration uses: tables, lists of tables, strings, booleans, lists of strings. */
export function parseAppConfiguration(text: string): AppConfiguration {
  const tables: { name: string; values: Table }[] = [{ name: "", values: {} }];
  const plain = text.replace(/^\s*#.*$/gm, "");
  const entry =
    /^\s*\[\[?([\w.]+)\]?\]\s*$|^\s*([\w-]+)\s*=\s*(\[[^\]]*\]|"[^"]*"|\w+)/gm;
  for (const [, table, key, value = ""] of plain.matchAll(entry))
    if (table) tables.push({ name: table, values: {} });
    else if (key) (tables.at(-1)?.values ?? {})[key] = readValue(value);
  const first = (name: string) =>
    tables.find((table) => table.name === name)?.values ?? {};
  return {
    scopes: words(first("access_scopes").scopes),
    optionalScopes: list(first("access_scopes").optional_scopes),
    webhookApiVersion: String(first("webhooks").api_version ?? ""),
    subscriptions: tables
      .filter(({ name }) => name === "webhooks.subscriptions")
      .map(({ values }) => ({
        topics: list(values.topics),
        complianceTopics: list(values.compliance_topics),
        uri: String(values.uri ?? ""),
        filter: typeof values.filter === "string" ? values.filter : null,
        includeFields: list(values.include_fields),
      })),
  };
}

function readValue(text: string): Table[string] {
  if (text.startsWith("["))
    return [...text.matchAll(/"([^"]*)"/g)].map(([, word = ""]) => word);
  return text.startsWith('"') ? text.slice(1, -1) : text === "true";
}

const list = (value: Table[string] | undefined) =>
  Array.isArray(value) ? value : [];

const words = (value: Table[string] | undefined) =>
  typeof value === "string" ? value.split(",").filter(Boolean) : list(value);
