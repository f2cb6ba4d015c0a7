import { z } from "zod";
import type { PostedLetter } from "../../post/letter.ts";
import { weatherSchema } from "../../post/weather.ts";
import type { ControlParts } from "../parts.ts";
import { Refused } from "../refused.ts";
import { route } from "../route.ts";

const chapter = "Post office";
const whole = z.coerce.number().int().min(1).max(2_000);

const withoutBody = ({ body, headers, ...letter }: PostedLetter) => letter;

/** Webhooks on their way to the app. */
export const postRoutes = ({ context: { post } }: ControlParts) => [
  route({
    method: "GET",
    path: "/post-office",
    chapter,
    says: "What the post office has done so far, and its weather.",
    act: () => ({ stats: post.stats(), weather: post.weather() }),
  }),
  route({
    method: "GET",
    path: "/post-office/letters",
    chapter,
    says: "The latest letters, oldest first: what became of each, and every knock at the door.",
    query: z.strictObject({
      platform: z.enum(["shopify", "tiktok"]).optional(),
      topic: z.string().optional(),
      state: z
        .enum(["waiting", "delivered", "lost", "given up", "kept"])
        .optional(),
      deliveryId: z.string().optional(),
      limit: whole.default(100),
      bodies: z
        .stringbool()
        .default(false)
        .describe("Also the headers and the raw body of each."),
    }),
    act({ query: { bodies, ...filter } }) {
      const letters = post.letters(filter);
      return { letters: bodies ? letters : letters.map(withoutBody) };
    },
  }),
  route({
    method: "POST",
    path: "/post-office/letters/:id/send",
    chapter,
    says: "Sends a letter once more, exactly as it was; `id` is its number (`L12`) or its delivery id.",
    params: z.object({ id: z.string() }),
    act({ params }) {
      const letter = post.sendAgain(params.id);
      if (!letter) throw new Refused(404, `there is no letter ${params.id}`);
      return withoutBody(letter);
    },
  }),
  route({
    method: "PUT",
    path: "/weather",
    chapter,
    says: "Changes how badly the post behaves, and starts all its draws anew; what is not named stays.",
    body: weatherSchema.partial(),
    answer: weatherSchema,
    act: ({ body }) => {
      const given = Object.entries(body).filter(([, v]) => v !== undefined);
      return post.setWeather(Object.fromEntries(given));
    },
  }),
];
