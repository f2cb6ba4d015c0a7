/** The last column of the times to ship: this many days or more. */
export const lastShipDay = 7;
