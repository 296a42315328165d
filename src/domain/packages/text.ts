/** The text packages that domain may use: functions of their arguments alone. */
export { default as anyAscii } from 'any-ascii';
export { distance as editDistance } from 'fastest-levenshtein';
