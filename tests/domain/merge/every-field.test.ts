import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FieldWrite } from "#core/domain/effects.ts";
import { type Policy, policies } from "#core/domain/field-policies.ts";
import { type Field, fieldNames, type Side } from "#core/domain/field-words.ts";
import { baseAfterWrite } from "#core/domain/merge/base-after-write.ts";
import { noEdits } from "#core/domain/merge/edits.ts";
import { readPictures, traitsOf } from "#core/domain/merge/fields.ts";
import {
  marketplaceOptionImages,
  readOptionImages,
} from "#core/domain/merge/option-images.ts";
import { baseKey, type Pair } from "#core/domain/merge/pair.ts";
import { planFields } from "#core/domain/merge/plan-fields.ts";
import { decide, situationsOf } from "#core/domain/merge/situation.ts";
import { optionPictureKey } from "#core/domain/option-values.ts";
import type { Plan } from "#core/domain/plan.ts";
import { pairOf } from "./pairs.ts";

/** Values that a platform may show of each field, nothing and nonsense among them. */
const shown = {
  title: fc.constantFrom("Mug", "Cup ", "Cup", "", "x".repeat(256)),
  description: fc.constantFrom(
    "<p>Holds coffee.</p>",
    "<div>Holds&nbsp;coffee.</div>",
    "<p>Holds <b>tea</b>.</p>",
    "",
    `<p>${"y".repeat(10_001)}</p>`,
  ),
  price: fc.constantFrom(1850, 1999, 0),
  weight: fc.constantFrom(410, 411, 500, null),
  pictures: fc.constantFrom(["1"], ["1", "2"], ["2", "1"], []),
  status: fc.constantFrom("on", "off"),
  option: fc.constantFrom("Navy", "navy", "Sand"),
  optionPicture: fc.constantFrom("1", "2", ""),
};
const side = fc.record(shown);
type Shown = typeof side extends fc.Arbitrary<infer T> ? T : never;
const seconds = fc.integer({ min: 0, max: 3 });
const when = (second: number) => new Date(1_800_000_000_000 + second * 1000);

const pictures = (prefix: string, ids: readonly string[]) =>
  ids.map((id) => ({
    id: `${prefix}${id}`,
    url: `https://pictures/${prefix}${id}`,
  }));

const addressOf = (picture: string) =>
  picture ? `https://pictures/${picture}` : null;
/** As uploads remember them. */
const sameOptionPicture = (picture: string) => ({
  storefrontId: optionPictureKey(addressOf(picture) ?? ""),
  marketplaceId: `o${picture}`,
});

function put(pair: Pair, storefront: Shown, marketplace: Shown): Pair {
  return pairOf({
    bases: pair.bases,
    edits: pair.edits,
    samePictures: pair.samePictures,
    product: {
      title: storefront.title,
      descriptionHtml: storefront.description,
      pictures: pictures("m", storefront.pictures),
      status: storefront.status === "on" ? "ACTIVE" : "DRAFT",
      updatedAt: pair.product.updatedAt,
    },
    variant: {
      priceMinor: storefront.price,
      weightGrams: storefront.weight,
      options: [{ name: "Color", value: storefront.option }],
      pictureId: storefront.optionPicture && `gid:${storefront.optionPicture}`,
      pictureUrl: addressOf(storefront.optionPicture),
    },
    listing: {
      title: marketplace.title,
      descriptionHtml: marketplace.description,
      pictures: pictures("t", marketplace.pictures),
      weightGrams: marketplace.weight,
      status: marketplace.status === "on" ? "ACTIVATE" : "SELLER_DEACTIVATED",
      updatedAt: pair.listing.updatedAt,
    },
    sku: {
      priceMinor: marketplace.price,
      options: [{ name: "Colour", value: marketplace.option }],
      optionPictures: marketplace.optionPicture
        ? [
            {
              name: "Colour",
              value: marketplace.option,
              id: `o${marketplace.optionPicture}`,
              url: "https://pictures/o",
            },
          ]
        : [],
    },
  });
}

