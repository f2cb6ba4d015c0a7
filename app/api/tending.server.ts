import type { Tending } from "#core/world/conflict-records.ts";

const dayMs = 24 * 60 * 60_000;

const deeds: Record<
  string,
  (form: FormData, by: { name: string; staff: string[]; now: Date }) => Tending
> = {
  // To whoever asks, unless a colleague is named.
  assign: (form, { name, staff }) => ({
    assignee: staff.find((one) => one === form.get("to")) ?? name,
  }),
  release: () => ({ assignee: null }),
  snooze: (form, { now }) => ({
    snoozedUntil: new Date(now.getTime() + daysOf(form.get("days")) * dayMs),
  }),
  wake: () => ({ snoozedUntil: null }),
  note: (form) => ({
    note:
      String(form.get("note") ?? "")
        .trim()
        .slice(0, 2_000) || null,
  }),
};

const daysOf = (said: FormDataEntryValue | null): number => {
  const days = Number(said ?? 1);
  return Number.isInteger(days) && days >= 1 && days <= 30 ? days : 1;
};

/**
 * What staff wants of a question, as a form says it in `deed`. @param by `staff`: whom a question can be given to.
 * @throws Response where it is no deed.
 */
export function tendingOf(
  form: FormData,
  by: { name: string; staff: string[]; now: Date },
): Tending {
  const deed = String(form.get("deed") ?? "");
  const tend = Object.hasOwn(deeds, deed) ? deeds[deed] : undefined;
  if (!tend) throw new Response(null, { status: 400 });
  return tend(form, by);
}
