import { defaultLocale, type Locale } from '#domain/locale.ts';
import { messages } from './messages.ts';

/** A paper's name, the same in every language. */
export type PaperName = keyof typeof messages.sv.papers;

/** Whether a text names a paper. */
export const isPaperName = (name: string): name is PaperName =>
  Object.hasOwn(messages[defaultLocale].papers, name);

/** Every paper that is made with the site. */
export const paperNames: readonly PaperName[] = Object.keys(messages[defaultLocale].papers).filter(
  isPaperName,
);

/**
 * The address of a paper, from the root. Every language but the default one stands below its code.
 *
 * @example
 * paperPath('procedure', 'en') // '/en/complaints/complaints-procedure.pdf'
 */
export const paperPath = (paper: PaperName, locale: Locale): string =>
  (locale === defaultLocale ? '' : `/${locale}`) + messages[locale].papers[paper];

/** What of a receipt can be saved. */
export type ReceiptFile = keyof typeof messages.sv.receiptFiles;

/** The name that a file of a receipt has behind the receipt's address: "kvitto.pdf". */
export const receiptFileName = (file: ReceiptFile, locale: Locale): string =>
  messages[locale].receiptFiles[file];
