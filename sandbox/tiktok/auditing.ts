import { mergeVersion } from "./listing-versions.ts";
import { type Platform, seconds } from "./platform.ts";
import type { Product, ReviewedVersion } from "./state.ts";
import { sendLetter } from "./webhooks.ts";

export type Verdict = { passed: boolean; reasons: string[] };

/** Hands a product, or the edit of a live one, to the audit; with no time to take it ends at once. */
export function submit(
  platform: Platform,
  product: Product,
  takesMs: number,
): void {
  const at = platform.now();
  product.audit = {
    status: "AUDITING",
    failedReasons: [],
    dueAt: at + takesMs,
  };
  if (product.status !== "ACTIVATE") product.status = "PENDING";
  platform.state.products.touch(product, at);
  tellAudit(platform, product);
  if (takesMs === 0) conclude(platform, product, verdictOf(platform, product));
  else remindOfProduct(platform, product);
}

export function remindOfProduct({ agenda }: Platform, product: Product): void {
  const { dueAt } = product.audit;
  if (dueAt !== null) agenda.remind(dueAt, "product", product.id);
}

export function stepProduct(platform: Platform, id: string): void {
  const product = platform.state.products.get(id);
  const dueAt = product?.audit.dueAt ?? null;
  if (product && dueAt !== null && dueAt <= platform.now())
    conclude(platform, product, verdictOf(platform, product));
}

/** What the audit finds by itself: words that the town has forbidden. */
function verdictOf({ state }: Platform, product: Product): Verdict {
  const title = (product.underReview ?? product).title.toLowerCase();
  const reasons = Object.entries(state.audits.forbidden)
    .filter(([word]) => title.includes(word.toLowerCase()))
    .map(([, reason]) => reason);
  return { passed: reasons.length === 0, reasons };
}

/** The audit ends: what was under review takes effect, or stays out of sight of buyers. */
export function conclude(
  platform: Platform,
  product: Product,
  { passed, reasons }: Verdict,
): void {
  const at = platform.now();
  const { state } = platform;
  const wasLive = product.status === "ACTIVATE";
  product.audit = {
    status: passed ? "APPROVED" : "FAILED",
    failedReasons: reasons,
    dueAt: null,
  };
  const { categoryId, underReview: version } = product;
  if (passed && version) mergeVersion(product, version);
  product.underReview = null;
  if (!wasLive) product.status = passed ? "ACTIVATE" : "FAILED";
  state.products.touch(product, at);
  tellAudit(platform, product);
  if (!passed)
    tellStatus(platform, product, "PRODUCT_AUDIT_FAILURE", reasons.join("; "));
  else if (!wasLive)
    tellStatus(
      platform,
      product,
      product.firstPassedAt === null
        ? "PRODUCT_FIRST_PASS_REVIEW"
        : "PRODUCT_STATUS_CHANGED",
    );
  if (!passed) return;
  product.firstPassedAt ??= at;
  if (wasLive && version) tellEdit(platform, product, version);
  if (categoryId !== product.categoryId)
    tellCategory(platform, product, categoryId);
}

/** Webhook 37. */
function tellAudit(platform: Platform, product: Product): void {
  sendLetter(platform, 37, {
    product_id: product.id,
    audit: { status: product.audit.status, pre_approved_reasons: [] },
    update_time: seconds(platform.now()),
  });
}

/** Webhook 5. */
export function tellStatus(
  platform: Platform,
  product: Product,
  what:
    | "PRODUCT_FIRST_PASS_REVIEW"
    | "PRODUCT_STATUS_CHANGED"
    | "PRODUCT_AUDIT_FAILURE",
  reason = "",
): void {
  sendLetter(platform, 5, {
    product_id: product.id,
    status: what,
    suspended_reason: reason,
    update_time: seconds(platform.now()),
  });
}

/** Webhook 15: an edit of a live product has taken effect. */
export function tellEdit(
  platform: Platform,
  product: Product,
  { source, changed }: Pick<ReviewedVersion, "source" | "changed">,
): void {
  if (product.status !== "ACTIVATE" || changed.length === 0) return;
  sendLetter(platform, 15, {
    product_id: product.id,
    change_source: source,
    changed_fields: changed,
    update_time: seconds(platform.now()),
  });
}

/** Webhook 18. */
function tellCategory(
  platform: Platform,
  product: Product,
  before: string,
): void {
  sendLetter(platform, 18, {
    product_id: product.id,
    previous_category_id: before,
    current_category_id: product.categoryId,
    update_time: seconds(platform.now()),
  });
}
