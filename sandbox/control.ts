import type { Hono } from "hono";
import { z } from "zod";
import { Refused } from "./control/refused.ts";
import { type ControlRoute, route, serveRoutes } from "./control/route.ts";
import type { Face, FaceContext } from "./face.ts";
import { type FaultWish, readFault } from "./faults/fault.ts";
import type { Weather } from "./post-office.ts";

type ControlParts = {
  context: FaceContext;
  faces: Face[];
  plant(scenario: string): void;
};

/** The face that only demos, tests and trainers see: it moves the clock, changes the weather and reads the whole state. */
export function createControl({ context, faces, plant }: ControlParts): Hono {
  const own: ControlRoute[] = [
    route({
      method: "GET",
      path: "/health",
      chapter: "Sandbox",
      says: "Answers as soon as the sandbox is ready.",
      act: () => ({ ok: true }),
    }),
    route({
      method: "POST",
      path: "/reset",
      chapter: "Sandbox",
      says: "Forgets everything and plants the scenario anew.",
      body: z.strictObject({ scenario: z.string() }),
      act({ body }) {
        context.faults.clear();
        plant(body.scenario);
      },
    }),
    route({
      method: "GET",
      path: "/clock",
      chapter: "Clock",
      says: "The town's time.",
      act: () => ({ now: context.clock.now() }),
    }),
    route({
      method: "POST",
      path: "/clock/advance",
      chapter: "Clock",
      says: "Pushes the town's clock forward; everything that becomes due happens.",
      body: z.strictObject({ ms: z.number().min(0) }),
      act({ body }) {
        context.clock.advance(body.ms);
        context.changed();
        return { now: context.clock.now() };
      },
    }),
    route({
      method: "PUT",
      path: "/weather",
      chapter: "Post office",
      says: "Changes how badly the post behaves.",
      body: z.looseObject({}),
      act: ({ body }) => context.post.setWeather(body as Partial<Weather>),
    }),
    route({
      method: "GET",
      path: "/post-office",
      chapter: "Post office",
      says: "Counts and the latest letters.",
      act: () => ({ stats: context.post.stats(), log: context.post.log() }),
    }),
    route({
      method: "POST",
      path: "/faults",
      chapter: "Faults",
      says: "Plants a fault.",
      body: z.preprocess((wish) => wish, z.unknown()),
      act: ({ body }) => context.faults.plant(demandFault(body)),
    }),
    route({
      method: "GET",
      path: "/faults",
      chapter: "Faults",
      says: "The faults that are planted, and how often each has struck.",
      act: () => ({ faults: context.faults.list() }),
    }),
    route({
      method: "DELETE",
      path: "/faults",
      chapter: "Faults",
      says: "Clears all faults.",
      act: () => ({ ok: true, cleared: context.faults.clear() }),
    }),
  ];
  const tables = faces.flatMap(({ control }) =>
    Array.isArray(control) ? control : [],
  );
  const served = serveRoutes([...own, ...tables]);
  for (const { control } of faces)
    if (!Array.isArray(control)) served.route("/", control);
  return served;
}

function demandFault(wish: unknown): FaultWish {
  try {
    return readFault(wish);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw new Refused(400, error.issues[0]?.message ?? "not a fault", {
      problems: error.issues.map(({ path, message }) => ({
        at: ["body", ...path.map(String)].join("."),
        message,
      })),
    });
  }
}
