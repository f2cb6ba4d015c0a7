import { useActionData, useLocation } from "@remix-run/react";
import { useState } from "react";

/**
 * What the page's form was answered, until the next form is sent or another address is opened. Remix forgets it as soon
 * as the page's data is read again, and a page that reads itself (`useLive`) would take a preview from under the hand.
 */
export function useAnswer<Action>() {
  const fresh = useActionData<Action>();
  const { key } = useLocation();
  const [kept, setKept] = useState({ fresh, key });
  const isNews =
    fresh !== undefined && (fresh !== kept.fresh || key !== kept.key);
  if (isNews) setKept({ fresh, key });
  return fresh === undefined && key === kept.key ? kept.fresh : fresh;
}
