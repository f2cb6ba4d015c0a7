import { type Field, fieldNames } from "#core/domain/field-words.ts";
import { traitsOf } from "#core/domain/merge/fields.ts";
import { baseKey, type Pair } from "#core/domain/merge/pair.ts";
import {
  type FieldSituation,
  fieldKey,
  situationsOf,
} from "#core/domain/merge/situation.ts";
import { mayStandApart, whatPeopleDecided } from "./apart.ts";
import { asShown } from "./as-shown.ts";
import type { Rule } from "./rule.ts";

/** Pictures of options begin each for itself, value by value, and none is taken away: as a whole the two sides need never be the same. */
const notHeldAgainst: ReadonlySet<Field> = new Set(["optionImages"]);

/**
 * Of every field of every pair Quayside knows what the platforms show, and what they show is the same, by the field's own
 * comparison and the shop's rules of prices and titles; or a person is asked about that very field, or it stands apart for a
 * reason that is named (laws C1 to C3).
 */
export const fieldsAgree: Rule = async (town) => {
  const [shopify, tiktok] = await Promise.all([
    town.control.shopify(),
    town.control.tiktok(),
  ]);
  const { pairs, policies } = await town.world.store.inShop(
    town.shopId,
    async (records) => {
      const pairs: Pair[] = [];
      for await (const some of records.pairs({})) pairs.push(...some);
      return { pairs, policies: await records.fieldPolicies() };
    },
  );
  const asked = await subjectsAskedAbout(town);
  const decided = await whatPeopleDecided(town);
  const failures: string[] = [];
  for (const known of pairs) {
    const seen = asShown(known, { shopify, tiktok });
    if (!seen) continue;
    const believed = new Map(
      situationsOf(known, policies).map((one) => [keyOf(one), one]),
    );
    for (const shown of situationsOf(seen, policies)) {
      if (notHeldAgainst.has(shown.field)) continue;
      failures.push(...unknownOf(shown, believed.get(keyOf(shown))));
      const { storefront, marketplace, field } = shown;
      // Of what is nowhere, or on one side alone, there is nothing to compare.
      if (storefront === null || marketplace === null) continue;
      if (traitsOf(field).same(storefront, marketplace, seen)) continue;
      if (asked.has(keyOf(shown))) continue;
      const base = known.bases.get(baseKey(field, shown.itemId)) ?? null;
      if (!mayStandApart({ ...shown, base }, decided))
        failures.push(`${nameOf(shown)}: ${saysOf(shown)}`);
    }
  }
  return failures;
};

const keyOf = ({ field, itemId }: FieldSituation) => fieldKey(field, itemId);

const nameOf = ({ field, pair, place }: FieldSituation) =>
  `${traitsOf(field).name} of ${place.link?.sellerSku ?? pair.listing.externalId}`;

const saysOf = ({ field, pair, ...sides }: FieldSituation) => {
  const { show } = traitsOf(field);
  const [ours, theirs] = [sides.storefront, sides.marketplace].map((value) =>
    value === null
      ? "nothing"
      : `"${show(value, pair).replaceAll("\n", ", ")}"`,
  );
  return `${ours} in Shopify, ${theirs} on TikTok Shop`;
};

/** What Quayside has not read, or reads as something else. */
function unknownOf(
  shown: FieldSituation,
  known: FieldSituation | undefined,
): string[] {
  const { essence } = traitsOf(shown.field);
  const isKnown = (["storefront", "marketplace"] as const).every((side) => {
    const [is, said] = [shown[side], known?.[side] ?? null];
    return is === null || said === null
      ? is === said
      : essence(is) === essence(said);
  });
  return isKnown
    ? []
    : [
        `${nameOf(shown)}: ${saysOf(shown)}; we know ${known ? saysOf(known) : "of none"}`,
      ];
}

/** Fields of items about which a person is asked: what holds, or what shall become of a write that was refused. */
async function subjectsAskedAbout({
  prisma,
}: Parameters<Rule>[0]): Promise<ReadonlySet<string>> {
  const open = await prisma.conflict.findMany({ where: { state: "open" } });
  const steps = await prisma.effect.findMany({
    where: {
      id: {
        in: open
          .filter(({ subjectKind }) => subjectKind === "effect")
          .map(({ subjectId }) => subjectId),
      },
    },
  });
  return new Set([
    ...open.filter(({ kind }) => kind === "field").map(({ key }) => key),
    ...steps
      .map(({ subject }) => subject)
      .filter((subject) =>
        fieldNames.some((field) => subject.startsWith(`${field}:`)),
      ),
  ]);
}
