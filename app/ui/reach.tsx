import { Banner, Box } from "@shopify/polaris";
import { createContext, type ReactNode, useContext, useState } from "react";

const Context = createContext<(isReached: boolean) => void>(() => {});

/** Tells the frame of all pages whether the server answered just now. */
export const useReach = () => useContext(Context);

/** While the server does not answer, what is on the screen stays there, and a banner says that it may be old. */
export function ReachBoundary({ children }: { children: ReactNode }) {
  const [isReached, setReached] = useState(true);
  return (
    <Context.Provider value={setReached}>
      {!isReached && (
        <Box padding="400">
          <Banner tone="warning" title="Quayside cannot be reached right now">
            What you see may be out of date. This page tries again by itself;
            nothing that you have typed is lost.
          </Banner>
        </Box>
      )}
      {children}
    </Context.Provider>
  );
}
