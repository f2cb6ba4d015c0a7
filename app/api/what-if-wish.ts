import { z } from "zod";
import { whatIfs } from "../ui/resilience/what-ifs.ts";

const blank = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema);
const day = z.iso.date();
const money = z.coerce.number().min(0).max(10_000);

/** A question to the future, as an address asks it; what is not said has its usual value. */
export const whatIfWish = z.object({
  what: z.enum(whatIfs).optional(),
  /** Days that are looked at. */
  days: blank(z.coerce.number().int().min(7).max(196).default(28)),
  /** When it begins; today where it is not said. */
  from: blank(day.optional()),
  /** How long it lasts. */
  lasts: blank(z.coerce.number().int().min(1).max(196).optional()),
  centre: blank(z.uuid().optional()),
  /** What lies in a closed centre goes on being sold. */
  sold: blank(z.enum(["no", "yes"]).default("no")),
  factor: blank(z.coerce.number().min(0).max(100).default(5)),
  /** The new fees, in dollars; what is not said stays as it is. */
  singleUnit: blank(money.optional()),
  freeDays: blank(z.coerce.number().int().min(0).max(365).optional()),
  storage: blank(money.optional()),
  /** How large a unit is taken to be. */
  cubicFeet: blank(z.coerce.number().min(0.001).max(100).optional()),
  /** The file of policies that is rehearsed. */
  file: blank(z.uuid().optional()),
  late: blank(z.coerce.number().int().min(1).max(60).default(7)),
  /** The delivery that is suggested today is sent. */
  send: blank(z.enum(["no", "yes"]).default("no")),
});
export type WhatIfWish = z.output<typeof whatIfWish>;

/** Reads a question from an address; one that is not fit is none. */
export function readWhatIf(request: Request): WhatIfWish {
  const asked = whatIfWish.safeParse(
    Object.fromEntries(new URL(request.url).searchParams),
  );
  return asked.success ? asked.data : whatIfWish.parse({});
}
