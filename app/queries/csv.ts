/** Rows of text as CSV (RFC 4180); the first row names the columns. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

const formula = /^[=+\-@\t\r]/;
const number = /^-?\d+(\.\d+)?$/;

// Spreadsheets run a cell that begins like a formula, and titles come from strangers.
const cell = (text: string) => {
  const safe = formula.test(text) && !number.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The answer that a browser saves as a file. */
export const csvAnswer = (csv: string, fileName: string): Response =>
  new Response(csv, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Cache-Control": "no-store",
    },
  });
