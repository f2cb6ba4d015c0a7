import { z } from "zod";

/** Whom a fault strikes, and how often. All that is given must hold. */
const when = {
  id: z
    .string()
    .min(1)
    .optional()
    .describe("A name of one's own; the sandbox gives f1, f2 … otherwise."),
  platform: z.enum(["shopify", "tiktok"]),
  shop: z
    .string()
    .optional()
    .describe(
      "Only this shop: a Shopify handle or domain, a TikTok shop id. Otherwise all.",
    ),
  times: z
    .number()
    .int()
    .min(1)
    .optional()
    .describe("The next so many; without it until the fault is cleared."),
  oneIn: z
    .number()
    .min(1)
    .default(1)
    .describe("About every n-th, by the fault's own dice; 1 means each."),
  from: z
    .number()
    .optional()
    .describe("Not before this moment of the town's clock (milliseconds)."),
  to: z
    .number()
    .optional()
    .describe("Not at or after this moment of the town's clock."),
};

const onCall = {
  ...when,
  operation: z
    .string()
    .default("")
    .describe(
      "A GraphQL root field (`orderCreate`), all that begin so (`order*`), or the beginning of a path, with or without its method (`/fbt/`, `POST /order/202309`). Empty: every call.",
    ),
};

const afterApplying = z
  .boolean()
  .default(false)
  .describe(
    "Serve the call first and only then fail: the caller cannot know what happened.",
  );

const onLetter = {
  ...when,
  operation: z
    .string()
    .default("")
    .describe(
      "The topic (`orders/create`, `type 1`), or all that begin so (`orders/*`). Empty: every letter.",
    ),
};

const answer = z.strictObject({
  kind: z.literal("answer"),
  ...onCall,
  status: z
    .number()
    .int()
    .refine((n) => n === 0 || (n >= 200 && n <= 599), "0, or 200 to 599")
    .describe("The HTTP status to answer with; 0 cuts the connection."),
  body: z
    .unknown()
    .optional()
    .describe(
      "The answer's body: text as it is, all else as JSON. Without one the platform's own words for a fault of its server.",
    ),
  retryAfterSeconds: z.number().min(0).optional(),
  afterApplying,
});

const milliseconds = z.number().int().min(0).max(3_600_000);

/** Every way in which a platform can fail its callers; the kind says what happens. */
export const faultSchema = z.discriminatedUnion("kind", [
  answer.describe("Answers with this status and body."),
  z
    .strictObject({
      kind: z.literal("latency"),
      ...onCall,
      ms: z.tuple([milliseconds, milliseconds]),
    })
    .describe(
      "Serves the call after a wait drawn evenly between the two (real milliseconds).",
    ),
  z
    .strictObject({
      kind: z.literal("throttled"),
      ...onCall,
      retryAfterSeconds: z.number().min(0).default(1),
    })
    .describe(
      "Refuses as the platform does when its limit is reached: THROTTLED with an empty bucket, or 429 with 36009002.",
    ),
  z
    .strictObject({
      kind: z.literal("server_error"),
      ...onCall,
      status: z.number().int().min(500).max(599).default(503),
      afterApplying,
    })
    .describe(
      "A fault of the platform's server, before or after the call took hold.",
    ),
  z
    .strictObject({ kind: z.literal("dropped"), ...onCall, afterApplying })
    .describe(
      "Hangs up without an answer, before or after the call took hold.",
    ),
  z
    .strictObject({
      kind: z.literal("hang"),
      ...onCall,
      ms: milliseconds
        .default(120_000)
        .describe("The line is cut after so long (real milliseconds)."),
      afterApplying,
    })
    .describe("Never answers: the caller runs into its own time-out."),
  z
    .strictObject({ kind: z.literal("expired_token"), ...onCall })
    .describe("The access token of the call has just expired."),
  z
    .strictObject({ kind: z.literal("revoked_token"), ...onCall })
    .describe(
      "The access token of the call has just been taken back, and with it its refresh token.",
    ),
  z
    .strictObject({
      kind: z.literal("outside_write"),
      ...onCall,
      delta: z
        .number()
        .int()
        .default(-1)
        .describe("Units by which what can be sold changes; never below zero."),
      sku: z
        .string()
        .optional()
        .describe("The SKU; without it every SKU that the call names."),
    })
    .describe(
      "Right before the call is served, another writer changes the stock.",
    ),
  z
    .strictObject({
      kind: z.literal("address_refused"),
      ...when,
      reason: z.enum(["unverified", "unreachable"]).default("unreachable"),
    })
    .describe(
      "The network refuses the address of a multi-channel order (177001003 or 177001011).",
    ),
  z
    .strictObject({
      kind: z.literal("network_issue"),
      ...when,
      issue: z.enum(["lost", "damaged", "stuck"]).default("lost"),
    })
    .describe("A consign order of the network gets into trouble."),
  z
    .strictObject({ kind: z.literal("stuck_order"), ...when })
    .describe("A TikTok order stays where it is when its hold is over."),
  z
    .strictObject({ kind: z.literal("lost_letter"), ...onLetter })
    .describe("A webhook that never arrives, whatever the retries."),
  z
    .strictObject({ kind: z.literal("doubled_letter"), ...onLetter })
    .describe("A webhook that arrives twice."),
  z
    .strictObject({
      kind: z.literal("late_letter"),
      ...onLetter,
      ms: milliseconds.default(5_000),
    })
    .describe("A webhook that waits so long (real milliseconds)."),
  z
    .strictObject({
      kind: z.literal("reordered_letter"),
      ...onLetter,
      ms: milliseconds
        .default(5_000)
        .describe("It is sent after so long where no other comes."),
    })
    .describe("A webhook that arrives after the next one of its platform."),
]);

export type Fault = z.output<typeof faultSchema> & { id: string };
export type FaultKind = Fault["kind"];
export type FaultOf<K extends FaultKind> = Extract<Fault, { kind: K }>;

/** What may be written where a fault is planted; without a kind it is an `answer`. */
export type FaultWish =
  | z.input<typeof faultSchema>
  | Omit<z.input<typeof answer>, "kind">;

/** A wish without a kind is an `answer`. */
export function withKind(wish: unknown): unknown {
  return typeof wish === "object" && wish !== null && !("kind" in wish)
    ? { kind: "answer", ...wish }
    : wish;
}

/** @throws ZodError for a wish that makes no fault. */
export function readFault(wish: unknown): z.output<typeof faultSchema> {
  return faultSchema.parse(withKind(wish));
}
