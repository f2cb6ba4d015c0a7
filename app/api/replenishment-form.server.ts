import { z } from "zod";
import { demandClasses } from "#core/domain/demand/classify-demand.ts";
import { inboundCarriages } from "#core/domain/inbound-facts.ts";
import {
  type BrokenRule,
  brokenRules,
  mayInsist,
} from "#core/domain/replenishment/broken-rules.ts";
import { feeCurrency } from "#core/domain/replenishment/fees-in-shop.ts";
import type { ReplenishmentPolicy } from "#core/domain/replenishment/plan-replenishment.ts";
import type { ChangedSuggestion } from "#core/domain/replenishment/score-changes.ts";
import {
  acceptedFingerprint,
  type ReplenishmentAnswer,
  type ReplenishmentDeed,
} from "#core/flows/replenish/replenishment-deed.ts";
import { doReplenishment } from "#core/flows/replenish.ts";
import { dayOf } from "#core/kit/days.ts";
import { gramsPerPound, sizeOfInches } from "#core/kit/measures.ts";
import { minorPerUnit } from "#core/kit/money.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orFailure } from "../failure.server.ts";
import { readReplenishment } from "../queries/replenishment.server.ts";
import { inboundCarriers } from "../ui/replenishment/inbound-carriers.ts";
import { world } from "../world.server.ts";
import { blank } from "./blank.ts";
import { readPolicyFile } from "./policy-file.ts";

const count = z.coerce.number().int().min(0).max(1_000_000);
const json = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => {
    try {
      return typeof value === "string" ? JSON.parse(value) : value;
    } catch {
      return undefined;
    }
  }, schema);

const percent = z.coerce.number().min(50).max(99.5);
const inches = z.coerce.number().positive().max(500);

