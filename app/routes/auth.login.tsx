import { redirect } from "@remix-run/node";

/** The library sends strangers here. There is no form to type a shop into (App Store rule 2.3.1): installing is Shopify's. */
export const loader = () => redirect("/");
