import type { Desk } from "../desk.ts";
import { idOf } from "../gid.ts";
import { dispose } from "../store/dispose.ts";
import type { StoredReturn } from "../store/return-records.ts";
import { unprocessed } from "../store/return-units.ts";
import { postReturn } from "../webhooks/return-letters.ts";
import { type DisposeInput, readDisposals } from "./dispose-input.ts";
import { notSimulated, type UserError, userError } from "./errors.ts";
import { onReturn } from "./return-deeds.ts";
import type { View, Visit } from "./view.ts";

type LineInput = {
  id: string;
  quantity: number;
  dispositions?: DisposeInput[] | null;
};
type ProcessInput = {
  returnId: string;
  returnLineItems?: LineInput[] | null;
  exchangeLineItems?: { id: string; quantity: number }[] | null;
  financialTransfer?: unknown;
};

type Step = () => void;

/**
 * Everything is looked at before anything happens. source: recorded answers of returnProcess; how it refuses more units
 * than are left is assumed.
 */
function readLines(
  desk: Desk,
  one: StoredReturn,
  inputs: LineInput[],
): { errors: UserError[]; steps: Step[] } {
  const errors: UserError[] = [];
  const steps: Step[] = [];
  for (const [index, input] of inputs.entries()) {
    const at = ["input", "returnLineItems", String(index)];
    const number = idOf(input.id, "ReturnLineItem");
    const line = one.lines.find(({ id }) => id === number);
    if (!line) {
      errors.push(
        userError(
          [...at, "id"],
          "Return line item was not found.",
          "NOT_FOUND",
        ),
      );
      continue;
    }
    if (input.quantity <= 0 || input.quantity > unprocessed(line))
      errors.push(
        userError([...at, "quantity"], "Quantity is invalid.", "INVALID"),
      );
    steps.push(() => {
      line.processed += input.quantity;
    });
    if (!input.dispositions?.length) continue;
    const read = readDisposals(desk, input.dispositions, [
      ...at,
      "dispositions",
    ]);
    if ("errors" in read) errors.push(...read.errors);
    else if (read.disposals.some((each) => each.line.returnLineId !== line.id))
      errors.push(
        userError(
          [...at, "dispositions"],
          "Dispositions must be of the return line item.",
          "INVALID",
        ),
      );
    else steps.push(() => dispose(desk, read.part, read.disposals));
  }
  return { errors, steps };
}

export const returnProcessRoots: View = {
  returnProcess: ({ input }: { input: ProcessInput }, { desk }: Visit) =>
    onReturn(
      desk,
      "process",
      { id: input.returnId, at: ["input", "returnId"] },
      (one) => {
        if (input.exchangeLineItems?.length)
          throw notSimulated("ReturnProcessInput.exchangeLineItems");
        if (input.financialTransfer)
          throw notSimulated("ReturnProcessInput.financialTransfer");
        const { errors, steps } = readLines(
          desk,
          one,
          input.returnLineItems ?? [],
        );
        if (errors.length > 0) return errors;
        for (const step of steps) step();
        postReturn(desk, "returns/process", one);
        return undefined;
      },
    ),
};
