type AppBridge = { toast?: { show(text: string): void } };

/** A short word at the foot of the admin that something was done, through App Bridge. Not for failures: it goes away. */
export const toast = (text: string): void =>
  (window as { shopify?: AppBridge }).shopify?.toast?.show(text);
