import { useBreakpoints } from "@shopify/polaris";
import { createContext, useContext, useSyncExternalStore } from "react";

/** Who reads the page, as far as the server can know: its first drawing should be the one that stays. */
export type Reader = {
  /** A language tag, e.g. `en-US`: how numbers, money and dates are written. */
  locale: string;
  /** Whether the browser says that it runs on a phone. */
  isPhone: boolean;
};

const Context = createContext<Reader>({ locale: "en", isPhone: false });

export const ReaderProvider = Context.Provider;

export const useReader = (): Reader => useContext(Context);

/** Whether there is room for a list only, not for a table. */
export function useIsNarrow(): boolean {
  const { isPhone } = useReader();
  return useBreakpoints({ defaults: { smDown: isPhone } }).smDown;
}

const never = () => () => {};

/** False on the server and while its page is being taken over, true ever after. */
export const useIsAwake = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