/** What the carrier does: the platform takes the value, perhaps under names of its own, and the base is written down. */
function carry(pair: Pair, at: Side, write: FieldWrite): Pair {
  const { field, itemId } = write;
  const next = structuredClone(pair);
  const thing = at === "storefront" ? next.product : next.listing;
  let value = write.value;
  if (field === "title") thing.title = value;
  if (field === "description") thing.descriptionHtml = value;
  if (field === "weight" && at === "marketplace")
    next.listing.weightGrams = Number(value);
  for (const variant of next.product.variants) {
    if (field === "weight" && at === "storefront")
      variant.weightGrams = Number(value);
    if (field === "price" && at === "storefront")
      variant.priceMinor = Number(value);
    if (field === "options" && at === "storefront")
      variant.options = JSON.parse(value);
  }
  for (const sku of next.listing.skus) {
    if (field === "price" && at === "marketplace")
      sku.priceMinor = Number(value);
    if (field === "options" && at === "marketplace")
      sku.options = JSON.parse(value);
  }
  if (field === "status" && at === "storefront")
    next.product.status = value === "on" ? "ACTIVE" : "DRAFT";
  if (field === "status" && at === "marketplace")
    next.listing.status = value === "on" ? "ACTIVATE" : "SELLER_DEACTIVATED";
  if (field === "images") {
    const [own, other] = at === "storefront" ? ["m", "t"] : ["t", "m"];
    const made = readPictures(value).map(({ id, url }) => ({
      from: id,
      id: `${own}${id.replace(other, "")}`,
      url,
    }));
    thing.pictures = made.map(({ id, url }) => ({ id, url }));
    next.samePictures = made.map(({ from, id }) => ({
      storefrontId: at === "storefront" ? id : from,
      marketplaceId: at === "storefront" ? from : id,
    }));
    value = made.map(({ id, url }) => `${id} ${url}`).join("\n");
  }
  if (field === "optionImages") {
    const given = readOptionImages(value).map((one) => ({
      ...one,
      id: one.id.replace("gid:", "o"),
    }));
    for (const sku of next.listing.skus) sku.optionPictures = given;
    next.samePictures = [
      ...next.samePictures,
      ...given.map(({ id }) => sameOptionPicture(id.slice(1))),
    ];
    value = marketplaceOptionImages(next.listing, next.links) ?? "";
  }
  const now = situationsOf(next, {}).find(
    (one) => one.field === field && one.itemId === itemId,
  );
  if (now)
    next.bases.set(
      baseKey(field, itemId),
      baseAfterWrite(now, at, { ...write, value }),
    );
  const key = baseKey(field, itemId);
  next.edits.set(key, { ...(next.edits.get(key) ?? noEdits), [at]: null });
  return next;
}

/** Plans and writes down what was learned by it; nothing is carried. */
function remember(pair: Pair, chosen: Partial<Record<Field, Policy>> = {}) {
  const { bases, edits } = planFields(pair, chosen);
  const next = structuredClone(pair);
  for (const { field, itemId, ...base } of bases)
    next.bases.set(baseKey(field, itemId), base);
  for (const { field, itemId, side: at, edit } of edits) {
    const key = baseKey(field, itemId);
    next.edits.set(key, {
      ...(next.edits.get(key) ?? noEdits),
      [at]: edit,
    });
  }
  return next;
}

/** Plans, carries everything and remembers what was agreed. @returns how much was written. */
function settleDown(pair: Pair, chosen: Partial<Record<Field, Policy>>) {
  const { plan } = planFields(pair, chosen);
  let next = remember(pair, chosen);
  for (const effect of plan.effects)
    if (
      effect.kind === "storefront.update-field" ||
      effect.kind === "marketplace.update-field"
    )
      next = carry(
        next,
        effect.kind.startsWith("storefront") ? "storefront" : "marketplace",
        effect.payload,
      );
  return { pair: next, plan, writes: plan.effects.length };
}

const writtenFields = ({ effects }: Plan) =>
  effects.flatMap(({ payload }) => ("field" in payload ? payload.field : []));

const policy = fc.constantFrom(...(Object.keys(policies) as Policy[]));
const chosen = fc.record(
  Object.fromEntries(fieldNames.map((field) => [field, policy])) as Record<
    Field,
    typeof policy
  >,
);
const history = fc.array(
  fc.record({
    storefront: side,
    marketplace: side,
    one: seconds,
    two: seconds,
  }),
  { minLength: 1, maxLength: 4 },
);

