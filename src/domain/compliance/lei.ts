/** True for a legal entity identifier with right check digits (ISO 17442, ISO 7064 mod 97-10). */
export function isLei(text: string): boolean {
  if (!/^[A-Z0-9]{18}[0-9]{2}$/.test(text)) return false;
  const digits = text.replace(/[A-Z]/g, (it) => `${parseInt(it, 36)}`);
  return BigInt(digits) % 97n === 1n;
}
