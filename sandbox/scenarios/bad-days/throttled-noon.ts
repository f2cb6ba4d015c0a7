import type { BadDay } from "../bad-day.ts";
import { oneHour } from "../bad-day.ts";
import { calmDay } from "../calm-day.ts";

/** Orders of each channel at the peak. */
export const atNoon = 12;

/** Every limit is reached when most is sold. */
export const throttledNoon: BadDay = {
  says: "Shopify's bucket is empty and TikTok answers 429 while crowds buy on both channels.",
  town: () => ({ ...calmDay(), name: "throttled-noon" }),
  acts: [
    {
      name: "noon",
      says: "Half of all calls are refused for their number, and both channels sell.",
      async play({ ask, dice }) {
        for (const platform of ["shopify", "tiktok"])
          await ask("POST", "/faults", {
            id: `noon-${platform}`,
            kind: "throttled",
            platform,
            oneIn: 2,
            retryAfterSeconds: 1,
          });
        for (const channel of ["shopify", "tiktok"])
          await ask("POST", "/crowds", {
            channel,
            orders: atNoon,
            seed: dice.between(1, 1_000_000),
            unitsPerLine: [1, 1],
            wait: true,
          });
        await ask("POST", "/clock/advance", { ms: oneHour + 60_000 });
      },
    },
    {
      name: "afternoon",
      says: "The limits are as on any other day.",
      async play({ ask }) {
        for (const platform of ["shopify", "tiktok"])
          await ask("DELETE", `/faults/noon-${platform}`);
      },
    },
  ],
};
