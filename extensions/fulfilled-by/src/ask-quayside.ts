/** What a variant's row shows. The address that answers is `app/routes/api.fulfilled-by.tsx`. */
export type VariantView = {
  id: string;
  name: string;
  pool: "network" | "own";
  told: {
    channel: "storefront" | "marketplace";
    units: number | null;
    terms: { term: string; quantity: number }[];
  }[];
};

export type ProductView = { variants: VariantView[]; url: string };

/** Something that was not carried out, as Quayside says it. */
export type Failure = { title: string; fix: string };

export type Answer<T> = { ok: true; body: T } | { ok: false; failure: Failure };

const unreachable: Failure = {
  title: "Quayside does not answer",
  fix: "Try again in a moment.",
};

/** Shopify sends the session token along with requests to the app's own address. */
async function ask<T>(path: string, init?: RequestInit): Promise<Answer<T>> {
  try {
    const response = await fetch(path, init);
    const body = (await response.json()) as T & { error?: Failure };
    if (body.error) return { ok: false, failure: body.error };
    return { ok: true, body };
  } catch {
    return { ok: false, failure: unreachable };
  }
}

const post = <T>(path: string, body: object): Promise<Answer<T>> =>
  ask<T>(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

/** @param productId Shopify's gid of the product. */
export const askProduct = (productId: string): Promise<Answer<ProductView>> =>
  ask(`/api/fulfilled-by?product=${encodeURIComponent(productId)}`);

export type Preview = { fingerprint: string; items: { verdict: string }[] };

export const previewChoice = (variantIds: string[]): Promise<Answer<Preview>> =>
  post("/api/selection/preview", { variantIds });

export const choose = (
  variantIds: string[],
  fingerprint: string,
): Promise<Answer<{ outcome: "selected" | "changed" }>> =>
  post("/api/selection", { variantIds, fingerprint });

export const stop = (variantIds: string[]): Promise<Answer<object>> =>
  post("/api/selection/release", { variantIds });
