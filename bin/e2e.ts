import { runBrowserStories } from "./town/run-browser-stories.ts";

process.exitCode = await runBrowserStories(process.argv.slice(2));