test("C2 whatever both sides do under whatever policies, one round of writes is followed by no other", () => {
  fc.assert(
    fc.property(history, chosen, (edits, wishes) => {
      let pair = pairOf();
      for (const edit of edits) {
        pair = put(pair, edit.storefront, edit.marketplace);
        pair.product.updatedAt = when(edit.one);
        pair.listing.updatedAt = when(edit.two);
        const first = settleDown(pair, wishes);
        pair = first.pair;
        const follower = {
          // Pictures go by their options' values: by new ones they may stand in other places.
          options: "optionImages",
          // A price waits until its listing is for sale.
          status: "price",
        } as const;
        const written = writtenFields(first.plan);
        const mayFollow = (["options", "status"] as const)
          .filter((field) => written.includes(field))
          .map((field) => follower[field]);
        if (mayFollow.length > 0) {
          const second = settleDown(pair, wishes);
          pair = second.pair;
          for (const field of writtenFields(second.plan))
            expect(mayFollow).toContain(field);
        }
        expect(settleDown(pair, wishes).writes).toBe(0);
      }
    }),
    { numRuns: 300 },
  );
});

test("C3 no value that says nothing is ever written, and no question is asked without a difference", () => {
  fc.assert(
    fc.property(history, chosen, (edits, wishes) => {
      let pair = pairOf();
      for (const edit of edits) {
        pair = put(pair, edit.storefront, edit.marketplace);
        const settled = settleDown(pair, wishes);
        for (const effect of settled.plan.effects)
          if (
            effect.kind === "storefront.update-field" ||
            effect.kind === "marketplace.update-field"
          ) {
            const { field, value } = effect.payload;
            expect([field, traitsOf(field).isEmpty(value)]).toEqual([
              field,
              false,
            ]);
          }
        for (const { storefront, marketplace, field } of settled.plan.conflicts)
          expect([field, storefront === marketplace]).toEqual([field, false]);
        pair = settled.pair;
      }
    }),
    { numRuns: 200 },
  );
});

describe("C1 equal sides never conflict", () => {
  test.each(fieldNames)("%s", (field) => {
    fc.assert(
      fc.property(side, (both) => {
        const pair = put(pairOf(), both, both);
        pair.samePictures = ["1", "2"].flatMap((id) => [
          { storefrontId: `m${id}`, marketplaceId: `t${id}` },
          sameOptionPicture(id),
        ]);
        const found = situationsOf(pair, {}).filter(
          (one) => one.field === field,
        );
        expect(found.length).toBe(1);
        for (const situation of found)
          expect(["agreed", "nothing"]).toContain(decide(situation).kind);
      }),
    );
  });
});

describe("C3 what needs care is left to the side that the rule names, and asked about otherwise", () => {
  const verdicts = (
    field: "status" | "options",
    storefront: Partial<Shown>,
    marketplace: Partial<Shown>,
    change: (pair: Pair) => void = () => {},
  ) => {
    const same: Shown = {
      title: "Mug",
      description: "<p>Holds coffee.</p>",
      price: 1850,
      weight: 410,
      pictures: ["1"],
      status: "on",
      option: "Navy",
      optionPicture: "",
    };
    const agreed = remember(put(pairOf(), same, same));
    const pair = put(
      agreed,
      { ...same, ...storefront },
      { ...same, ...marketplace },
    );
    pair.product.updatedAt = when(1);
    pair.listing.updatedAt = when(2);
    change(pair);
    return Object.fromEntries(
      (["ask", "storefront", "marketplace", "newest"] as const).map(
        (policy) => {
          const [one] = situationsOf(pair, { [field]: policy }).filter(
            (situation) => situation.field === field,
          );
          const decision = one && decide(one);
          return [
            policy,
            decision?.kind === "take" ? decision.from : decision?.kind,
          ];
        },
      ),
    );
  };
  const followed = (from: Side) => ({
    ask: "ask",
    storefront: "ask",
    marketplace: "ask",
    newest: from,
    [from]: from,
  });
  const never = {
    ask: "ask",
    storefront: "ask",
    marketplace: "ask",
    newest: "ask",
  };

  test.each([
    ["status", { status: "off" }],
    ["options", { option: "Sand" }],
  ] as const)("%s, changed on one side", (field, change) => {
    expect(verdicts(field, change, {})).toEqual(followed("storefront"));
    expect(verdicts(field, {}, change)).toEqual(followed("marketplace"));
  });

  test("options, changed on both sides: the newest is TikTok Shop's", () => {
    expect(
      verdicts("options", { option: "Sand" }, { option: "Black" as "Sand" }),
    ).toEqual({
      ask: "ask",
      storefront: "storefront",
      marketplace: "marketplace",
      newest: "marketplace",
    });
  });

  test("what TikTok Shop itself took off sale, or was deleted, follows no rule", () => {
    for (const status of ["PLATFORM_DEACTIVATED", "FREEZE"])
      expect(
        verdicts("status", {}, {}, ({ listing }) => {
          listing.status = status;
        }),
      ).toEqual(never);
    expect(
      verdicts("status", {}, {}, ({ product }) => {
        product.deleted = true;
      }),
    ).toEqual(never);
  });
});

