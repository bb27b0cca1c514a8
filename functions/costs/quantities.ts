/** What is supposed of those who come. Shares are from 0 to 1; all may be changed in docs/costs.json. */
export interface Habits {
  pagesPerVisit: number;
  /** Of all visits those in which a complaint, or a question, is kept. */
  complaintShare: number;
  questionShare: number;
  /** How often a form comes back to be mended for each one that is kept. */
  correctionsPerForm: number;
  /** Of submissions those with files, and the bytes of their files. */
  fileShare: number;
  fileBytes: number;
  daysInMonth: number;
}

/** What was measured of Besked as it is built. */
export interface Sizes {
  /** The mean page as it is sent (Brotli), and what a first visit loads besides: files and their bytes. */
  pageBytes: number;
  assets: number;
  assetBytes: number;
  /** Of the head of an answer. */
  headBytes: number;
  /** Of a submission without files: e-mails, rows written and bytes kept. */
  mails: number;
  rowsWritten: number;
  storedBytes: number;
}

/** How much of what is paid for, by the name that docs/costs.json uses. */
export type Quantities = Readonly<Record<QuantityName, number>>;

/** What vendors count. */
export const quantityNames = [
  'requests',
  'gigabytesOut',
  'middlewareInvocations',
  'functionInvocations',
  'noticeReads',
  'mails',
  'rowsWritten',
  'gigabytesKept',
] as const;

/** One of `quantityNames`. */
export type QuantityName = (typeof quantityNames)[number];

/** Every minute `GET /api/deliver`, once a day `GET /api/retention`. */
const cronsPerDay = 24 * 60 + 1;

/**
 * What so many visits a day come to in a month. Exact arithmetic over what is supposed and measured:
 * nobody's cache helps, every visit is a first one, and every e-mail is reported on once.
 * `gigabytesKept` is what a month adds.
 */
export const monthlyQuantities = (
  visitsPerDay: number,
  habits: Habits,
  sizes: Sizes,
): Quantities => {
  const visits = visitsPerDay * habits.daysInMonth;
  const submissions = visits * (habits.complaintShare + habits.questionShare);
  const mails = submissions * sizes.mails;
  const pages = visits * habits.pagesPerVisit;
  const assets = visits * sizes.assets;
  // A form is posted, perhaps some times more, and its receipt is read.
  const corrections = submissions * habits.correctionsPerForm;
  const forms = submissions * 2 + corrections;
  const functionInvocations = forms + mails + habits.daysInMonth * cronsPerDay;
  const requests = pages + assets + functionInvocations;
  const bytesOut =
    pages * sizes.pageBytes +
    visits * sizes.assetBytes +
    // Receipts and forms that come back are personal, so not compressed: four times a page.
    (submissions + corrections) * 4 * sizes.pageBytes +
    requests * sizes.headBytes;
  const bytesKept = submissions * (sizes.storedBytes + habits.fileShare * habits.fileBytes);
  return {
    requests,
    gigabytesOut: bytesOut / 1e9,
    middlewareInvocations: pages,
    functionInvocations,
    noticeReads: pages + submissions + corrections,
    mails,
    rowsWritten: submissions * (sizes.rowsWritten + habits.fileShare),
    gigabytesKept: bytesKept / 1e9,
  };
};
