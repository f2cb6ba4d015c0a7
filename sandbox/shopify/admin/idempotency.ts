import {
  GraphQLError,
  type GraphQLResolveInfo,
  getDirectiveValues,
} from "graphql";
import { type Desk, nextId } from "../desk.ts";
import { badRequest, type UserError, userError } from "./errors.ts";
import type { View, Visit } from "./view.ts";

/** Assumed: Shopify's pages name no time for which a key is remembered. */
const rememberedMs = 24 * 3_600_000;

type Failable = { userErrors: UserError[] };

/**
 * A mutation that happens at most once per key: the same key with the same arguments gets the first outcome again.
 * From 2026-04 these mutations refuse to run without the directive, though the schema does not say so.
 * source: shopify.dev, "Implementing idempotency"; recorded answers of inventorySetQuantities and locationDeactivate.
 *
 * @param act does the work and returns its outcome as plain JSON. @param show renders an outcome, the first or a replayed one.
 */
export function atMostOnce<Args extends object, Outcome extends Failable>(
  act: (desk: Desk, args: Args) => Outcome,
  show: (outcome: Outcome, desk: Desk, args: Args) => View,
  none: Omit<Outcome, "userErrors">,
) {
  return (args: Args, { desk }: Visit, info: GraphQLResolveInfo): View => {
    const key = keyOf(info);
    const { store } = desk;
    const at = desk.context.clock.now();
    for (const old of store.attempts) {
      if (at - old.at < rememberedMs) break;
      store.attempts.remove(old);
    }
    const asked = JSON.stringify([info.fieldName, args]);
    const earlier = store.attempts.first("key", key);
    if (earlier && earlier.asked !== asked)
      return show(
        {
          ...none,
          userErrors: [
            userError(
              null,
              "The same idempotency key cannot be used with different operation parameters.",
              "IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
            ),
          ],
        } as Outcome,
        desk,
        args,
      );
    if (earlier) return show(earlier.outcome as Outcome, desk, args);
    const outcome = act(desk, args);
    store.attempts.add({ id: nextId(desk), key, at, asked, outcome });
    return show(outcome, desk, args);
  };
}

function keyOf(info: GraphQLResolveInfo): string {
  const [node] = info.fieldNodes;
  const directive = info.schema.getDirective("idempotent");
  const given =
    node && directive
      ? getDirectiveValues(directive, node, info.variableValues)
      : undefined;
  if (!given)
    throw badRequest(
      "The @idempotent directive is required for this mutation but was not provided.",
    );
  const key = String(given.key);
  if (!key.trim()) throw badRequest("The idempotency key can't be blank.");
  return key;
}

/**
 * `changeFromQuantity` may be null but not absent. source: recorded answers of inventorySetQuantities 2026-04.
 * @throws GraphQLError that points at the field and at the variable that holds the input.
 */
export function demandChangeFrom(
  info: GraphQLResolveInfo,
  inputType: string,
  entries: object[],
): void {
  if (entries.every((entry) => "changeFromQuantity" in entry)) return;
  const [node] = info.fieldNodes;
  const names = (node?.arguments ?? []).flatMap(({ value }) =>
    value.kind === "Variable" ? [value.name.value] : [],
  );
  const holders = (info.operation.variableDefinitions ?? []).filter((one) =>
    names.includes(one.variable.name.value),
  );
  throw new GraphQLError(
    `${inputType} must include the following argument: changeFromQuantity.`,
    {
      nodes: node ? [node, ...holders] : holders,
      extensions: { code: "INVALID_FIELD_ARGUMENTS" },
    },
  );
}
