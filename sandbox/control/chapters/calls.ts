import { z } from "zod";
import type { ControlParts } from "../parts.ts";
import { route } from "../route.ts";

const chapter = "Calls";
const whole = z.coerce.number().int().min(0);

/** What the platforms were asked, by whom, and how it ended. */
export const callRoutes = ({ context: { calls } }: ControlParts) => [
  route({
    method: "GET",
    path: "/calls",
    chapter,
    says: "The latest API calls, oldest first (the newest 10,000 are kept).",
    query: z.strictObject({
      platform: z.enum(["shopify", "tiktok"]).optional(),
      shop: z.string().optional(),
      method: z.string().optional(),
      operation: z
        .string()
        .optional()
        .describe("A GraphQL root field, or the beginning of a path."),
      status: whole.optional(),
      code: z
        .string()
        .optional()
        .describe("A GraphQL error code or a TikTok code."),
      fault: z
        .string()
        .optional()
        .describe("Only calls that this fault has struck; `*`: any fault."),
      after: whole.optional().describe("Only calls after this number."),
      limit: whole.max(10_000).default(200),
    }),
    act: ({ query }) => ({ count: calls.count(), calls: calls.list(query) }),
  }),
  route({
    method: "GET",
    path: "/calls/summary",
    chapter,
    says: "The kept calls counted by platform, operation and status.",
    act() {
      const counts = new Map<string, number>();
      for (const { platform, operations, status } of calls.list()) {
        const key = [platform, operations.join(" "), status].join("\u0000");
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      const rows = [...counts].map(([key, calls]) => {
        const [platform, operation, status] = key.split("\u0000");
        return { platform, operation, status: Number(status), calls };
      });
      return { summary: rows.sort((a, b) => b.calls - a.calls) };
    },
  }),
  route({
    method: "DELETE",
    path: "/calls",
    chapter,
    says: "Forgets all calls.",
    act: () => calls.clear(),
  }),
];
