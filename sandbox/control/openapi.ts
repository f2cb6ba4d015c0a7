import { z } from "zod";
import type { ControlRoute } from "./route.ts";

type Json = Record<string, unknown>;

const problem = {
  description: "What is wrong, in words.",
  content: {
    "application/json": {
      schema: {
        type: "object",
        required: ["error"],
        properties: {
          error: { type: "string" },
          problems: {
            type: "array",
            description: "Every fault of the request: where, and what.",
            items: {
              type: "object",
              properties: {
                at: { type: "string" },
                message: { type: "string" },
              },
            },
          },
        },
      },
    },
  },
};

/** Writes the table of routes down as OpenAPI 3.1: what the schemas read is what the document says. */
export function describeRoutes(routes: ControlRoute[]): Json {
  const paths: Record<string, Json> = {};
  for (const row of routes) {
    const path = row.path.replace(/:(\w+)/g, "{$1}");
    paths[path] ??= {};
    paths[path][row.method.toLowerCase()] = describe(row);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Control face of the Quayside sandbox",
      version: "1",
      description:
        "Drives the pretend Shopify, TikTok Shop and Fulfilled by TikTok: shops and catalogs, customers and merchants, the clock, webhooks and faults.",
    },
    tags: [...new Set(routes.map((row) => row.chapter))].map((name) => ({
      name,
    })),
    paths,
  };
}

function describe(row: ControlRoute): Json {
  return {
    tags: [row.chapter],
    operationId: nameOf(row),
    summary: row.says,
    parameters: [
      ...parametersOf(row.params, "path"),
      ...parametersOf(row.query, "query"),
    ],
    ...(row.body && {
      requestBody: {
        // An empty body is read as `{}`.
        required: !row.body.safeParse({}).success,
        content: {
          "application/json": { schema: schemaOf(row.body, "input") },
        },
      },
    }),
    responses: {
      200: {
        description: "Done.",
        content: {
          "application/json": {
            schema: row.answer
              ? schemaOf(row.answer, "output")
              : { type: "object" },
          },
        },
      },
      ...((row.body || row.query) && { 400: problem }),
      ...(row.params && { 404: problem }),
    },
  };
}

/** `POST /shopify/:shop/orders/:id/cancel` is `postShopifyShopOrdersIdCancel`. */
const nameOf = ({ method, path }: ControlRoute) =>
  method.toLowerCase() +
  path
    .split(/[/:.\-_]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");

function parametersOf(
  schema: z.ZodObject | undefined,
  place: "path" | "query",
): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, "input") as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...type }]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    ...(description !== undefined && { description }),
    schema: type,
  }));
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
  });
  return rest;
}
