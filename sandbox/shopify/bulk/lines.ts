type Json = Record<string, unknown>;

/** One line of a result: an object, and behind it the lines of its nested connections. */
export type Lines = { line: Json; children: Lines[] };

/**
 * An answer taken apart into lines: every node of a connection becomes a line of its own that names its parent.
 * source: shopify.dev, "The JSONL data format".
 */
export function linesOfConnection(
  connection: Json | null | undefined,
  parentId?: string,
): Lines[] {
  const edges = (connection?.edges ?? []) as { node: Json }[];
  return edges.map(({ node }) => {
    const children: Lines[] = [];
    const line = withoutConnections(node, String(node.id), children) as Json;
    return {
      line: parentId === undefined ? line : { ...line, __parentId: parentId },
      children,
    };
  });
}

/** What remains of a value when its connections are taken out; they are put into `children`. */
function withoutConnections(
  value: unknown,
  ownerId: string,
  children: Lines[],
): unknown {
  if (Array.isArray(value))
    return value.map((entry) => withoutConnections(entry, ownerId, children));
  if (value === null || typeof value !== "object") return value;
  const kept: Json = {};
  for (const [key, inner] of Object.entries(value))
    if (isConnection(inner))
      children.push(...linesOfConnection(inner, ownerId));
    else kept[key] = withoutConnections(inner, ownerId, children);
  return kept;
}

const isConnection = (value: unknown): value is Json =>
  typeof value === "object" &&
  value !== null &&
  Array.isArray((value as Json).edges);

/**
 * The lines in the order of the file. Grouped, children follow their parent; otherwise all parents of a page come first,
 * which Shopify leaves open: only a parent's line before its children's is certain.
 */
export function inOrder(lines: Lines[], grouped: boolean): Json[] {
  if (grouped)
    return lines.flatMap(({ line, children }) => [
      line,
      ...inOrder(children, true),
    ]);
  const children = lines.flatMap((one) => one.children);
  return [
    ...lines.map(({ line }) => line),
    ...(children.length > 0 ? inOrder(children, false) : []),
  ];
}
