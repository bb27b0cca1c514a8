/** A built page with its slots, by site path (`/klagomal/`); `undefined` if there is none. */
export interface Pages {
  get(path: string): Promise<string | undefined>;
}

/** Codings in which content is kept beside its plain bytes (RFC 9110 section 8.4.1), the best first. */
export const contentCodings = ['br', 'gzip'] as const;

/** See `contentCodings`. */
export type ContentCoding = (typeof contentCodings)[number];

/** The same content plain and in each coding in which it is smaller. `digest` tells it from any other. */
export interface EncodedContent extends Readonly<
  Partial<Record<ContentCoding, Uint8Array<ArrayBuffer>>>
> {
  identity: Uint8Array<ArrayBuffer>;
  /** The first 32 hexadecimal digits of the SHA-256 of the plain bytes. */
  digest: string;
  /** What a page's content policy must allow for the styles within it: see `functions/pages/style-sources.ts`. */
  styleSources?: readonly string[];
}

/** Makes the codings of content; those of pages that are as they were built are at hand. */
export type Compress = (
  content: Pick<EncodedContent, 'identity' | 'digest'>,
) => Promise<EncodedContent>;

/** A file of the built site that is served as it is. */
export interface SiteFile {
  content: EncodedContent;
  contentType: string;
  /** True for files whose name holds a hash of their content. */
  immutable: boolean;
}

/** The built site's files other than pages, by path (`/_astro/x.css`). */
export interface SiteFiles {
  get(path: string): SiteFile | undefined;
}
