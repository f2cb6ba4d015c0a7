import type { HTMLAttributes } from "react";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

declare global {
  namespace JSX {
    interface IntrinsicElements {
      /** App Bridge's navigation: links in Shopify's own sidebar. */
      "ui-nav-menu": HTMLAttributes<HTMLElement>;
      /** Its bar over unsaved changes; the primary button saves, the other one discards. */
      "ui-save-bar": HTMLAttributes<HTMLElement> & {
        discardConfirmation?: boolean | "";
      };
    }
  }
}