/** What the forms of the Replenishment pages say, and what programs may. Amounts are in the shop's currency. */
export const replenishmentWish = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("accept"),
    /** What breaks a rule of the shop's own is sent all the same; what breaks one of the network's never is. */
    anyway: z.enum(["yes", "no"]).default("no"),
    /** The same lines with the same word are one delivery; without it, those of one day. */
    seen: z
      .string()
      .max(60)
      .default(() => world.clock.now().toISOString().slice(0, 10)),
    lines: json(
      z
        .array(
          z.object({
            goodsId: z.uuid(),
            goodsExternalId: z.string().min(1),
            name: z.string().min(1),
            units: count,
            cartons: count,
            suggested: count,
          }),
        )
        .min(1)
        .max(1_000),
    ),
  }),
  z.object({ intent: z.literal("drop"), planId: z.uuid() }),
  z.object({
    intent: z.literal("ship"),
    planId: z.uuid(),
    orderExternalId: z.string().min(1).max(40),
    by: z.enum(inboundCarriages),
    packings: json(
      z
        .array(
          z.object({
            goodsExternalId: z.string().min(1).max(40),
            unitsPerCarton: z.coerce.number().int().min(1).max(10_000),
            pounds: z.coerce.number().positive().max(5_000),
            length: inches,
            width: inches,
            height: inches,
            lotCode: z.string().trim().max(60).default(""),
            expiresOn: blank(z.iso.date()).default(null),
          }),
        )
        .min(1)
        .max(1_000),
    ),
  }),
  z.object({
    intent: z.literal("track"),
    planId: z.uuid(),
    orderExternalId: z.string().min(1).max(40),
    carrier: z.enum(inboundCarriers),
    parcels: json(
      z
        .array(
          z.object({
            carton: z.string().min(1).max(60),
            number: z.string().trim().min(4).max(60),
          }),
        )
        .min(1)
        .max(1_000),
    ),
  }),
  z.object({
    intent: z.literal("cancel"),
    planId: z.uuid(),
    reason: z.string().trim().min(1).max(200),
  }),
  z.object({
    intent: z.literal("claim"),
    planId: z.uuid(),
    orderExternalId: z.string().min(1).max(40),
    on: z.iso.date(),
    reference: z.string().trim().min(1).max(200),
  }),
  z.object({
    intent: z.literal("unclaim"),
    planId: z.uuid(),
    orderExternalId: z.string().min(1).max(40),
  }),
  z.object({
    intent: z.literal("dismiss"),
    goodsId: z.uuid(),
    reason: z.string().trim().min(1).max(500),
    days: z.coerce.number().int().min(1).max(365),
  }),
  z.object({ intent: z.literal("suggest-again"), goodsId: z.uuid() }),
  z.object({ intent: z.literal("take-back"), entryId: z.uuid() }),
  z.object({
    intent: z.literal("policy"),
    percent,
    /** Of one class of demand, where it differs. */
    smooth: blank(percent).optional(),
    erratic: blank(percent).optional(),
    intermittent: blank(percent).optional(),
    lumpy: blank(percent).optional(),
    reviewDays: z.coerce.number().int().min(1).max(60),
    budget: blank(z.coerce.number().min(0)),
    minimumUnits: count,
    acceptsStorageFees: z.enum(["yes", "no"]),
    /** What capital in stock costs a year; empty, it is assumed. */
    capitalPercent: blank(z.coerce.number().min(0).max(100)).optional(),
    /** Only where the rules were set so often, and not since. */
    over: z.coerce.number().int().min(0).optional(),
  }),
  z.object({
    intent: z.literal("terms"),
    goodsId: z.uuid(),
    packSize: z.coerce.number().int().min(1).max(10_000),
    unitCost: blank(z.coerce.number().min(0)),
    melts: z.enum(["yes", "no"]),
    shelfLifeDays: blank(z.coerce.number().int().min(1).max(5_000)),
    isBought: z.enum(["yes", "no"]).default("no"),
    /** Of a unit, in inches: all three, or as the network has measured it. */
    length: blank(inches).optional(),
    width: blank(inches).optional(),
    height: blank(inches).optional(),
  }),
  z.object({
    intent: z.literal("keep-policy-file"),
    name: z.string().trim().min(1).max(80),
    file: z
      .string()
      .max(20_000)
      .transform((text, context) => {
        const read = readPolicyFile(text);
        if ("file" in read) return read.file;
        context.addIssue({ code: "custom", message: read.wrong });
        return z.NEVER;
      }),
  }),
  /** Plays the past by today's rules, without waiting for the night. */
  z.object({ intent: z.literal("play-past") }),
  /** What a US dollar is in the shop's currency, from today on: a file of policies that holds. */
  z.object({
    intent: z.literal("dollar-rate"),
    perDollar: z.coerce.number().positive().max(1_000_000),
  }),
  z.object({
    intent: z.literal("let-policy-file-hold"),
    fileId: z.uuid(),
    holds: z.enum(["yes", "no"]),
  }),
  z.object({ intent: z.literal("remove-policy-file"), fileId: z.uuid() }),
  z.object({
    intent: z.literal("take-way"),
    planId: z.uuid(),
    way: z.enum(["direct", "hub"]),
    from: z.coerce.date(),
    until: z.coerce.date(),
    optionExternalId: z.string().min(1),
    feeMinor: blank(z.coerce.number().int()),
    currency: blank(z.string().length(3)),
  }),
]);

type ReplenishmentWish = z.output<typeof replenishmentWish>;

/** By what a shop counts: the currency that amounts are written in, and its day, YYYY-MM-DD. */
type CountedIn = { currency: string; today: string };

