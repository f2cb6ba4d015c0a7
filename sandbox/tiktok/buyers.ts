import type { Address } from "./state.ts";

/** People of the town who buy, in turn, where a purchase names nobody. */
export const buyers: readonly Address[] = [
  {
    name: "Dana Whitfield",
    phone: "(+1)2075550142",
    email: "dana@example.com",
    line1: "18 Spruce Ridge Road",
    line2: "",
    city: "Camden",
    county: "Knox",
    state: "Maine",
    postalCode: "04843",
  },
  {
    name: "Marcus Bell",
    phone: "(+1)5125550177",
    email: "marcus@example.com",
    line1: "2204 Juniper Street",
    line2: "Apt 5",
    city: "Austin",
    county: "Travis",
    state: "Texas",
    postalCode: "78702",
  },
  {
    name: "Priya Raman",
    phone: "(+1)4085550119",
    email: "priya@example.com",
    line1: "771 Alder Court",
    line2: "",
    city: "San Jose",
    county: "Santa Clara",
    state: "California",
    postalCode: "95110",
  },
];
