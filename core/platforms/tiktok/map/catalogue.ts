import type {
  AttributeFact,
  BrandFact,
  CategoryFact,
  CategoryRulesFact,
} from "#core/domain/listing-facts.ts";
import type {
  AttributeWire,
  BrandWire,
  CategoryRulesWire,
  CategoryWire,
} from "../wire/catalogue.ts";

/** Without a status nothing stands in the way. */
const isOpen = (statuses: string[]) =>
  statuses.length === 0 || statuses.includes("AVAILABLE");

export const toCategory = (category: CategoryWire): CategoryFact => ({
  externalId: category.id,
  // The roots name themselves `0` as parent.
  parentExternalId: category.parent_id === "0" ? null : category.parent_id,
  name: category.local_name,
  isLeaf: category.is_leaf,
  isOpen: isOpen(category.permission_statuses),
});

export const toAttribute = (attribute: AttributeWire): AttributeFact => ({
  externalId: attribute.id,
  name: attribute.name,
  kind: attribute.type === "SALES_PROPERTY" ? "variant" : "product",
  isRequired: attribute.is_requried,
  takesOwnValues: attribute.is_customizable,
  takesSeveral: attribute.is_multiple_selection,
  values: attribute.values.map(({ id, name }) => ({ externalId: id, name })),
  requiredWhen: attribute.requirement_conditions.map((condition) => ({
    attributeExternalId: condition.attribute_id,
    valueExternalId: condition.attribute_value_id,
  })),
});

export const toCategoryRules = (
  rules: CategoryRulesWire,
): CategoryRulesFact => ({
  certificates: rules.product_certifications.map((certificate) => ({
    externalId: certificate.id,
    name: certificate.name,
    isRequired: certificate.is_required,
  })),
  sizeChart: rules.size_chart?.is_required
    ? "required"
    : rules.size_chart?.is_supported
      ? "possible"
      : "none",
  packageSizeRequired: rules.package_dimension?.is_required ?? false,
  manufacturerRequired: rules.manufacturer?.is_required ?? false,
  responsiblePersonRequired: rules.responsible_person?.is_required ?? false,
});

export const toBrand = (brand: BrandWire): BrandFact => ({
  externalId: brand.id,
  name: brand.name,
  isAuthorized: brand.authorized_status === "AUTHORIZED",
});
