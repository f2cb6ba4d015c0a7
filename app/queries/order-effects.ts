/** The subjects that the effects of an order carry: its own, its requests' and its parcels'. */
export const subjectsOfOrder = (order: {
  id: string;
  requests: readonly { id: string }[];
  shipments: readonly { id: string }[];
}): string[] => [
  `order:${order.id}`,
  ...order.requests.map(({ id }) => `request:${id}`),
  ...order.shipments.map(({ id }) => `parcel:${id}`),
];
