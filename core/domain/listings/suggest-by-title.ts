import type { LinkCandidate } from "../plan.ts";
import type { MatchVariant, UnmatchedSku } from "./match-skus.ts";

/** Fewer words in common than this share of both are a chance likeness. */
const leastLikeness = 0.5;
const mostSuggested = 3;
/** A word that so many variants have tells none of them apart, and would make every search long. */
const commonWord = 2_000;
/** On a page of a large catalog such a word has fewer, but never fewer than this. */
const leastCommon = 20;

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
  const search = searchByTitle(questions, variants.length);
  search.among(variants);
  return search.found();
}

type Likeness = { candidate: LinkCandidate; likeness: number };

/**
 * The same for a catalog that is read page by page: of each question only its best few are kept.
 * @param total how many variants there are on all pages.
 */
export function searchByTitle(questions: UnmatchedSku[], total: number) {
  const asked = questions.flatMap((question) =>
    question.candidates.length > 0
      ? []
      : [{ question, wanted: wordsOf(question.label), best: [] as Likeness[] }],
  );
  return {
    among(variants: MatchVariant[]): void {
      if (asked.length === 0) return;
      const words = variants.map(({ label }) => wordsOf(label));
      const having = indexOf(words);
      // Of a page its share of what would be common in the whole.
      const common = Math.max(
        leastCommon,
        commonWord * Math.min(1, variants.length / total),
      );
      for (const one of asked)
        one.best = [
          ...one.best,
          ...likest(one.wanted, variants, words, { having, common }),
        ]
          .sort((a, b) => b.likeness - a.likeness)
          .slice(0, mostSuggested);
    },
    found(): UnmatchedSku[] {
      const best = new Map(asked.map(({ question, best }) => [question, best]));
      return questions.map((question) => ({
        ...question,
        candidates:
          best.get(question)?.map(({ candidate }) => candidate) ??
          question.candidates,
      }));
    },
  };
}

/** Where each word stands. */
function indexOf(words: string[][]): Map<string, number[]> {
  const having = new Map<string, number[]>();
  for (const [index, own] of words.entries())
    for (const word of own) {
      const others = having.get(word);
      if (others) others.push(index);
      else having.set(word, [index]);
    }
  return having;
}

function likest(
  wanted: string[],
  variants: MatchVariant[],
  words: string[][],
  { having, common }: { having: Map<string, number[]>; common: number },
): Likeness[] {
  const shared = new Map<number, number>();
  for (const word of wanted) {
    const found = having.get(word) ?? [];
    if (found.length > common) continue;
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
    .flatMap(({ index, common, likeness }) => {
      const variant = variants[index];
      const why = `has nearly the same name: ${common} of ${wanted.length} words`;
      return variant
        ? [
            {
              candidate: { variantId: variant.id, label: variant.label, why },
              likeness,
            },
          ]
        : [];
    });
}
