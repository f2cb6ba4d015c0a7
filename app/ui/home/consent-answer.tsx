import { Banner } from "@shopify/polaris";

type Answer = {
  tone: "success" | "warning";
  title: string;
  text: string;
};

const answers: Record<string, Answer> = {
  connected: {
    tone: "success",
    title: "TikTok Shop is connected",
    text: "Quayside is reading your listings, orders and the network's stock. This page fills by itself.",
  },
  refused: {
    tone: "warning",
    title: "TikTok Shop was not connected",
    text: "The authorization was cancelled on TikTok's page. Nothing has changed; you can connect at any time.",
  },
  no_shop: {
    tone: "warning",
    title: "This TikTok account has no shop",
    text: "Sign in on TikTok's page with the account that owns your TikTok Shop, and connect again.",
  },
};

/** What came of the visit to TikTok's consent page, as its way back tells in the address. */
export function ConsentAnswer({ outcome }: { outcome: string | null }) {
  const answer = outcome && answers[outcome];
  if (!answer) return null;
  return (
    <Banner tone={answer.tone} title={answer.title}>
      {answer.text}
    </Banner>
  );
}
