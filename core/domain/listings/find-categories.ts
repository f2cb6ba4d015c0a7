import type { CategoryFact } from "../listing-facts.ts";

/** A category that takes products, with the names from the top of the tree down to its own. */
export type CategoryChoice = {
  externalId: string;
  path: string[];
  /** Whether the shop may list in it without applying. */
  isOpen: boolean;
};

const mostFound = 20;

/**
 * Categories that take products and whose path has all these words, those with the words in their own name first.
 * @param tree the whole of it, in any order.
 * @param words as a person types them; none find nothing.
 * @returns at most twenty.
 */
export function findCategories(
  tree: CategoryFact[],
  words: string,
): CategoryChoice[] {
  const wanted = wordsIn(words);
  if (wanted.length === 0) return [];
  const has = (text: string) => {
    const there = text.toLowerCase();
    return wanted.every((word) => there.includes(word));
  };
  const pathTo = pathsIn(tree);
  return tree
    .filter(({ isLeaf }) => isLeaf)
    .map(({ externalId, isOpen }) => ({
      externalId,
      path: pathTo(externalId),
      isOpen,
    }))
    .filter(({ path }) => has(path.join(" ")))
    .sort(
      (one, other) =>
        Number(has(other.path.at(-1) ?? "")) -
          Number(has(one.path.at(-1) ?? "")) ||
        one.path.length - other.path.length ||
        one.path.join().localeCompare(other.path.join()),
    )
    .slice(0, mostFound);
}

/** The names from the top of the tree down to a category; none where the tree does not know it. */
export const pathOfCategory = (
  tree: CategoryFact[],
  externalId: string,
): string[] => pathsIn(tree)(externalId);

function pathsIn(tree: CategoryFact[]): (externalId: string) => string[] {
  const known = new Map(tree.map((one) => [one.externalId, one]));
  return (externalId) => {
    const path: string[] = [];
    const passed = new Set<string>();
    let at = known.get(externalId);
    // A tree that bites its tail is a stranger's, too.
    while (at && !passed.has(at.externalId)) {
      passed.add(at.externalId);
      path.unshift(at.name);
      at = at.parentExternalId ? known.get(at.parentExternalId) : undefined;
    }
    return path;
  };
}

const wordsIn = (text: string) =>
  text.toLowerCase().split(/\s+/).filter(Boolean);
