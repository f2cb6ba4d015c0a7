import { lazy } from "react";
import type bars from "./bars.tsx";
import type flow from "./flow.tsx";
import type lines from "./lines.tsx";
import type waterfall from "./waterfall.tsx";

// The library that draws is large: it is fetched with the first picture, after the page is there. `lazy` forgets what a
// component is generic in, so each is named again.
export const Lines = lazy(
  () => import("./lines.tsx"),
) as unknown as typeof lines;
export const Bars = lazy(() => import("./bars.tsx")) as unknown as typeof bars;
export const Waterfall = lazy(
  () => import("./waterfall.tsx"),
) as unknown as typeof waterfall;
export const Flow = lazy(() => import("./flow.tsx")) as unknown as typeof flow;
