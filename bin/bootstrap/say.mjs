const tty = Boolean(process.stderr.isTTY);

/** Starts a step's line. Progress goes to stderr, so that stdout belongs to the command (`demo --json`). */
export function beginStep(title) {
  const begun = Date.now();
  const seconds = () => `${Math.round((Date.now() - begun) / 1000)} s`;
  if (!tty) process.stderr.write(`${title} ...\n`);
  const repaint = () => {
    if (tty) process.stderr.write(`\r  ${title} ${seconds()}`);
    else process.stderr.write(`${title}: ${seconds()}\n`);
  };
  const ticker = setInterval(repaint, tty ? 1000 : 15_000);
  return {
    done() {
      clearInterval(ticker);
      if (tty) process.stderr.write(`\r✓ ${title} (${seconds()})\n`);
      else process.stderr.write(`${title}: done in ${seconds()}\n`);
    },
    failed() {
      clearInterval(ticker);
      if (tty) process.stderr.write("\n");
    },
  };
}
