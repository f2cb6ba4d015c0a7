/** What we use of Shopify's App Bridge. source: shopify.dev, "App Bridge API reference" */
type AppBridge = {
  toast?: { show(text: string): void };
  saveBar?: {
    show(id: string): Promise<void>;
    hide(id: string): Promise<void>;
    /** Settles when nothing is unsaved, or when the merchant wants to leave all the same. */
    leaveConfirmation(): Promise<void>;
  };
};

/** The script that Shopify's admin lends us; undefined outside of it. Only in the browser. */
export const appBridge = (): AppBridge | undefined =>
  (window as { shopify?: AppBridge }).shopify;
