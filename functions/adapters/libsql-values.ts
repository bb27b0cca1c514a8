/** So many bytes become characters at once: more are too many arguments of a call. */
const chunk = 8192;

/** Base64 with what is the same everywhere: at the edge there is no `Buffer`. */
export const base64OfBytes = (bytes: Uint8Array): string => {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += chunk)
    parts.push(String.fromCharCode(...bytes.subarray(start, start + chunk)));
  return btoa(parts.join(''));
};

/** The bytes of base64, which libSQL writes without padding. */
export const bytesOfBase64 = (base64: string): Uint8Array<ArrayBuffer> => {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
};
