import { findProduct } from "./catalogue.ts";
import { checkTreeVersion } from "./categories.ts";
import { type ListingBody, readListing } from "./listing-body.ts";
import { type Fault, faultsOfListing } from "./listing-faults.ts";
import { type Diagnosis, diagnose, tierOf } from "./listing-quality.ts";
import type { Call, Handlers } from "./platform.ts";

/** A dry run of creating a product, and what would make a listing better. Source: pages `check-product-listing-202309`, `product-information-issue-diagnosis-202405`. */
export const listingCheckHandlers: Handlers = {
  "POST /product/202309/products/listing_check": checkListing,
  "GET /product/202405/products/diagnoses": ({ platform, query }) => ({
    products: (query.product_ids ?? "")
      .split(",")
      .filter(Boolean)
      .map((id) => {
        const product = findProduct(platform.state, id);
        const found = diagnose(product);
        return {
          id: product.id,
          listing_quality: qualityOf(found),
          diagnoses: found.map(viewDiagnosis),
        };
      }),
  }),
};

/** Every fault is told, not only the first, and nothing is created. */
function checkListing({ platform: { state }, body, query }: Call) {
  const listing = readListing(body as ListingBody, undefined, false);
  // The dry run has no field for the version of the tree: it takes the one that the shop must use.
  checkTreeVersion("v2");
  const faults: Fault[] = faultsOfListing(state, listing);
  const unmet = Object.values(state.unmetPrerequisites);
  const found = diagnose(listing);
  return {
    check_result: faults.length + unmet.length === 0 ? "PASS" : "FAILED",
    fail_reasons: faults,
    ...(unmet[0] && { warnings: { message: unmet.join("; ") } }),
    ...(query.is_diagnosis_required !== "false" && {
      listing_quality: qualityOf(found),
      diagnoses: found.map(({ field, results }) => ({
        field,
        diagnosis_results: results,
      })),
    }),
    pre_check_results: preCheck(listing.title, state.audits.forbidden),
  };
}

/** What the audit would stumble over. */
function preCheck(title: string, forbidden: Record<string, string>) {
  return Object.entries(forbidden)
    .filter(([word]) => title.toLowerCase().includes(word.toLowerCase()))
    .map(([word, reason]) => ({
      pre_check_item: "PROHIBITED_CONTENT",
      pre_check_details: [
        {
          short_reason: reason,
          long_reason: `The title contains "${word}": ${reason}`,
          related_fields: ["PRE_CHECK_FIELD_TITLE"],
        },
      ],
    }));
}

const qualityOf = (found: Diagnosis[]) => ({
  current_tier: tierOf(found),
  remaining_recommendations: found.flatMap((d) => d.results).length,
});

const viewDiagnosis = ({ field, results }: Diagnosis) => ({
  field,
  diagnosis_results: results,
});
