/** So many bytes become characters at once: more are too many arguments of a call. */
const chunk = 8192;

/** Base64 with what is the same everywhere: at the edge there is no `Buffer`. */
export const base64OfBytes = (bytes: Uint8Array): string => {
  let binary = '';
  for (let start = 0; start < bytes.length; start += chunk)
    binary += String.fromCharCode(...bytes.subarray(start, start + chunk));
  return btoa(binary);
};

/** The bytes of base64, which libSQL writes without padding. */
export const bytesOfBase64 = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
