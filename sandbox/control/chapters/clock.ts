import { z } from "zod";
import type { ControlParts } from "../parts.ts";
import { route } from "../route.ts";

const chapter = "Clock";

/** The town's calendar: holds, deadlines, hand-overs and deliveries go by it; tokens and signatures do not. */
export const clockRoutes = ({ context }: ControlParts) => {
  const { clock } = context;
  const seen = () => ({
    now: clock.now(),
    iso: new Date(clock.now()).toISOString(),
    speed: clock.speed(),
    frozen: clock.speed() === 0,
  });
  const answer = z.object({
    now: z.number().describe("Milliseconds since the epoch in the town."),
    iso: z.string(),
    speed: z.number(),
    frozen: z.boolean(),
  });
  const turn = (path: string, says: string, set: () => void) =>
    route({
      method: "POST",
      path,
      chapter,
      says,
      answer,
      act() {
        set();
        context.changed();
        return seen();
      },
    });
  return [
    route({
      method: "GET",
      path: "/clock",
      chapter,
      says: "The town's time, and how fast it goes.",
      answer,
      act: seen,
    }),
    route({
      method: "POST",
      path: "/clock/advance",
      chapter,
      says: "Pushes the calendar forward, also while it stands still; everything that becomes due happens.",
      body: z.strictObject({
        ms: z
          .number()
          .min(0)
          .max(10 * 366 * 86_400_000),
      }),
      answer,
      act({ body }) {
        clock.advance(body.ms);
        context.changed();
        return seen();
      },
    }),
    turn("/clock/freeze", "Stops the calendar.", () => clock.setSpeed(0)),
    turn("/clock/run", "Lets the calendar go as fast as outside.", () =>
      clock.setSpeed(1),
    ),
    route({
      method: "PUT",
      path: "/clock/speed",
      chapter,
      says: "Lets the calendar go faster or slower than outside: 60 makes a minute of every second, 0 stops it.",
      body: z.strictObject({ speed: z.number().min(0).max(100_000) }),
      answer,
      act({ body }) {
        clock.setSpeed(body.speed);
        context.changed();
        return seen();
      },
    }),
  ];
};
