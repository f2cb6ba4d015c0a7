import { z } from "zod";
import { scenarios } from "../../scenarios/index.ts";
import type { ControlParts } from "../parts.ts";
import { route } from "../route.ts";

const chapter = "Sandbox";
const names = Object.keys(scenarios) as [string, ...string[]];

/** The sandbox itself. */
export const sandboxRoutes = ({ context, plant }: ControlParts) => [
  route({
    method: "GET",
    path: "/health",
    chapter,
    says: "Answers as soon as the sandbox is ready.",
    act: () => ({ ok: true }),
  }),
  route({
    method: "POST",
    path: "/reset",
    chapter,
    says: "Forgets everything, faults included, and plants a scenario anew.",
    body: z.strictObject({ scenario: z.enum(names) }),
    act({ body }) {
      context.faults.clear();
      context.calls.clear();
      plant(body.scenario);
    },
  }),
  route({
    method: "PUT",
    path: "/app",
    chapter,
    says: "Says where the app answers from now on: webhooks and the way back from consent go there.",
    body: z.strictObject({
      origin: z
        .url({ protocol: /^https?$/ })
        .transform((url) => url.replace(/\/$/, "")),
    }),
    act({ body }) {
      context.appOrigin = body.origin;
      return { origin: context.appOrigin };
    },
  }),
];
