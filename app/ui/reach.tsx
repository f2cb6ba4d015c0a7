import { Banner, Box } from "@shopify/polaris";
import { createContext, type ReactNode, useContext, useState } from "react";
import { useTranslation } from "react-i18next";

const Context = createContext<(isReached: boolean) => void>(() => {});

/** Tells the frame of all pages whether the server answered just now. */
export const useReach = () => useContext(Context);

/** While the server does not answer, what is on the screen stays there, and a banner says that it may be old. */
export function ReachBoundary({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [isReached, setReached] = useState(true);
  return (
    <Context.Provider value={setReached}>
      {!isReached && (
        <Box padding="400">
          <Banner tone="warning" title={t("problem.unreached.title")}>
            {t("problem.unreached.text")}
          </Banner>
        </Box>
      )}
      {children}
    </Context.Provider>
  );
}
