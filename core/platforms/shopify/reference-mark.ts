/*
 * Where Shopify keeps no key of ours, what we write names what it stands for: `[tiktok-return-4039]`, in a note, where the
 * next try finds it.
 */

export const markOf = (reference: string): string => `[${reference}]`;

/** What we wrote into one of these notes; null where it is none of ours. */
export function referenceIn(...notes: (string | null)[]): string | null {
  for (const note of notes) {
    const found = /\[(tiktok-[^\]\s]+)\]/.exec(note ?? "")?.[1];
    if (found) return found;
  }
  return null;
}
