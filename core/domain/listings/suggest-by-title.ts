import type { LinkCandidate } from "../plan.ts";
import type { MatchVariant, UnmatchedSku } from "./match-skus.ts";

/** Fewer words in common than this share of both are a chance likeness. */
const leastLikeness = 0.5;
const mostSuggested = 3;
/** A word that so many variants have tells none of them apart, and would make every search long. */
const commonWord = 2_000;

/** The words of a name, without accents, case and order. */
export const wordsOf = (name: string): string[] => [
  ...new Set(
    name
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  ),
];

/**
 * Adds variants with nearly the same name to questions that have no other candidates. Only for a person to choose from: two
 * things of one name are sold under two codes more often than not.
 * @param variants among which to look; each word is looked up, so their number may be large.
 */
export function suggestByTitle(
  questions: UnmatchedSku[],
  variants: MatchVariant[],
): UnmatchedSku[] {
  if (questions.every(({ candidates }) => candidates.length > 0))
    return questions;
  const words = variants.map(({ label }) => wordsOf(label));
  const having = new Map<string, number[]>();
  for (const [index, own] of words.entries())
    for (const word of own) {
      const others = having.get(word);
      if (others) others.push(index);
      else having.set(word, [index]);
    }
  return questions.map((question) =>
    question.candidates.length > 0
      ? question
      : {
          ...question,
          candidates: likest(question.label, variants, words, having),
        },
  );
}

function likest(
  label: string,
  variants: MatchVariant[],
  words: string[][],
  having: Map<string, number[]>,
): LinkCandidate[] {
  const wanted = wordsOf(label);
  const shared = new Map<number, number>();
  for (const word of wanted) {
    const found = having.get(word) ?? [];
    if (found.length > commonWord) continue;
    for (const index of found) shared.set(index, (shared.get(index) ?? 0) + 1);
  }
  return [...shared]
    .map(([index, common]) => ({
      index,
      common,
      likeness: (2 * common) / (wanted.length + (words[index]?.length ?? 0)),
    }))
    .filter(({ likeness }) => likeness >= leastLikeness)
    .sort(
      (one, other) => other.likeness - one.likeness || one.index - other.index,
    )
    .slice(0, mostSuggested)
    .flatMap(({ index, common }) => {
      const variant = variants[index];
      return variant
        ? [
            {
              variantId: variant.id,
              label: variant.label,
              why: `has nearly the same name: ${common} of ${wanted.length} words`,
            },
          ]
        : [];
    });
}
