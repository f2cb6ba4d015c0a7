import { previewSelection } from "#core/flows/preview-selection.ts";
import { releaseVariants } from "#core/flows/release-variants.ts";
import { selectVariants } from "#core/flows/select-variants.ts";
import type { ShopId } from "#core/kit/ids.ts";
import { orFailure } from "../failure.server.ts";
import { chosenBy } from "../queries/chosen-by-address.server.ts";
import {
  variantsOfChoice,
  variantsOfStop,
} from "../queries/entry-progress.server.ts";
import { readNarrowing, readProductFilter } from "../queries/product-filter.ts";
import {
  changeView,
  deleteView,
  keepView,
  wholeNarrowing,
} from "../queries/product-views.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { world } from "../world.server.ts";

type Person = { shopId: ShopId; actor: string };
type Form = URLSearchParams;

const refuse = (): never => {
  throw new Response(null, { status: 400 });
};

const idIn = (form: Form, name: string): string => {
  const id = form.get(name) ?? "";
  return isId(id) ? id : refuse();
};

/** Chooses by the plan as it is now; one that changes in between is taken as it is once more. */
async function selectAsIs(shopId: ShopId, variantIds: string[], actor: string) {
  const { fingerprint } = await previewSelection(world, shopId, variantIds);
  const choice = { variantIds, actor };
  const first = await selectVariants(world, shopId, { ...choice, fingerprint });
  return first.outcome === "changed"
    ? selectVariants(world, shopId, {
        ...choice,
        fingerprint: first.preview.fingerprint,
      })
    : first;
}

/** What may be asked on the Products page. */
const deeds = {
  /** "Stop platform fulfillment" for the variants in hand, or for all of a filter. */
  release: async ({ shopId, actor }: Person, form: Form) => {
    const { variantIds } = await chosenBy(
      world.prisma,
      shopId,
      form,
      "selected",
    );
    if (variantIds.length === 0) refuse();
    return orFailure(releaseVariants(world, shopId, { variantIds, actor }));
  },
  /** Takes a choice back: what it chose and is chosen still. */
  "undo-choice": async ({ shopId, actor }: Person, form: Form) => {
    const entryId = idIn(form, "entry");
    const variantIds = await variantsOfChoice(world.prisma, shopId, entryId);
    if (variantIds.length === 0) return { outcome: "nothing-left" as const };
    return orFailure(releaseVariants(world, shopId, { variantIds, actor }));
  },
  /** Chooses again what was stopped; what cannot be chosen any more is left out. What changes twice meanwhile is left as it is. */
  "undo-stop": async ({ shopId, actor }: Person, form: Form) => {
    const entryId = idIn(form, "entry");
    const variantIds = await variantsOfStop(world.prisma, shopId, entryId);
    if (variantIds.length === 0) return { outcome: "nothing-left" as const };
    return orFailure(selectAsIs(shopId, variantIds, actor));
  },
  "keep-view": ({ shopId, actor }: Person, form: Form) => {
    const { tab } = readProductFilter(form);
    return keepView(world.prisma, shopId, {
      name: form.get("name") ?? "",
      narrowing: wholeNarrowing(tab, readNarrowing(form)),
      actor,
      at: world.clock.now(),
    });
  },
  "rename-view": ({ shopId }: Person, form: Form) =>
    changeView(world.prisma, shopId, idIn(form, "view"), {
      name: form.get("name") ?? "",
    }),
  "save-view": ({ shopId }: Person, form: Form) =>
    changeView(world.prisma, shopId, idIn(form, "view"), {
      narrowing: readNarrowing(form),
    }),
  "delete-view": ({ shopId }: Person, form: Form) =>
    deleteView(world.prisma, shopId, idIn(form, "view")),
} as const;

type ProductDeed = keyof typeof deeds;
type ProductAnswer = Awaited<ReturnType<(typeof deeds)[ProductDeed]>>;

const isDeed = (text: string): text is ProductDeed =>
  Object.hasOwn(deeds, text);

/** Carries out what a posted form asks for. @throws Response 400 for what no form of ours asks. */
export async function actOnProducts(
  person: Person,
  form: Form,
): Promise<ProductAnswer> {
  const intent = form.get("intent") ?? "";
  return isDeed(intent) ? deeds[intent](person, form) : refuse();
}
