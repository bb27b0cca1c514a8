/** Programs and systems by what they call themselves; the first that fits counts. */
const programs: readonly [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const systems: readonly [RegExp, string][] = [
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/**
 * A browser in words that its owner knows it by; '' for one that says nothing we know.
 *
 * @example
 * clientName('Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0') // 'Firefox, Android'
 */
export const clientName = (userAgent: string): string =>
  [programs, systems]
    .map((names) => names.find(([pattern]) => pattern.test(userAgent))?.[1] ?? '')
    .filter((name) => name !== '')
    .join(', ');