/** A person edits one field on one side; the platform stamps the whole thing, and we read it. */
type Edit = { at: Side; field: Edited; value: number; second: number };
const edited = ["title", "description", "price"] as const;
type Edited = (typeof edited)[number];

function edit(pair: Pair, { at, field, value, second }: Edit): Pair {
  const next = structuredClone(pair);
  const thing = at === "storefront" ? next.product : next.listing;
  thing.updatedAt = when(second);
  if (field === "title") thing.title = `Mug ${value}`;
  if (field === "description") thing.descriptionHtml = `<p>${value}</p>`;
  const priced =
    at === "storefront" ? next.product.variants : next.listing.skus;
  if (field === "price")
    for (const one of priced) one.priceMinor = 1850 + value;
  return remember(next);
}

const edits = fc
  .array(
    fc.record({
      at: fc.constantFrom("storefront" as const, "marketplace" as const),
      field: fc.constantFrom(...edited),
      value: fc.integer({ min: 0, max: 3 }),
      after: fc.integer({ min: 0, max: 2 }),
    }),
    { maxLength: 12 },
  )
  .map((list) => {
    let second = 1;
    return list.map(({ after, ...one }) => {
      second += after;
      return { ...one, second };
    });
  });

describe("the newest edit is the newest of that very field", () => {
  const start = (apart: boolean) => {
    const pair = pairOf({
      product: { updatedAt: when(0) },
      listing: {
        updatedAt: when(0),
        ...(apart && { title: "Cup", descriptionHtml: "<p>Tea.</p>" }),
      },
      ...(apart && { sku: { priceMinor: 1900 } }),
    });
    return remember(pair);
  };

  test("C3 an edit of another field never changes who wins", () => {
    fc.assert(
      fc.property(
        edits,
        fc.boolean(),
        fc.constantFrom(...edited),
        (all, apart, field) => {
          const own = all.filter((one) => one.field === field);
          expect(
            verdict(field, all.reduce(edit, start(apart)), "newest"),
          ).toEqual(verdict(field, own.reduce(edit, start(apart)), "newest"));
        },
      ),
      { numRuns: 150 },
    );
  });

  test("C3 the last hand at a field wins where both edited it, at whatever time each wrote it before", () => {
    const made: Edit[] = [
      { at: "storefront", field: "title", value: 1, second: 5 },
      { at: "marketplace", field: "title", value: 2, second: 4 },
      { at: "marketplace", field: "price", value: 1, second: 9 },
    ];
    const pair = made.reduce(edit, start(false));
    expect(verdict("title", pair, "newest")).toMatchObject({
      from: "storefront",
    });
    const again = edit(pair, {
      at: "marketplace",
      field: "title",
      value: 3,
      second: 10,
    });
    expect(verdict("title", again, "newest")).toMatchObject({
      from: "marketplace",
    });
  });

  test("C3 what stood there when a side was first read wins over nothing, and whoever edits then wins", () => {
    const first = start(true);
    expect(verdict("title", first, "newest")).toMatchObject({ kind: "ask" });
    const one = { field: "title", value: 1 } as const;
    for (const at of ["storefront", "marketplace"] as const)
      expect(
        verdict("title", edit(first, { ...one, at, second: 3 }), "newest"),
      ).toMatchObject({ from: at });
  });
});

