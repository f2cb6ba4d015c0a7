import type { Hono } from "hono";
import { callRoutes } from "./control/chapters/calls.ts";
import { clockRoutes } from "./control/chapters/clock.ts";
import { crowdRoutes } from "./control/chapters/crowds.ts";
import { faultRoutes } from "./control/chapters/faults.ts";
import { mailRoutes } from "./control/chapters/mails.ts";
import { postRoutes } from "./control/chapters/post.ts";
import { sandboxRoutes } from "./control/chapters/sandbox.ts";
import { type Ask, scenarioRoutes } from "./control/chapters/scenarios.ts";
import { townRoutes } from "./control/chapters/towns.ts";
import { describeRoutes } from "./control/openapi.ts";
import type { ControlParts } from "./control/parts.ts";
import { type ControlRoute, route, serveRoutes } from "./control/route.ts";

/** Every row of the control face: the sandbox's own chapters, then the platforms'. */
export function controlTable(parts: ControlParts, ask: Ask): ControlRoute[] {
  return [
    ...sandboxRoutes(parts),
    ...clockRoutes(parts),
    ...postRoutes(parts),
    ...faultRoutes(parts),
    ...callRoutes(parts),
    ...mailRoutes(parts),
    ...townRoutes(parts),
    ...crowdRoutes(parts),
    ...scenarioRoutes(ask),
    ...parts.faces.flatMap(({ control }) => control),
  ];
}

/**
 * The face that only demos, tests and trainers see: it opens shops, acts as customers and merchants, moves the clock,
 * brings bad weather and faults, and reads every platform's state. Described by what it serves at `/openapi.json`.
 */
export function createControl(parts: ControlParts): Hono {
  const table = controlTable(parts, async (method, path, body) =>
    control.request(path, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );
  table.push(
    route({
      method: "GET",
      path: "/openapi.json",
      chapter: "Sandbox",
      says: "The description of the control face in OpenAPI 3.1.",
      act: () => describeRoutes(table),
    }),
  );
  const control = serveRoutes(table);
  return control;
}
