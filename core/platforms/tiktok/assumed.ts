/**
 * Everything that the public sources leave open and that our client had to decide. One name per decision, so that a fact
 * learned from the live platform is a one-line change here. What is documented is not in this file.
 */

/** Every shop is read as a local seller's, whose buyers see `amount`. Global sellers write `sale_price` instead. */
export const writtenPrice = "amount";

/** No page limits how many goods one call may create. */
export const mostGoodsAtOnce = 20;
