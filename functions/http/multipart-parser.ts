import { bodyLimits } from './form-read.ts';
import { readPartHeader } from './part-header.ts';
import type { PartHeader } from './part-header.ts';

/** Takes the content of one part, piece by piece. */
export interface PartSink {
  data(piece: Uint8Array): void;
  end(): void;
}

/** Where a multipart body has come to. Only `done` has its closing delimiter. */
export type MultipartState = 'content' | 'delimiter' | 'header' | 'done' | 'malformed';

/** A parser that is given a body as it arrives. */
export interface MultipartParser {
  write(chunk: Uint8Array): void;
  state(): MultipartState;
}

/**
 * Parses `multipart/form-data` (RFC 7578) as it arrives, in linear time, holding no more than a header
 * or a delimiter. However the body is cut into chunks, parts and their content are the same.
 * An own parser: multipasta 0.2.8 takes files whose names are not Latin-1 for texts without a name, and
 * fails on a body that is cut within its closing delimiter; `Request.formData()` cannot be limited.
 */
export const multipartParser = (
  boundary: string,
  openPart: (header: PartHeader) => PartSink,
): MultipartParser => {
  const delimiter = ascii(`\r\n--${boundary}`);
  // What comes before the first delimiter is nothing's content; the delimiter may open the body.
  let sink: PartSink = { data() {}, end() {} };
  let rest: Uint8Array = lineBreak;
  let state: MultipartState = 'content';

  const advance = (length: number, next = state): boolean => {
    rest = rest.subarray(length);
    state = next;
    return true;
  };
  const give = (length: number): void => {
    if (length > 0) sink.data(rest.subarray(0, length));
    advance(Math.max(0, length));
  };
  const drop = (): boolean => {
    rest = rest.subarray(rest.length);
    return false;
  };

  /** Each step takes what it can from `rest`; false when it needs more. */
  const steps: Record<MultipartState, () => boolean> = {
    content() {
      const at = indexOf(rest, delimiter);
      // The last bytes may be the beginning of a delimiter.
      give(at === -1 ? rest.length - delimiter.length + 1 : at);
      if (at === -1) return false;
      sink.end();
      return advance(delimiter.length, 'delimiter');
    },
    delimiter() {
      if (rest.length < 2) return false;
      if (startsWith(rest, 0, dashes)) return advance(0, 'done');
      return advance(0, startsWith(rest, 0, lineBreak) ? 'header' : 'malformed');
    },
    header() {
      // The line break of the delimiter is still there, so that a header may be empty.
      const at = indexOf(rest, blankLine);
      if (at === -1) return rest.length > bodyLimits.partHeader && advance(0, 'malformed');
      const header = readPartHeader(rest.subarray(0, at));
      if (header === undefined) return advance(0, 'malformed');
      sink = openPart(header);
      return advance(at + blankLine.length, 'content');
    },
    done: drop,
    malformed: drop,
  };

  return {
    write(chunk) {
      rest = join(rest, chunk);
      while (steps[state]());
    },
    state: () => state,
  };
};

const ascii = (text: string) => new TextEncoder().encode(text);

const lineBreak = ascii('\r\n');
const blankLine = ascii('\r\n\r\n');
const dashes = ascii('--');

const join = (first: Uint8Array, second: Uint8Array): Uint8Array => {
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
};

const startsWith = (bytes: Uint8Array, at: number, expected: Uint8Array): boolean =>
  expected.every((byte, index) => bytes[at + index] === byte);

/** Where `needle` begins, which itself begins with its only carriage returns: no byte is read often. */
const indexOf = (bytes: Uint8Array, needle: Uint8Array): number => {
  const [first = 0] = needle;
  const last = bytes.length - needle.length;
  for (let at = bytes.indexOf(first); at !== -1 && at <= last; at = bytes.indexOf(first, at + 1))
    if (startsWith(bytes, at, needle)) return at;
  return -1;
};
