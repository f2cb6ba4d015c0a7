import type { Dice } from "#sandbox/dice.ts";
import { faultSchema } from "#sandbox/faults/fault.ts";

/** Calls in which a failure hurts, and all. */
const calls = {
  shopify: [
    "orderCreate",
    "fulfillmentCreate",
    "inventorySetQuantities",
    "fulfillmentOrder*",
    "orderCancel",
    "product*",
    "inventory*",
    "",
  ],
  tiktok: [
    "POST /fbt/202601/mcf_outbound_orders",
    "POST /fulfillment/",
    "POST /product/",
    "GET /order/",
    "GET /fbt/",
    "",
  ],
} as const;

type Drawn = Record<string, unknown> & {
  kind: string;
  platform: keyof typeof calls;
};

const isOfLetters = ({ kind }: Drawn) => kind.endsWith("_letter");

/**
 * What is written in each field of a fault; milliseconds are real ones and stay small. A field that is not here is left
 * out, or drawn from its words where it has some: a kind of fault that is new in the sandbox is played by itself.
 */
const fields: Record<string, (dice: Dice, drawn: Drawn) => unknown> = {
  operation: (dice, drawn) =>
    isOfLetters(drawn) ? "" : dice.pick<string>(calls[drawn.platform]),
  times: (dice, drawn) => dice.between(1, isOfLetters(drawn) ? 6 : 3),
  afterApplying: (dice) => dice.oneIn(2),
  status: (dice, { kind }) =>
    kind === "answer" ? dice.pick([502, 429, 403, 0]) : 503,
  retryAfterSeconds: () => 0.2,
  ms: (dice, { kind }) => (kind === "latency" ? [0, 20] : dice.between(10, 40)),
  delta: (dice) => dice.pick([-2, -1, 1]),
};

/** Kinds as the sandbox lists them. */
export const faultKinds = faultSchema.options.map(
  ({ shape }) => shape.kind.value,
);

/** A fault of a platform, of any kind there is. */
export function drawFault(dice: Dice): Drawn {
  const kind = dice.pick(faultKinds);
  const option = faultSchema.options.find(
    ({ shape }) => shape.kind.value === kind,
  );
  const drawn: Drawn = { kind, platform: dice.pick(["shopify", "tiktok"]) };
  for (const [field, schema] of Object.entries(option?.shape ?? {})) {
    if (field in drawn) continue;
    const value = fields[field]?.(dice, drawn) ?? drawWord(dice, schema);
    if (value !== undefined) drawn[field] = value;
  }
  return drawn;
}

/** One of the words that a field allows, also where it has one for silence. */
function drawWord(dice: Dice, schema: unknown): string | undefined {
  const { def, options } = schema as {
    def?: { innerType?: unknown };
    options?: unknown;
  };
  if (Array.isArray(options) && typeof options[0] === "string")
    return dice.pick(options as string[]);
  return def?.innerType ? drawWord(dice, def.innerType) : undefined;
}
