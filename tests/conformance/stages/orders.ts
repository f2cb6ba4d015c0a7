import type { Stages } from "../stages.ts";

const draft = (root: string, args: string) =>
  `mutation Draft(${args.includes("id") ? "$id: ID!, " : ""}$input: DraftOrderInput!) { ${root}(${args}) { userErrors { message } } }`;

/** The edit under way, whose id no variable holds. */
const edit = (id: string) => ({ id: `"gid://shopify/CalculatedOrder/${id}"` });

export const orderStages: Stages = {
  "orders/draftOrder-tag-validation": {
    documents: {
      createTooManyTags: draft("draftOrderCreate", "input: $input"),
      calculateTooManyTags: draft("draftOrderCalculate", "input: $input"),
      updateTooManyTags: draft("draftOrderUpdate", "id: $id, input: $input"),
    },
  },
  "orders/return-reverse-logistics-recorded": {
    first: [/^(?!cleanup|reverseDeliveryCreateValidation\/unrelated)/],
  },
  "orders/order-edit-existing-order-happy-path": {
    written: [[/^(addVariant|commitAdd)$/, edit("112432611634")]],
  },
  "orders/order-edit-existing-order-validation": {
    written: [[/^(invalid|duplicate)Variant$/, edit("112432644402")]],
  },
  "orders/order-edit-existing-order-zero-removal": {
    written: [
      [
        /^setZero$/,
        {
          ...edit("112434544946"),
          lineItemId: '"gid://shopify/CalculatedLineItem/19494137856306"',
        },
      ],
      [/^commitRemove$/, edit("112434544946")],
    ],
  },
  "orders/order-create-line-item-fields": {
    written: [[/^cleanup/, { reason: "OTHER", restock: "true" }]],
  },
};
