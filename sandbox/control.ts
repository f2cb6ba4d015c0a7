import { Hono } from "hono";
import type { Face, FaceContext, Fault } from "./face.ts";
import type { Weather } from "./post-office.ts";

type ControlParts = {
  context: FaceContext;
  faces: Face[];
  plant(scenario: string): void;
};

/** The face that only demos, tests and trainers see: it moves the clock, changes the weather and reads the whole state. */
export function createControl({ context, faces, plant }: ControlParts): Hono {
  const control = new Hono();
  control.get("/health", (c) => c.json({ ok: true }));
  control.post("/reset", async (c) => {
    const { scenario } = await c.req.json<{ scenario: string }>();
    context.faults.clear();
    plant(scenario);
    return c.json({ ok: true });
  });
  control.get("/clock", (c) => c.json({ now: context.clock.now() }));
  control.post("/clock/advance", async (c) => {
    const { ms } = await c.req.json<{ ms: number }>();
    context.clock.advance(ms);
    context.changed();
    return c.json({ now: context.clock.now() });
  });
  control.put("/weather", async (c) =>
    c.json(context.post.setWeather(await c.req.json<Partial<Weather>>())),
  );
  control.get("/post-office", (c) =>
    c.json({ stats: context.post.stats(), log: context.post.log() }),
  );
  control.post("/faults", async (c) => {
    context.faults.plant(await c.req.json<Fault>());
    return c.json({ ok: true });
  });
  control.delete("/faults", (c) => {
    context.faults.clear();
    return c.json({ ok: true });
  });
  for (const face of faces) control.route("/", face.control);
  return control;
}
