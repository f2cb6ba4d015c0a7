export { Refused } from "../../control/refused.ts";
