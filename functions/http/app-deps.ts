import type { SiteFacts } from '#domain/site-facts.ts';
import type { DeliveryReport } from '#functions/delivery/deliver-due.ts';
import type { Addresses } from '#functions/intake/mail-input.ts';
import type { TokenSecret } from '#functions/intake/draft-token.ts';
import type {
  Clock,
  Compress,
  Log,
  NoticeSource,
  Pages,
  Randomness,
  SiteFiles,
  Store,
  WebhookVerifier,
} from '#functions/ports.ts';
import type { ReadableMeter } from '#functions/metrics/create-meter.ts';
import type { StaffDeps } from '#functions/staff/staff-deps.ts';
import type { CryptoWork } from '#functions/ports/crypto-work.ts';
import type { Gauge } from '#functions/ports/meter.ts';
import type { DeskParts } from './desk-parts.ts';
import type { TallyDeps } from './request-tallies.ts';
import type { PaperPress } from '#functions/ports/paper.ts';
import type { LimitDeps } from './submission-limits.ts';

/** What the pages need from outside. */
export interface SiteDeps {
  pages: Pages;
  files: SiteFiles;
  /** Left out where the platform compresses answers itself. */
  compress?: Compress;
  noticeSource: NoticeSource;
  clock: Clock;
  siteFacts: SiteFacts;
  log: Log;
  /** Left out: the app counts for itself alone. */
  meter?: ReadableMeter;
  /** See `TallyDeps`. */
  requestLog?: TallyDeps['requestLog'] | undefined;
}

/** All that the app needs from outside. Entries build it from adapters; tests from what they like. */
export interface AppDeps extends SiteDeps, LimitDeps, TokenSecret {
  store: Store;
  randomness: Randomness;
  /** Left out: Web Crypto's. */
  cryptoWork?: Pick<CryptoWork, 'sha256'>;
  addresses: Addresses & {
    /** Where the officer's mail goes when it does not arrive; `undefined`: nowhere. */
    fallbackTo: string | undefined;
  };
  /** Prints receipts, in the firm's colour as it can be read on white. Left out: none are to be had. */
  paper?: { press: PaperPress; colour: string } | undefined;
  /** Left out where the mail provider reports nothing. */
  webhooks?: WebhookVerifier | undefined;
  /** Left out where no staff may sign in: then there are no pages for them. */
  staff?: StaffDeps['staff'] | undefined;
  /** What the phone desk writes with and reads the site back with; needs `staff`. */
  desk?: DeskParts | undefined;
  cronSecret: string;
  /** What is known of the process, where the runtime tells. */
  processGauges?: () => readonly Gauge[];
  /** Whether the process has been asked to end: then it should be sent nobody any more. */
  isStopping?: () => boolean;
  /** Sends what is due and says what became of it. */
  deliver: () => Promise<DeliveryReport>;
  /** Called once messages have been kept, so that they need not wait for a timer. */
  accepted: () => void;
}
