/** Bytes as two lower-case hexadecimal digits each. */
export const hex = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += digits[byte] ?? '';
  return text;
};

const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
