/** A product with every block that an edit of the whole can write. */
export const fullProduct = {
  id: "1729",
  title: "Mug",
  status: "ACTIVATE",
  update_time: 1,
  description: "<p>Holds coffee.</p>",
  category_chains: [
    { id: "600001", local_name: "Home Supplies", is_leaf: false },
    { id: "601226", local_name: "Mugs", is_leaf: true },
  ],
  brand: { id: "7", name: "Harbor" },
  main_images: [{ uri: "tos/1", urls: ["https://pictures.test/1"] }],
  video: { id: "v1", url: "https://pictures.test/v1" },
  product_attributes: [
    { id: "100392", name: "Material", values: [{ id: "1", name: "Enamel" }] },
  ],
  package_weight: { value: "0.90", unit: "POUND" },
  package_dimensions: { length: "6", width: "5", height: "4", unit: "INCH" },
  certifications: [
    {
      id: "c1",
      title: "Safety",
      images: [{ uri: "tos/c", urls: [] }],
      files: [{ id: "f1", name: "safe.pdf", format: "PDF", urls: [] }],
      expiration_date: 1900000000,
    },
  ],
  size_chart: { image: { uri: "tos/s", urls: [] }, template: { id: "t1" } },
  is_cod_allowed: false,
  is_pre_owned: false,
  delivery_options: [
    { id: "d1", name: "Home", is_available: true },
    { id: "d2", name: "Locker", is_available: false },
  ],
  external_product_id: "shopify-1",
  manufacturer_ids: ["m1"],
  responsible_person_ids: ["r1"],
  shipping_insurance_requirement: "OPTIONAL",
  minimum_order_quantity: 1,
  shipping_template_id: "s1",
  search_terms: ["mug"],
  key_product_features: ["Holds coffee"],
  subscribe_info: {
    support_subscribe: true,
    subscribe_status: "ENABLED",
    subscribe_discount_details: [
      { discount_level: "REGULAR", discount_value: 5 },
    ],
  },
  skus: [
    {
      id: "9",
      seller_sku: "MUG-NVY",
      price: {
        currency: "USD",
        sale_price: "18.50",
        tax_exclusive_price: "18.50",
      },
      list_price: { amount: "24.00", currency: "USD" },
      inventory: [
        { warehouse_id: "7000", quantity: 12 },
        { warehouse_id: "network", quantity: 40 },
      ],
      identifier_code: { code: "014673829105", type: "UPC" },
      sales_attributes: [
        {
          id: "a1",
          name: "Color",
          value_id: "n1",
          value_name: "Navy",
          sku_img: { uri: "tos/2", urls: [] },
          supplementary_sku_images: [{ uri: "tos/3", urls: [] }],
        },
      ],
      external_sku_id: "shopify-11",
      combined_skus: [{ product_id: "88", sku_id: "89", sku_count: 2 }],
      sku_unit_count: "1",
      external_urls: ["https://harbor.test/mug"],
      extra_identifier_codes: ["4006381333931"],
      pre_sale: {
        type: "CUSTOM",
        fulfillment_type: { handling_duration_days: 5, release_date: 1 },
      },
      external_list_prices: [
        { source: "SHOPIFY", amount: "24.00", currency: "USD" },
      ],
      fees: [
        { type: "PFAND", amount: "0.25", additional_attribute: "SINGLE_USE" },
      ],
    },
    {
      id: "10",
      seller_sku: "MUG-SND",
      price: { currency: "USD", sale_price: "18.50" },
      inventory: [{ warehouse_id: "7000", quantity: 3 }],
      sales_attributes: [
        { id: "a1", name: "Color", value_id: "n2", value_name: "Sand" },
      ],
    },
  ],
};
