/** What is told of one request: never an address as it came, a query, a token, or who asked. */
export interface RequestLine {
  /** A method that we know, else `other`. */
  method: string;
  /** The pattern of its route; the address of a page or file of the site; `*` for what leads nowhere. */
  route: string;
  status: number;
  /** From its head to the head of its answer; 0 for what was answered from memory at once. */
  ms: number;
  /** Of the answer's content, where that is known beforehand. */
  bytes?: number | undefined;
  /** Of the request's content, as it was announced. */
  received?: number | undefined;
  /** What became of a form. */
  outcome?: string | undefined;
  reference?: string | undefined;
}

/** Writes one line for each request. */
export type RequestLog = (line: RequestLine) => void;
