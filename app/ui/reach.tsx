import { useLocation } from "@remix-run/react";
import { Banner, Box } from "@shopify/polaris";
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { useFailureWords } from "./problem.tsx";
import { sayUnsent, useUnsent } from "./unsent.ts";

const Context = createContext<(isReached: boolean) => void>(() => {});

/** Tells the frame of all pages whether the server answered just now. */
export const useReach = () => useContext(Context);

/** While the server does not answer, what is on the screen stays there, and a banner says that it may be old. */
export function ReachBoundary({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [isReached, setReached] = useState(true);
  // Pages that read nothing by themselves are told by the browser.
  useEffect(() => {
    const hear = () => setReached(navigator.onLine);
    addEventListener("online", hear);
    addEventListener("offline", hear);
    return () => {
      removeEventListener("online", hear);
      removeEventListener("offline", hear);
    };
  }, []);
  return (
    <Context.Provider value={setReached}>
      {!isReached && (
        <Box padding="400">
          <Banner tone="warning" title={t("problem.unreached.title")}>
            {t("problem.unreached.text")}
          </Banner>
        </Box>
      )}
      <NotSaved />
      {children}
    </Context.Provider>
  );
}

/** A form that was not taken, said where it is seen however far down the form was; what was typed is still there. */
function NotSaved() {
  const { t } = useTranslation();
  const words = useFailureWords();
  const unsent = useUnsent();
  const { pathname } = useLocation();
  // It is about the page that it was met on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is what ends it.
  useEffect(() => () => sayUnsent(null), [pathname]);
  if (!unsent) return null;
  const said = unsent.failure && words(unsent.failure);
  return (
    <div className="not-saved" role="alert">
      <Banner
        tone="critical"
        title={t("problem.unsent.title")}
        onDismiss={() => sayUnsent(null)}
      >
        {said ? `${said.title}. ${said.fix}` : t("problem.unsent.text")}
      </Banner>
    </div>
  );
}