const agreedOn = (field: Field, pair: Pair) => {
  const [now] = situationsOf(pair, {}).filter((one) => one.field === field);
  return new Map([
    [
      baseKey(field, now?.itemId ?? ""),
      {
        storefront: now?.storefront ?? null,
        marketplace: now?.marketplace ?? null,
      },
    ],
  ]);
};
const verdict = (field: Field, pair: Pair, wish?: Policy) => {
  const [now] = situationsOf(pair, wish ? { [field]: wish } : {}).filter(
    (one) => one.field === field,
  );
  return now && decide(now);
};

describe("care", () => {
  test("C3 a side that was emptied is asked about, even where that side wins", () => {
    const bases = agreedOn("description", pairOf());
    const emptied = pairOf({ bases, product: { descriptionHtml: "<p> </p>" } });
    expect(verdict("description", emptied, "storefront")).toMatchObject({
      kind: "ask",
      reason: expect.stringContaining("emptied in Shopify"),
    });
  });

  test("C3 deleting is a question under every policy", () => {
    const bases = agreedOn("status", pairOf());
    for (const wish of [
      "ask",
      "storefront",
      "marketplace",
      "newest",
    ] as const) {
      const gone = pairOf({ bases, listing: { deleted: true } });
      expect(verdict("status", gone, wish)).toMatchObject({
        kind: "ask",
        reason: expect.stringContaining("deleted on TikTok Shop"),
      });
    }
  });

  test("C3 an edit that TikTok Shop's audit threw out does not undo Shopify's", () => {
    const bases = agreedOn(
      "title",
      pairOf({ listing: { title: "Cup" }, product: { title: "Cup" } }),
    );
    const refused = pairOf({
      bases,
      product: { title: "Cup" },
      listing: {
        title: "Mug",
        audit: { status: "FAILED", reasons: ["Forbidden word."] },
      },
    });
    expect(verdict("title", refused)).toMatchObject({
      kind: "ask",
      reason: expect.stringContaining("Forbidden word."),
    });
  });

  test("C2 HTML that a platform wrote anew is no edit", () => {
    const bases = agreedOn("description", pairOf());
    const rewritten = pairOf({
      bases,
      listing: { descriptionHtml: '<p class="x">Holds&nbsp;coffee.</p>\n<br>' },
    });
    expect(verdict("description", rewritten)).toEqual({ kind: "agreed" });
  });
});

describe("policies decide only what both sides moved", () => {
  const bases = agreedOn("price", pairOf());
  const apart = (one: number, two: number) => {
    const pair = pairOf({
      bases,
      variant: { priceMinor: 2000 },
      sku: { priceMinor: 2100 },
    });
    pair.product.updatedAt = when(one);
    pair.listing.updatedAt = when(two);
    return pair;
  };

  test.each([
    ["storefront", { kind: "take", from: "storefront", value: "2000" }],
    ["marketplace", { kind: "take", from: "marketplace", value: "2100" }],
    ["ask", { kind: "ask" }],
    ["apart", { kind: "nothing" }],
  ] as const)("C3 %s", (wish, expected) => {
    expect(verdict("price", apart(1, 2), wish)).toMatchObject(expected);
  });

  test("C3 the newest edit wins, and nobody where both carry the same second", () => {
    expect(verdict("price", apart(2, 1), "newest")).toMatchObject({
      from: "storefront",
    });
    expect(verdict("price", apart(1, 2), "newest")).toMatchObject({
      from: "marketplace",
    });
    expect(verdict("price", apart(1, 1), "newest")).toMatchObject({
      kind: "ask",
    });
  });

  test("C2 a side that moved alone wins, whoever is preferred", () => {
    const pair = pairOf({ bases, sku: { priceMinor: 2100 } });
    expect(verdict("price", pair, "storefront")).toMatchObject({
      from: "marketplace",
    });
  });
});
