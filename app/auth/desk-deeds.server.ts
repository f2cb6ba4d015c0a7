import { tendConflict } from "#core/flows/tend-conflict.ts";
import type { ShopId } from "#core/kit/ids.ts";
import { tendingOf } from "../api/tending.server.ts";
import { readStaffNames } from "../queries/support/staff-acts.server.ts";
import { world } from "../world.server.ts";
import type { About, Staff } from "./staff.server.ts";

/** Shorter ones say nothing. */
const shortestReason = 5;
const longestReason = 500;
/** How long personal data stays in sight. */
export const unmaskMinutes = 15;

/** Why somebody does something in another's shop; null where the form does not say. */
export function reasonIn(form: FormData): string | null {
  const reason = String(form.get("reason") ?? "")
    .trim()
    .slice(0, longestReason);
  return reason.length < shortestReason ? null : reason;
}

/** What a deed answers that was not done because no reason was given. */
export const reasonMissing = (about: About) => ({
  about,
  kind: null,
  answer: { outcome: "reasonless" as const },
});

type By = { form: FormData; staff: Staff; now: Date };

/** Takes a question, gives it back, puts it off or notes something on it. */
export async function tendAtDesk(
  { conflictId, shopId }: { conflictId: string; shopId: ShopId },
  { form, staff, now }: By,
) {
  const names = await readStaffNames(world.prisma);
  const tending = tendingOf(form, { name: staff.name, staff: names, now });
  const { actor } = staff;
  return {
    about: { shopId, subject: `conflict:${conflictId}` },
    details: { deed: String(form.get("deed")) },
    answer: await tendConflict(world, shopId, { conflictId, tending, actor }),
  };
}

/** Shows personal data of one thing to one session for a while, for a reason. */
export async function unmaskAtDesk(
  about: About,
  { form, now }: Omit<By, "staff">,
) {
  const reason = reasonIn(form);
  if (!reason) return reasonMissing(about);
  return {
    about,
    kind: "unmask" as const,
    reason,
    until: new Date(now.getTime() + unmaskMinutes * 60_000),
    answer: { outcome: "unmasked" as const },
  };
}
