import { z } from "zod";
import { diceFor } from "../../dice.ts";
import { badDays } from "../../scenarios/index.ts";
import { Refused } from "../refused.ts";
import { route } from "../route.ts";

const chapter = "Scenarios";

/** One call to the control face. */
export type Ask = (
  method: string,
  path: string,
  body?: unknown,
) => Promise<Response>;

type Played = { method: string; path: string; body?: unknown };

/** Bad days, act by act. Every act is a list of calls to this very face, and says which. */
export const scenarioRoutes = (ask: Ask) => [
  route({
    method: "GET",
    path: "/scenarios",
    chapter,
    says: "The bad days that can be played, and their acts. Begin with `POST /reset {scenario}`.",
    act: () => ({
      scenarios: Object.entries(badDays).map(([name, { says, acts }]) => ({
        name,
        says,
        acts: acts.map((act) => ({ name: act.name, says: act.says })),
      })),
    }),
  }),
  route({
    method: "POST",
    path: "/scenarios/:name/acts/:act",
    chapter,
    says: "Plays one act of a bad day in the town of its name, and answers the calls that it consists of.",
    params: z.object({ name: z.string(), act: z.string() }),
    body: z.strictObject({ seed: z.number().int().default(1) }),
    async act({ params, body }) {
      const act = badDays[params.name]?.acts.find(
        ({ name }) => name === params.act,
      );
      if (!act)
        throw new Refused(
          404,
          `there is no act ${params.act} of ${params.name}`,
        );
      const calls: Played[] = [];
      await act.play({
        dice: diceFor(body.seed, "scenario", params.name, params.act),
        async ask(method, path, given) {
          if (method !== "GET") calls.push({ method, path, body: given });
          const response = await ask(method, path, given);
          const answer = (await response.json()) as { error?: string };
          if (!response.ok)
            throw new Refused(409, `${method} ${path}: ${answer.error}`);
          return answer;
        },
      });
      return { act: act.name, says: act.says, calls };
    },
  }),
];
