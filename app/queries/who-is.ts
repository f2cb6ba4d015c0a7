/** Who wrote a value last, and when: Quayside, and on whose behalf; or somebody in the platform itself. */
export type Writer = { by: "quayside" | "platform"; who: string; at: Date };

const causes: Record<string, string> = {
  shopify: "A change in Shopify",
  tiktok: "A change on TikTok",
  sweep: "The routine check",
  effect: "An earlier step",
  quayside: "Quayside",
};

/**
 * An actor as programs and files read it: `merchant:42` is staff of the shop. Screens say it again in their reader's
 * language.
 */
export const whoIs = (actor: string): string => {
  const [kind, id] = actor.split(/:(.*)/);
  if (kind === "merchant")
    return /^\d+$/.test(id ?? "") ? `Staff member ${id}` : "The merchant";
  if (kind === "policy") return "Your rule";
  if (kind === "support") return `${nameIn(id)}, Quayside support`;
  return causes[actor] ?? actor;
};

/** `support:<id>:<name>` names a member of Quayside's own staff. */
const nameIn = (id = ""): string => id.slice(id.indexOf(":") + 1);
