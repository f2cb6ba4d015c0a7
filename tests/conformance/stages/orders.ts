import type { Stages } from "../stages.ts";

const draft = (root: string, args: string) =>
  `mutation Draft(${args.includes("id") ? "$id: ID!, " : ""}$input: DraftOrderInput!) { ${root}(${args}) { userErrors { message } } }`;

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
  "orders/order-create-line-item-fields": {
    written: [[/^cleanup/, { reason: "OTHER", restock: "true" }]],
  },
};
