import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import ownStyles from "../quayside.css?url";
import deskStyles from "./desk.css?url";

/** What pages outside of Shopify's admin bring along. Without an icon browsers ask for one that is not there. */
export const deskLinks = () => [
  { rel: "stylesheet", href: polarisStyles },
  { rel: "stylesheet", href: ownStyles },
  { rel: "stylesheet", href: deskStyles },
  { rel: "icon", href: "data:," },
];
