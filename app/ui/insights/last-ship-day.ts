/** The last column of the times to ship: this many days or more. */
export const lastShipDay = 7;

/** Parcels that took so many days or more until they arrived are counted together. */
export const lastArrivalDay = 12;
