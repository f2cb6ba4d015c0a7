import { isNode } from "./recordings.ts";

/** What a recording says about things by their id, told by answers, wherever they stand. */
export type Facts = Map<string, Record<string, unknown>>;

/** What was asked for is told by nobody. */
const asked = new Set(["variables", "query", "document"]);

/** Everything that is told of an object, put together; where two answers differ, the earlier one stands. */
export function gatherFacts(trees: unknown[]): Facts {
  const facts: Facts = new Map();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const entry of value) walk(entry);
    if (!isNode(value)) return;
    if (typeof value.id === "string")
      facts.set(value.id, { ...value, ...facts.get(value.id) });
    for (const [key, inner] of Object.entries(value))
      if (!asked.has(key)) walk(inner);
  };
  for (const tree of trees) walk(tree);
  return facts;
}

/** The nodes of a connection, in either way of asking for them. */
export function nodesOf(connection: unknown): Record<string, unknown>[] {
  if (Array.isArray(connection)) return connection.filter(isNode);
  if (!isNode(connection)) return [];
  const { nodes, edges } = connection;
  if (Array.isArray(nodes)) return nodes.filter(isNode);
  return Array.isArray(edges)
    ? edges.flatMap((edge) =>
        isNode(edge) && isNode(edge.node) ? [edge.node] : [],
      )
    : [];
}
