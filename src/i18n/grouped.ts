/**
 * A whole number with its thousands apart.
 *
 * @example
 * grouped(12500, ',') // '12,500'
 */
export const grouped = (whole: number, separator: string): string =>
  String(whole).replace(/\B(?=(\d{3})+$)/g, separator);
