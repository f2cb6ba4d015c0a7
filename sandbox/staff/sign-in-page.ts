import type { Member } from "./members.ts";

const asText = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The provider's own page: whoever opens it says who he is. */
export const signInPage = (uid: string, members: readonly Member[]): string =>
  `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<title>Sign in</title>
<style>body{font:16px/1.5 system-ui;margin:4rem auto;max-width:24rem}button{font:inherit;display:block;width:100%;margin:.5rem 0;padding:.75rem;text-align:left}</style>
</head>
<body><main><h1>Who are you?</h1>
<form method="post" action="/interaction/${asText(uid)}">
${members
  .map(
    ({ id, name, roles }) =>
      `<button name="member" value="${asText(id)}">${asText(name)}<br><small>${asText(roles.join(", "))}</small></button>`,
  )
  .join("\n")}
</form></main></body></html>`;
