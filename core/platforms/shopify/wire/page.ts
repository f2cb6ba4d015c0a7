import { z } from "zod";

const pageInfo = z.object({
  hasNextPage: z.boolean(),
  endCursor: z.string().nullable(),
});

/** One page of a connection. source: https://shopify.dev/docs/api/usage/pagination-graphql */
export const page = <Node extends z.ZodType>(node: Node) =>
  z.object({ nodes: z.array(node), pageInfo });

export type Page<Node> = {
  nodes: Node[];
  pageInfo: z.infer<typeof pageInfo>;
};
