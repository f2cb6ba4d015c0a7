import type { Policy } from "../field-policies.ts";
import { type Field, isField } from "../field-words.ts";
import type { Choice } from "../letters.ts";
import { traitsOf } from "../merge/fields.ts";
import { linkCauses } from "./cause.ts";

/** What "always do this" comes to for a cause. */
export type Always =
  /** The merge itself decides from now on, by the rule of the field (law C3). */
  | { kind: "field"; field: Field; policy: Policy }
  /** Later questions of the cause are settled like this one. */
  | { kind: "answer"; answer: Choice }
  | { kind: "never"; why: string };

const mustLook = "A person has to look at each of these.";
const byRule =
  "Who decides here is chosen under Fields, which shows first what that would do.";

/** What an answer may become a policy of; what sends, sells or deletes is never among it. */
export function alwaysOf(cause: string, choice: Choice): Always {
  const [sort, what = "", why = ""] = cause.split(":");
  if (sort === "field" && isField(what)) return ofField(what, why, choice);
  // The rule of options decides what comes to a listing.
  if (cause === "link:variant-added" && choice.kind === "storefront")
    return { kind: "field", field: "options", policy: "storefront" };
  const mayBeLeft =
    (sort === "link" &&
      Object.hasOwn(linkCauses, what) &&
      what !== "variant-gone" &&
      what !== "sku-gone") ||
    cause === "stock:ledger";
  if (!mayBeLeft) return { kind: "never", why: mustLook };
  return choice.kind === "leave"
    ? { kind: "answer", answer: choice }
    : {
        kind: "never",
        why: "Which variant it is differs from question to question.",
      };
}

function ofField(field: Field, why: string, choice: Choice): Always {
  if (traitsOf(field).needsCare)
    return { kind: "never", why: why === "gone" ? mustLook : byRule };
  if (choice.kind === "leave") return { kind: "answer", answer: choice };
  if (choice.kind !== "storefront" && choice.kind !== "marketplace")
    return { kind: "never", why: "A value of your own fits one product only." };
  return why === "both-edited" || why === "never-agreed"
    ? { kind: "field", field, policy: choice.kind }
    : { kind: "answer", answer: choice };
}

/** Who settles where a policy does: it stands in the journal and in the audit (law H2). */
export const policyActor = (policyId: string) => `policy:${policyId}`;
