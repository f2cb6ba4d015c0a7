/** Each state with its name and the first digits of its postal codes. Source: United States Postal Service, Publication 28 and the national ZIP areas. */
const table = `
AL Alabama 3|AK Alaska 9|AZ Arizona 8|AR Arkansas 7|CA California 9|CO Colorado 8|CT Connecticut 0|DE Delaware 1
DC District of Columbia 25|FL Florida 3|GA Georgia 3|HI Hawaii 9|ID Idaho 8|IL Illinois 6|IN Indiana 4|IA Iowa 5
KS Kansas 6|KY Kentucky 4|LA Louisiana 7|ME Maine 0|MD Maryland 2|MA Massachusetts 05|MI Michigan 4|MN Minnesota 5
MS Mississippi 3|MO Missouri 6|MT Montana 5|NE Nebraska 6|NV Nevada 8|NH New Hampshire 0|NJ New Jersey 0
NM New Mexico 8|NY New York 01|NC North Carolina 2|ND North Dakota 5|OH Ohio 4|OK Oklahoma 7|OR Oregon 9
PA Pennsylvania 1|RI Rhode Island 0|SC South Carolina 2|SD South Dakota 5|TN Tennessee 3|TX Texas 78|UT Utah 8
VT Vermont 0|VA Virginia 2|WA Washington 9|WV West Virginia 2|WI Wisconsin 5|WY Wyoming 8
AS American Samoa 9|GU Guam 9|MP Northern Mariana Islands 9|PR Puerto Rico 0|VI Virgin Islands 0
AA Armed Forces Americas 3|AE Armed Forces Europe 0|AP Armed Forces Pacific 9`;

const states = table
  .trim()
  .split(/[|\n]/)
  .map((entry) => {
    const words = entry.split(" ");
    return {
      code: words[0] ?? "",
      name: words.slice(1, -1).join(" "),
      zones: words.at(-1) ?? "",
    };
  });

/** The code of a state, by its code or its name in capital letters. */
export const usStates: ReadonlyMap<string, string> = new Map(
  states.flatMap(({ code, name }) => [
    [code, code],
    [name.toUpperCase(), code],
  ]),
);

/** First digits of the postal codes of a state. */
export const zonesOfState = (code: string): string =>
  states.find((state) => state.code === code)?.zones ?? "";

const beyond = ["AS", "GU", "MP", "PR", "VI", "AA", "AE", "AP"];

/** What lies outside the fifty states and the capital, by code. */
export const territories: ReadonlyMap<string, string> = new Map(
  states
    .filter(({ code }) => beyond.includes(code))
    .map(({ code, name }) => [code, name]),
);
