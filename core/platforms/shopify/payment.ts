import type { fetchRefunds } from "./operations/fetch-refunds.ts";

type Paid = Pick<Awaited<ReturnType<typeof fetchRefunds>>, "transactions">;

/** The payment of an order that money can be given back from. */
export const paymentOf = ({ transactions }: Paid) =>
  transactions.find(
    ({ kind, status }) =>
      (kind === "SALE" || kind === "CAPTURE") && status === "SUCCESS",
  );
