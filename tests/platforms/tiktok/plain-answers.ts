const order = {
  id: "576",
  status: "AWAITING_SHIPMENT",
  create_time: 1,
  update_time: 1,
  warehouse_id: "7000",
  line_items: [
    { id: "1", sku_id: "9", tracking_number: "1Z 9", package_id: "55" },
  ],
};

/** The least that each endpoint may answer, so that every port method comes to its end. */
export const plainAnswers: Record<string, unknown> = {
  "/product/202502/products/search": {
    products: [{ id: "1729", status: "ACTIVATE", update_time: 1763812800 }],
  },
  "/product/202309/products/1729": {
    id: "1729",
    title: "Mug",
    status: "ACTIVATE",
    update_time: 1,
    skus: [],
  },
  "/product/202309/inventory/search": { inventory: [] },
  "/product/202309/products": { product_id: "1730" },
  "/product/202309/products/listing_check": { check_result: "PASS" },
  "/product/202309/images/upload": {
    uri: "tos/1",
    url: "https://pictures.test/1",
    width: 800,
    height: 800,
  },
  "/order/202407/orders/576/price_detail": { currency: "USD" },
  "/fulfillment/202309/packages/55": {
    package_id: "55",
    package_status: "PROCESSING",
    create_time: 1,
    update_time: 1,
  },
  "/fulfillment/202309/packages/55/shipping_documents": {
    doc_url: "https://documents.test/55",
  },
  "/return_refund/202602/cancellations": { cancel_id: "41" },
  "/return_refund/202602/returns": { return_id: "43" },
  "/return_refund/202602/orders/576/aftersale_eligibility": {
    sku_eligibility: [
      {
        line_item_eligibility: [
          {
            request_type: "REFUND",
            eligible: true,
            order_line_items_ids: ["1"],
            available_reason_names: [
              "ecom_order_delivered_refund_reason_damaged_seller",
            ],
          },
        ],
      },
    ],
  },
  "/return_refund/202602/refunds/calculate": {
    order_refund_amount: { currency: "USD", refund_total: "5.00" },
  },
  "/fbt/202409/goods/search": { goods: [{ id: "12", skus: [] }] },
  "/fbt/202603/goods/create_goods": {
    create_result_info: {
      create_result_list: [
        { tts_sku_id: "9", is_success: true, tts_goods_id: "12" },
      ],
    },
  },
  "/fbt/202603/goods/update_goods_info": {
    update_result_info: { is_success: true },
  },
  "/fbt/202603/goods/update_goods_sku_relation": {
    operate_goods_sku_relation_info: { operate_result_list: [] },
  },
  "/fbt/202602/create_update_inbound_plan": { inbound_plan: { plan_id: "61" } },
  "/fbt/202602/inbound_method_detail": { placement_task_status: "Executing" },
  "/fbt/202603/confirm_inbound_method": { inbound_order_ids: ["IBR63"] },
  "/fbt/202602/inbound_orders": {
    inbound_orders: [{ order_id: "63", create_time: 1 }],
  },
  "/fbt/202602/inbound_orders/label_print": { task_status: "PROCESSING" },
  "/event/202309/webhooks": {
    webhooks: [
      { event_type: "ORDER_STATUS_CHANGE", address: "https://a.test" },
    ],
  },
  "/order/202309/orders/search": { orders: [order] },
  "/order/202507/orders": { orders: [order] },
  "/fulfillment/202309/orders/576/packages": { package_id: "55" },
  "/logistics/202309/warehouses": {
    warehouses: [
      { id: "7000", name: "Home", type: "SALES_WAREHOUSE", is_default: true },
    ],
  },
  "/logistics/202309/warehouses/7000/delivery_options": {
    delivery_options: [{ id: "80" }],
  },
  "/logistics/202309/delivery_options/80/shipping_providers": {
    shipping_providers: [{ id: "90", name: "UPS" }],
  },
  "/fbt/202409/merchants/onboarded_regions": {
    onboarded_regions: [{ region_code: "US" }],
  },
  "/fbt/202601/merchants/mcf_status": { mcf_status: { is_mcf: 1 } },
  "/fbt/202408/warehouses": {
    warehouses: [
      { fbt_warehouse_id: "W1", name: "East", warehouse_ids: ["7001"] },
    ],
  },
  "/fbt/202601/mcf_outbound_orders": {
    mcf_order: {
      mcf_order_id: "7",
      external_order_id: "Q-1",
      consign_orders: [{ id: "OBF1", status: "PENDING" }],
    },
  },
};
