import { Hono } from "hono";
import type { z } from "zod";
import { Refused } from "./refused.ts";

type Schema = z.ZodType;
type Read<S extends Schema | undefined> = S extends Schema
  ? z.output<S>
  : Record<string, never>;

/** One row of the control face's table: the address, what it means, what it takes and what it does. */
export type ControlRoute = {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** With `:name` for the parts of the path that `params` reads. */
  path: string;
  /** The heading under which the documentation lists it. */
  chapter: string;
  /** One sentence for the documentation. */
  says: string;
  params: z.ZodObject | undefined;
  query: z.ZodObject | undefined;
  /** Shape of the JSON body; an empty body is read as `{}`. */
  body: Schema | undefined;
  /** Shape of the answer, for the documentation. */
  answer: Schema | undefined;
  act(input: { params: unknown; query: unknown; body: unknown }): unknown;
};

type Wish<
  P extends z.ZodObject | undefined,
  Q extends z.ZodObject | undefined,
  B extends Schema | undefined,
> = Pick<ControlRoute, "method" | "path" | "chapter" | "says"> & {
  params?: P;
  query?: Q;
  body?: B;
  answer?: Schema;
  /** May refuse by throwing `Refused`; what it returns is the answer, nothing is `{ok: true}`. */
  act(input: { params: Read<P>; query: Read<Q>; body: Read<B> }): unknown;
};

/** Writes one row; the act is given exactly what the schemas read. */
export function route<
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends Schema | undefined = undefined,
>(wish: Wish<P, Q, B>): ControlRoute {
  return {
    params: undefined,
    query: undefined,
    body: undefined,
    answer: undefined,
    ...wish,
    act: wish.act as ControlRoute["act"],
  };
}

/** Serves a table of routes. What a schema refuses is a 400 that names every fault. */
export function serveRoutes(routes: ControlRoute[]): Hono {
  const control = new Hono();
  for (const row of routes)
    control.on(row.method, row.path, async (c) => {
      const params = read(row.params, c.req.param(), "path");
      const query = read(row.query, c.req.query(), "query");
      const body = row.body
        ? read(row.body, parse(await c.req.text()), "body")
        : {};
      const answer = await row.act({ params, query, body });
      return c.json((answer ?? { ok: true }) as object);
    });
  control.notFound((c) =>
    c.json(
      {
        error: `there is no ${c.req.method} ${c.req.path}; GET /openapi.json lists what there is`,
      },
      404,
    ),
  );
  control.onError((error, c) => {
    if (error instanceof Refused)
      return c.json({ error: error.message, ...error.more }, error.status);
    console.error("[control face]", error);
    return c.json({ error: error.message }, 500);
  });
  return control;
}

function parse(text: string): unknown {
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(400, "the body is not JSON");
  }
}

function read(schema: Schema | undefined, given: unknown, where: string) {
  if (!schema) return {};
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => ({
    at: [where, ...path.map(String)].join("."),
    message,
  }));
  const [first] = problems;
  throw new Refused(400, `${first?.at}: ${first?.message}`, { problems });
}
