import type { Desk } from "../desk.ts";
import { gid } from "../gid.ts";
import { productByGid } from "../store/lookups.ts";
import type { ProductStatus, StoredProduct } from "../store/product-records.ts";
import {
  deleteProduct,
  editProduct,
  openProduct,
} from "../store/write-product.ts";
import { addVariant } from "../store/write-variants.ts";
import { postProduct } from "../webhooks/letters.ts";
import { badRequest, type UserError, userError } from "./errors.ts";
import { writeMetafields } from "./metafields.ts";
import {
  addMedia,
  demandSimulated,
  joinCollections,
  type MediaInput,
  type ProductInput,
  productRefusals,
} from "./product-input.ts";
import { productView } from "./products.ts";
import { shopView } from "./shop.ts";
import type { View, Visit } from "./view.ts";

type OptionInput = {
  name?: string | null;
  values?: { name?: string | null }[] | null;
};

type CreateArgs = {
  product?: (ProductInput & { productOptions?: OptionInput[] | null }) | null;
  input?: (ProductInput & { productOptions?: OptionInput[] | null }) | null;
  media?: MediaInput[] | null;
};

/** Only the first value of each option gets a variant; the others wait. source: recorded answers of productCreate. */
function create(args: CreateArgs, { desk }: Visit): View {
  const input = args.product ?? args.input;
  if (!input) throw badRequest("productCreate needs the argument product.");
  const answer = (product: StoredProduct | null, userErrors: UserError[]) => ({
    product: product && productView(desk, product),
    shop: () => shopView(desk),
    userErrors,
  });
  if (input.id)
    return answer(null, [
      userError(["input"], "id cannot be specified during creation"),
    ]);
  demandSimulated("ProductCreateInput", input, ["productOptions"]);
  const refusals = productRefusals(desk, input);
  if (refusals.length > 0) return answer(null, refusals);
  const options = (input.productOptions ?? []).map(({ name, values }) => ({
    name: name ?? "Title",
    values: (values ?? []).map((value) => value.name ?? ""),
  }));
  const product = openProduct(
    desk,
    { ...input, title: input.title ?? "" },
    options,
  );
  addVariant(
    desk,
    product,
    { optionValues: product.options.map((one) => one.values[0]?.name ?? "") },
    1,
  );
  addMedia(desk, product, args.media);
  joinCollections(desk, product, input);
  writeMetafields(desk, "Product", product.id, input.metafields);
  postProduct(desk, product, "create");
  return answer(product, []);
}

type UpdateArgs = CreateArgs & {
  identifier?: { id?: string | null; handle?: string | null } | null;
};

function update(args: UpdateArgs, { desk }: Visit): View {
  const input = args.product ?? args.input;
  if (!input) throw badRequest("productUpdate needs the argument product.");
  demandSimulated("ProductUpdateInput", input);
  const id = args.identifier?.id ?? input.id;
  const handle = args.identifier?.handle;
  const product = handle
    ? desk.store.products.first("handle", handle)
    : productByGid(desk.store, id);
  if (!product)
    return {
      product: null,
      userErrors: [userError(["id"], "Product does not exist")],
    };
  const userErrors = productRefusals(desk, input, product);
  if (userErrors.length > 0) return { product: null, userErrors };
  addMedia(desk, product, args.media);
  joinCollections(desk, product, input);
  writeMetafields(desk, "Product", product.id, input.metafields);
  editProduct(desk, product, input);
  return { product: productView(desk, product), userErrors: [] };
}

function remove({ input }: { input: { id: string } }, { desk }: Visit): View {
  const product = productByGid(desk.store, input.id);
  const shop = () => shopView(desk);
  if (!product)
    return {
      deletedProductId: null,
      productDeleteOperation: null,
      shop,
      userErrors: [userError(["id"], "Product does not exist")],
    };
  deleteProduct(desk, product);
  return {
    deletedProductId: gid("Product", product.id),
    productDeleteOperation: null,
    shop,
    userErrors: [],
  };
}

function changeStatus(
  args: { productId: string; status: ProductStatus },
  { desk }: Visit,
): View {
  const product = productByGid(desk.store, args.productId);
  if (!product)
    return {
      product: null,
      userErrors: [
        userError(["productId"], "Product does not exist", "PRODUCT_NOT_FOUND"),
      ],
    };
  editProduct(desk, product, { status: args.status });
  return { product: productView(desk, product), userErrors: [] };
}

/** Pictures behind those that are there. */
function createMedia(
  args: { productId: string; media: MediaInput[] },
  { desk }: Visit,
): View {
  const product = productByGid(desk.store, args.productId);
  if (!product)
    return mediaAnswer(desk, null, [
      userError(
        ["productId"],
        "Product does not exist",
        "PRODUCT_DOES_NOT_EXIST",
      ),
    ]);
  addMedia(desk, product, args.media);
  editProduct(desk, product, {});
  return mediaAnswer(desk, product, []);
}

function mediaAnswer(
  desk: Desk,
  product: StoredProduct | null,
  errors: UserError[],
): View {
  const view = product && productView(desk, product);
  return {
    product: view,
    mediaUserErrors: errors,
    userErrors: errors,
  };
}

export const productWriteRoots: View = {
  productCreate: create,
  productUpdate: update,
  productDelete: remove,
  productChangeStatus: changeStatus,
  productCreateMedia: createMedia,
};
