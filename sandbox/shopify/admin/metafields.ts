import type { Desk } from "../desk.ts";
import { gid, idOf, typeOf } from "../gid.ts";
import {
  compareDigest,
  fullNamespace,
  metafieldAt,
  metafieldsOf,
  writeMetafield,
} from "../store/metafields.ts";
import type { StoredMetafield } from "../store/product-records.ts";
import { type ConnectionArgs, connection, type Listing } from "./connection.ts";
import { badRequest, type UserError, userError } from "./errors.ts";
import type { View, Visit } from "./view.ts";

export function metafieldView(field: StoredMetafield): View {
  return {
    __typename: "Metafield",
    id: gid("Metafield", field.id),
    legacyResourceId: String(field.id),
    namespace: field.namespace,
    key: field.key,
    type: field.type,
    value: field.value,
    jsonValue: () => jsonOf(field),
    ownerType: field.ownerType.toUpperCase(),
    compareDigest: () => compareDigest(field),
    definition: null,
    sizeInBytes: Buffer.byteLength(field.value),
    createdAt: field.createdAt,
    updatedAt: field.updatedAt,
  };
}

function jsonOf({ type, value }: StoredMetafield): unknown {
  if (
    /^(json|list\.|number|boolean|rating|money|dimension|weight|volume)/.test(
      type,
    )
  )
    try {
      return JSON.parse(value);
    } catch {
      return value;
    }
  return value;
}

const listing: Listing<StoredMetafield> = {
  id: (field) => field.id,
  view: metafieldView,
};

/** The two fields by which anything shows its metafields. */
export function metafieldFields(
  desk: Desk,
  ownerType: string,
  ownerId: number,
): View {
  return {
    metafield: (args: { namespace?: string | null; key: string }) => {
      const [namespace, key] = args.key.includes(".")
        ? [args.key.split(".")[0], args.key.split(".").slice(1).join(".")]
        : [args.namespace, args.key];
      const found = metafieldAt(
        desk,
        ownerType,
        ownerId,
        fullNamespace(desk, namespace),
        key,
      );
      return found ? metafieldView(found) : null;
    },
    metafields: (
      args: ConnectionArgs & {
        namespace?: string | null;
        keys?: string[] | null;
      },
    ) =>
      connection(
        metafieldsOf(desk, ownerType, ownerId),
        args,
        listing,
        ({ namespace, key }) =>
          (!args.namespace ||
            namespace === fullNamespace(desk, args.namespace)) &&
          (!args.keys || args.keys.includes(`${namespace}.${key}`)),
      ),
  };
}

export type MetafieldInput = {
  id?: string | null;
  namespace?: string | null;
  key?: string | null;
  type?: string | null;
  value?: string | null;
};

/** Metafields inside the input of their owner. */
export function writeMetafields(
  desk: Desk,
  ownerType: string,
  ownerId: number,
  inputs: MetafieldInput[] | null | undefined,
): void {
  for (const input of inputs ?? []) {
    const old = input.id
      ? desk.store.metafields.get(idOf(input.id, "Metafield"))
      : undefined;
    writeMetafield(desk, {
      ownerType,
      ownerId,
      namespace: old?.namespace ?? fullNamespace(desk, input.namespace),
      key: old?.key ?? input.key ?? "",
      type: input.type ?? old?.type ?? "single_line_text_field",
      value: input.value ?? old?.value ?? "",
    });
  }
}

type SetInput = {
  ownerId: string;
  namespace?: string | null;
  key: string;
  type?: string | null;
  value: string;
  compareDigest?: string | null;
};

const mostAtOnce = 25;

/** One refusal refuses all. The words for a stale digest are Shopify's; those for a missing owner and type are assumed. */
function setRefusals(desk: Desk, inputs: SetInput[]): UserError[] {
  return inputs.flatMap((input, index) => {
    const at = (field: string) => ["metafields", String(index), field];
    const owner = ownerOf(desk, input.ownerId);
    if (!owner)
      return userError(at("ownerId"), "Owner does not exist.", "INVALID_VALUE");
    const namespace = fullNamespace(desk, input.namespace);
    const old = metafieldAt(desk, owner.type, owner.id, namespace, input.key);
    if (!old && !input.type)
      return userError(at("type"), "Type can't be blank", "BLANK");
    if (input.value === "")
      return userError(at("value"), "Value can't be blank", "BLANK");
    const digest = old ? compareDigest(old) : null;
    return input.compareDigest !== undefined && input.compareDigest !== digest
      ? userError(
          at("compareDigest"),
          "The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.",
          "STALE_OBJECT",
        )
      : [];
  });
}

const owners: Record<string, (desk: Desk, id: number) => boolean> = {
  Product: ({ store }, id) => store.products.get(id) !== undefined,
  ProductVariant: ({ store }, id) => store.variants.get(id) !== undefined,
  Order: ({ store }, id) => store.orders.get(id) !== undefined,
  Location: ({ store }, id) => store.locations.get(id) !== undefined,
  Shop: ({ store }, id) => store.id === id,
};

function ownerOf(desk: Desk, gidText: string) {
  const type = typeOf(gidText) ?? "";
  const id = idOf(gidText, type);
  return id !== undefined && owners[type]?.(desk, id)
    ? { type, id }
    : undefined;
}

export const metafieldRoots: View = {
  metafieldsSet: (
    { metafields }: { metafields: SetInput[] },
    { desk }: Visit,
  ) => {
    if (metafields.length > mostAtOnce)
      throw badRequest(
        `The input array size of ${metafields.length} is greater than the maximum allowed of ${mostAtOnce}.`,
        "MAX_INPUT_SIZE_EXCEEDED",
      );
    const userErrors = setRefusals(desk, metafields);
    if (userErrors.length > 0) return { metafields: null, userErrors };
    const written = metafields.flatMap((input) => {
      const owner = ownerOf(desk, input.ownerId);
      if (!owner) return [];
      const namespace = fullNamespace(desk, input.namespace);
      const old = metafieldAt(desk, owner.type, owner.id, namespace, input.key);
      return writeMetafield(desk, {
        ownerType: owner.type,
        ownerId: owner.id,
        namespace,
        key: input.key,
        type: input.type ?? old?.type ?? "single_line_text_field",
        value: input.value,
      });
    });
    return { metafields: written.map(metafieldView), userErrors };
  },

  metafieldsDelete: (
    {
      metafields,
    }: {
      metafields: {
        ownerId: string;
        namespace?: string | null;
        key: string;
      }[];
    },
    { desk }: Visit,
  ) => ({
    deletedMetafields: metafields.map((input) => {
      const owner = ownerOf(desk, input.ownerId);
      const namespace = fullNamespace(desk, input.namespace);
      const found =
        owner && metafieldAt(desk, owner.type, owner.id, namespace, input.key);
      if (!found) return null;
      desk.store.metafields.remove(found);
      return { ownerId: input.ownerId, namespace, key: input.key };
    }),
    userErrors: [],
  }),
};
