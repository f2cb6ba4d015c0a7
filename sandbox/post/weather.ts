import { z } from "zod";

const oneIn = z.number().min(0);
const waits = z
  .tuple([z.number().min(0), z.number().min(0)])
  .refine(
    ([least, most]) => least <= most,
    "the first may not exceed the second",
  );

const troubles = {
  loseOneIn: oneIn.describe(
    "About every n-th letter never arrives, whatever the platform's retries; 0: none.",
  ),
  doubleOneIn: oneIn.describe(
    "About every n-th letter arrives twice; 0: none.",
  ),
  delayMs: waits.describe(
    "Real milliseconds a letter waits before it is delivered, drawn evenly; unequal waits also reorder.",
  ),
};

export const weatherSchema = z.strictObject({
  seed: z
    .number()
    .int()
    .describe("Of all draws; changing it starts them anew."),
  ...troubles,
  retryAfterMs: z
    .array(z.number().min(0))
    .nullable()
    .describe(
      "Real waits before each further try after a failed delivery; null: the platform's documented schedule times `retryScale`.",
    ),
  retryScale: z
    .number()
    .positive()
    .max(1)
    .describe(
      "How much of the documented wait passes in real time before a retry: 1 is true to life, 1/60 makes minutes seconds. A wait that has passed by the town's clock is over in any case.",
    ),
  atOnce: z
    .number()
    .int()
    .min(1)
    .max(256)
    .describe(
      "How many letters of one platform are under way at the same time; with 1 they arrive in the order in which they were posted.",
    ),
  rules: z
    .array(
      z
        .strictObject({
          platform: z.enum(["shopify", "tiktok"]),
          topic: z
            .string()
            .describe("The topic, or all that begin so (`orders/*`)."),
          ...troubles,
        })
        .partial()
        .required({ platform: true }),
    )
    .describe(
      "Other weather for some platform or topic; the last rule that fits wins, field by field.",
    ),
});

/** How badly the post behaves. */
export type Weather = z.output<typeof weatherSchema>;
export type Troubles = Pick<Weather, keyof typeof troubles>;

/** Nothing is lost, doubled or late; a platform's patience is a sixtieth of the documented one. */
export const fineWeather: Weather = {
  seed: 1,
  loseOneIn: 0,
  doubleOneIn: 0,
  delayMs: [0, 0],
  retryAfterMs: null,
  retryScale: 1 / 60,
  atOnce: 32,
  rules: [],
};

/** What the weather holds for letters of this topic. */
export function weatherFor(
  weather: Weather,
  { platform, topic }: { platform: string; topic: string },
): Troubles {
  const { loseOneIn, doubleOneIn, delayMs } = weather;
  const troubles: Troubles = { loseOneIn, doubleOneIn, delayMs };
  for (const { platform: where, topic: wanted, ...rest } of weather.rules) {
    if (where !== platform || !fits(wanted, topic)) continue;
    for (const [name, value] of Object.entries(rest))
      if (value !== undefined) Object.assign(troubles, { [name]: value });
  }
  return troubles;
}

const fits = (wanted: string | undefined, topic: string) =>
  wanted === undefined ||
  wanted === topic ||
  (wanted.endsWith("*") && topic.startsWith(wanted.slice(0, -1)));
