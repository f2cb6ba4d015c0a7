import { refusal } from "../api/refusals.ts";

/** Programs get JSON for an address that does not exist, too. */
export const loader = () => refusal("not_found");
export const action = () => refusal("not_found");
