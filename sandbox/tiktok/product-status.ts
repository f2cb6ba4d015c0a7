import { submit, tellStatus } from "./auditing.ts";
import { refuse } from "./envelope.ts";
import type { Handlers, Platform } from "./platform.ts";
import { checkPrerequisites } from "./prerequisites.ts";
import type { Product, ProductStatus } from "./state.ts";

type Fault = { code: number; message: string };

/** Switching products on and off, by twenties; each is taken or refused by itself. Source: pages `activate-product-202309` and neighbours. */
export const productStatusHandlers: Handlers = {
  "POST /product/202309/products/activate": ({ platform, body }) => {
    checkPrerequisites(platform);
    return eachProduct(platform, body.product_ids, (product) => {
      if (product.status === "ACTIVATE") return undefined;
      if (!isHidden(product)) return wrongStatus(product);
      submit(platform, product, platform.state.audits.activateMs);
      return undefined;
    });
  },
  "POST /product/202309/products/deactivate": ({ platform, body }) =>
    eachProduct(platform, body.product_ids, (product) => {
      if (product.status === "SELLER_DEACTIVATED") return undefined;
      if (!["ACTIVATE", "PENDING"].includes(product.status))
        return wrongStatus(product);
      setStatus(platform, product, "SELLER_DEACTIVATED");
      return undefined;
    }),
  "DELETE /product/202309/products": ({ platform, body }) =>
    eachProduct(platform, body.product_ids, (product) => {
      if (["FREEZE", "DELETED"].includes(product.status))
        return wrongStatus(product);
      product.statusBeforeDeletion = product.status;
      setStatus(platform, product, "DELETED");
      return undefined;
    }),
  "POST /product/202309/products/recover": ({ platform, body }) =>
    eachProduct(platform, body.product_ids, (product) => {
      if (product.status !== "DELETED") return wrongStatus(product);
      setStatus(
        platform,
        product,
        product.statusBeforeDeletion === "DRAFT"
          ? "DRAFT"
          : "SELLER_DEACTIVATED",
      );
      product.statusBeforeDeletion = null;
      return undefined;
    }),
};

const isHidden = ({ status }: Product) =>
  status === "SELLER_DEACTIVATED" || status === "PLATFORM_DEACTIVATED";

const wrongStatus = ({ status }: Product): Fault => ({
  code: 12_052_901,
  message: `The status ${status} forbids this`,
});

/** Moves a product and tells it; an audit under way is called off. */
export function setStatus(
  platform: Platform,
  product: Product,
  status: ProductStatus,
  reason = "",
): void {
  product.status = status;
  product.underReview = null;
  product.audit = {
    status: status === "ACTIVATE" ? "APPROVED" : "NONE",
    failedReasons: [],
    dueAt: null,
  };
  platform.state.products.touch(product, platform.now());
  tellStatus(platform, product, "PRODUCT_STATUS_CHANGED", reason);
}

function eachProduct(
  { state }: Platform,
  ids: unknown,
  act: (product: Product) => Fault | undefined,
) {
  const wanted = ids as string[];
  if (wanted.length > 20) refuse(12_019_120, "At most 20 product_ids");
  const errors = wanted.flatMap((id) => {
    const product = state.products.get(id);
    const fault = product
      ? act(product)
      : { code: 12_052_048, message: "The product is not listed in this shop" };
    return fault ? [{ ...fault, detail: { product_id: id } }] : [];
  });
  return { errors };
}