function deedOf(
  form: DeedWish,
  { currency, today }: CountedIn,
): ReplenishmentDeed {
  const minor = minorPerUnit(currency);
  switch (form.intent) {
    case "accept":
      return { deed: "accept", lines: form.lines, seen: form.seen };
    case "ship":
      return {
        deed: "ship",
        planId: form.planId,
        orderExternalId: form.orderExternalId,
        by: form.by,
        packings: form.packings.map((one) => ({
          goodsExternalId: one.goodsExternalId,
          unitsPerCarton: one.unitsPerCarton,
          weightGrams: Math.round(one.pounds * gramsPerPound),
          sizeMillimetres: sizeOfInches(one.length, one.width, one.height),
          ...(one.lotCode && { lotCode: one.lotCode }),
          ...(one.expiresOn && {
            expiresAt: new Date(`${one.expiresOn}T00:00:00Z`),
          }),
        })),
      };
    case "track":
      return {
        deed: "track",
        planId: form.planId,
        orderExternalId: form.orderExternalId,
        parcels: form.parcels.map((one) => ({
          ...one,
          carrier: form.carrier,
        })),
      };
    case "cancel":
      return { deed: "cancel", planId: form.planId, reason: form.reason };
    case "drop":
      return { deed: "drop", planId: form.planId };
    case "claim":
    case "unclaim": {
      const { intent: _, ...said } = form;
      return form.intent === "claim"
        ? { deed: "claim", ...said, on: form.on, reference: form.reference }
        : { deed: "unclaim", ...said };
    }
    case "dismiss":
      return {
        deed: "dismiss",
        goodsId: form.goodsId,
        reason: form.reason,
        days: form.days,
      };
    case "suggest-again":
      return { deed: "suggest-again", goodsId: form.goodsId };
    case "take-back":
      return { deed: "take-back", entryId: form.entryId };
    case "policy":
      return {
        deed: "set-policy",
        ...(form.over !== undefined && { over: form.over }),
        policy: {
          serviceLevel: Object.fromEntries(
            demandClasses.map((name) => [
              name,
              (form[name] ?? form.percent) / 100,
            ]),
          ) as ReplenishmentPolicy["serviceLevel"],
          reviewDays: form.reviewDays,
          budgetMinor:
            form.budget === null ? null : Math.round(form.budget * minor),
          minimumUnits: form.minimumUnits,
          acceptsStorageFees: form.acceptsStorageFees === "yes",
          ...(typeof form.capitalPercent === "number" && {
            capitalPercent: form.capitalPercent,
          }),
        },
      };
    case "terms":
      return {
        deed: "set-terms",
        terms: {
          goodsId: form.goodsId,
          packSize: form.packSize,
          unitCostMinor:
            form.unitCost === null ? null : Math.round(form.unitCost * minor),
          melts: form.melts === "yes",
          shelfLifeDays: form.shelfLifeDays,
          isBought: form.isBought === "yes",
          unitSize:
            form.length && form.width && form.height
              ? sizeOfInches(form.length, form.width, form.height)
              : null,
        },
      };
    case "keep-policy-file":
      return { deed: "keep-policy-file", name: form.name, file: form.file };
    case "dollar-rate": {
      const { perDollar } = form;
      const name = `1 ${feeCurrency} = ${perDollar} ${currency}`;
      const rate = {
        from: today,
        source: name,
        certainty: "verified" as const,
        value: { currency, perDollar },
      };
      const file = { exchangeRates: [rate] };
      return { deed: "keep-policy-file", name, file, holds: true };
    }
    case "let-policy-file-hold":
      return {
        deed: "let-policy-file-hold",
        fileId: form.fileId,
        holds: form.holds === "yes",
      };
    case "remove-policy-file":
      return { deed: "remove-policy-file", fileId: form.fileId };
    case "take-way":
      return {
        deed: "take-way",
        planId: form.planId,
        taken: {
          way: form.way,
          window: { from: form.from, until: form.until },
          optionExternalId: form.optionExternalId,
          fee:
            form.feeMinor === null || form.currency === null
              ? null
              : { minor: form.feeMinor, currency: form.currency },
        },
      };
  }
}

export type ReplenishmentFormAnswer =
  | ReplenishmentAnswer
  | Beyond
  | Asked
  /** `said`: what a file lacks, in the words of its reader; null for a plain field. */
  | { outcome: "unfit"; field: string; said: string | null }
  | Extract<
      Awaited<ReturnType<typeof orFailure<never>>>,
      { outcome: "failed" }
    >;

/** Does what a form of the Replenishment pages says. */
export async function answerReplenishmentForm(
  request: Request,
): Promise<ReplenishmentFormAnswer> {
  const { shopId, actor } = await requireMerchant(request);
  const read = replenishmentWish.safeParse(
    Object.fromEntries(await request.formData()),
  );
  if (!read.success) {
    const [issue] = read.error.issues;
    const field = String(issue?.path[0] ?? "");
    return {
      outcome: "unfit",
      field,
      said: field === "file" ? (issue?.message ?? null) : null,
    };
  }
  return orFailure(replenishAs(shopId, actor, read.data));
}

