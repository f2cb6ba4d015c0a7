import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One recorded call: what was asked and what Shopify answered. */
export type Capture = {
  /** Where it stands in its recording, e.g. `cases/closed/setup/orderCreate`. */
  path: string;
  document: string | undefined;
  variables: Record<string, unknown>;
  answer: Answer;
};

export type Answer = {
  data?: Record<string, unknown> | null;
  errors?: RecordedError[];
};

export type RecordedError = {
  message: string;
  path?: unknown[];
  extensions?: Record<string, unknown>;
};

export type Recording = {
  /** Group and file without its ending, e.g. `orders/orderClose-parity`. */
  name: string;
  /** The one it was recorded with; ours where it does not say. */
  apiVersion: string;
  captures: Capture[];
  /** Answers without their questions: what there was before the first call, latest first. */
  facts: unknown[];
  /** The whole file. */
  tree: unknown;
};

type Node = Record<string, unknown>;

/** An answer, or a part of a recording that holds some, and where it stands. */
type Reading = { path: string[]; told: unknown };

const answerKeys = ["response", "payload", "result"];
const ownKeys = new Set([
  ...answerKeys,
  "query",
  "document",
  "variables",
  "request",
]);

/** Where the recordings lie: the setting, or a folder beside the checkout. They are not part of the repository. */
export function recordingsFolder(
  root: string,
  env: Record<string, string | undefined>,
): string | undefined {
  const folders = [
    env.QUAYSIDE_RECORDINGS,
    join(root, "../shared/reference/shopify/recordings"),
  ];
  return folders.find((folder) => folder && existsSync(folder));
}

export function readRecordings(folder: string): Recording[] {
  return globSync("*/*.json", { cwd: folder })
    .sort()
    .map((file) =>
      readRecording(
        file.replace(/\.json$/, ""),
        JSON.parse(readFileSync(join(folder, file), "utf8")),
      ),
    );
}

export function readRecording(name: string, tree: unknown): Recording {
  const captures: Capture[] = [];
  const facts: Reading[] = [];
  collect(tree, [], {}, captures, facts);
  // A story told under `setup` goes on: its last word counts. Other readings were taken one by one.
  const setup = facts.filter(({ path }) => path[0] === "setup").reverse();
  const readings = facts.filter(({ path }) => path[0] !== "setup");
  const { apiVersion, metadata } = tree as {
    apiVersion?: string;
    metadata?: { apiVersion?: string };
  };
  return {
    name,
    apiVersion: apiVersion ?? metadata?.apiVersion ?? "2026-10",
    captures: [
      ...captures.filter((capture) => !isTidyingUp(capture)),
      ...captures.filter(isTidyingUp),
    ],
    facts: [...setup, ...readings].map(({ told }) => told),
    tree,
  };
}

/** Some recordings tell beside the setup how it was taken away in the end. */
const isTidyingUp = ({ path }: Capture) => path.startsWith("setup/cleanup");

/** @param around the object that holds this one: some recordings keep a call's variables beside its answer. */
function collect(
  value: unknown,
  path: string[],
  around: Node,
  captures: Capture[],
  facts: Reading[],
): void {
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries())
      collect(entry, [...path, String(index)], around, captures, facts);
    return;
  }
  if (!isNode(value)) return;
  const answer = answerOf(value);
  if (!answer) {
    if (isAnswer(value)) facts.push({ path, told: value.data });
    else collectInside(value, path, captures, facts, () => true);
    return;
  }
  // What was set up for a call came before it.
  collectInside(value, path, captures, facts, (key) => key === "setup");
  const holders = [value.request, value, path.at(-1) === "mutation" && around];
  const request = holders.filter(isNode).find(isRequest);
  if (request)
    captures.push({
      path: path.join("/"),
      document: [request, value]
        .flatMap((one) => [textOf(one.query), textOf(one.document)])
        .find(Boolean),
      variables: isNode(request.variables) ? request.variables : {},
      answer,
    });
  else facts.push({ path, told: answer.data });
  collectInside(value, path, captures, facts, (key) => key !== "setup");
}

function collectInside(
  node: Node,
  path: string[],
  captures: Capture[],
  facts: Reading[],
  wanted: (key: string) => boolean,
): void {
  for (const [key, inner] of earliestFirst(Object.entries(node))) {
    if (ownKeys.has(key) && answerOf(node)) continue;
    // Calls that the recorder made for itself; they show what there was.
    if (key === "upstreamCalls")
      facts.push({ path: [...path, key], told: inner });
    else if (wanted(key)) collect(inner, [...path, key], node, captures, facts);
  }
}

/** What was tidied up beforehand is sometimes told after the rest. */
function earliestFirst<T>(entries: [string, T][]): [string, T][] {
  const early = ([key]: [string, T]) =>
    /^(preCleanup|cleanupBefore)$/.test(key);
  return [
    ...entries.filter(early),
    ...entries.filter((entry) => !early(entry)),
  ];
}

function answerOf(node: Node): Answer | undefined {
  for (const key of answerKeys) {
    const found = node[key];
    if (!isNode(found)) continue;
    for (const inner of [found, found.payload, found.body])
      if (isNode(inner) && isAnswer(inner)) return inner as Answer;
  }
  return undefined;
}

const isAnswer = (node: Node) =>
  (isNode(node.data) || node.data === null || Array.isArray(node.errors)) &&
  Object.keys(node).every((key) =>
    ["data", "errors", "extensions"].includes(key),
  );

const isRequest = (node: Node) =>
  isNode(node.variables) || [node.query, node.document].some(textOf);

const textOf = (value: unknown) =>
  typeof value === "string" && value.includes("{") ? value : undefined;

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