/** All but what changes nothing. */
type DeedWish = Exclude<ReplenishmentWish, { intent: "play-past" }>;
type AcceptWish = Extract<ReplenishmentWish, { intent: "accept" }>;

/**
 * The rules that the numbers break which a person has chosen, by what is known now, and what he has changed of the
 * suggestions.
 */
async function judgeAccepted(
  shopId: Parameters<typeof doReplenishment>[1],
  wish: AcceptWish,
): Promise<{ broken: BrokenRule[]; changes: ChangedSuggestion[] }> {
  const { lines } = wish;
  // Pressed twice, it is on its way already: what it would break now is its own doing.
  const isAccepted = await world.prisma.inboundPlan.count({
    where: { shopId, fingerprint: acceptedFingerprint(wish) },
  });
  if (isAccepted > 0) return { broken: [], changes: [] };
  const sent = lines.filter(({ units }) => units > 0);
  const { suggestions, policy, rules, storage } = await readReplenishment(
    world.prisma,
    shopId,
    world.clock.now(),
    lines.map(({ goodsId }) => goodsId),
  );
  const known = new Map(suggestions.map((one) => [one.goodsId, one]));
  const broken = brokenRules(
    sent.map(({ goodsId, name, units, cartons }) => {
      const one = known.get(goodsId);
      return {
        ...{ name, units },
        // Of goods whose cartons are known no other number of them is believed.
        cartons: one ? Math.ceil(units / one.packSize) : cartons,
        limits: one?.line.limits ?? [],
        unitCostMinor: one?.unitCostMinor ?? 0,
        cubicFeet: one?.cubicFeet ?? null,
        weightGrams: one?.weightGrams ?? null,
        packSize: one?.packSize ?? null,
      };
    }),
    {
      budgetMinor: policy.budgetMinor,
      room: storage?.left ?? { units: null, cubicFeet: null },
      rules,
    },
  );
  const changes = lines.flatMap(
    ({ goodsId, units, suggested }): ChangedSuggestion[] => {
      const line = known.get(goodsId)?.line;
      return line && units !== suggested
        ? [
            {
              ...{ goodsId, suggested, units },
              position: line.position,
              coversDays: line.protectedDays,
            },
          ]
        : [];
    },
  );
  return { broken, changes };
}

/** What chosen numbers break; nothing was stored. */
type Beyond = {
  outcome: "beyond";
  broken: BrokenRule[];
  /** Only rules of the shop's own are broken: it may be sent all the same. */
  mayInsist: boolean;
};

/** The worker has been asked, and takes a while. */
type Asked = { outcome: "asked" };

/** Does what a person wishes, in his name. */
export async function replenishAs(
  shopId: Parameters<typeof doReplenishment>[1],
  actor: string,
  wish: ReplenishmentWish,
): Promise<ReplenishmentAnswer | Beyond | Asked> {
  if (wish.intent === "play-past") {
    await world.bell.ring("shop.forecast", shopId);
    return { outcome: "asked" };
  }
  let changes: ChangedSuggestion[] = [];
  if (wish.intent === "accept") {
    const judged = await judgeAccepted(shopId, wish);
    const { broken } = judged;
    ({ changes } = judged);
    const may = mayInsist(broken);
    if (broken.length > 0 && !(may && wish.anyway === "yes"))
      return { outcome: "beyond", broken, mayInsist: may };
  }
  const { currency, timeZone } = await world.prisma.shop.findUniqueOrThrow({
    where: { id: shopId },
    select: { currency: true, timeZone: true },
  });
  const today = dayOf(world.clock.now(), timeZone);
  const deed = deedOf(wish, { currency, today });
  return doReplenishment(world, shopId, {
    ...(deed.deed === "accept" ? { ...deed, changes } : deed),
    actor,
  });
}
