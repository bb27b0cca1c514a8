/** A secret of 32 bytes under a name. The name is kept with what it sealed, the secret never is. */
export interface SealingKey {
  /** 1–32 letters, digits, `-` or `_`. */
  id: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const keyLength = 32;

/**
 * Reads keys written as `id:base64key[,id:base64key…]`, the current one first. `undefined` if one is
 * malformed, is not 32 bytes long or has a name or a secret of another: then nothing may be sealed.
 */
export const parseSealingKeys = (text: string): SealingKey[] | undefined => {
  const keys: SealingKey[] = [];
  for (const entry of text.split(',')) {
    const [, id, encoded] = /^([\w-]{1,32}):([\w+/-]+={0,2})$/.exec(entry.trim()) ?? [];
    const bytes = encoded === undefined ? undefined : decode(encoded);
    if (id === undefined || bytes?.length !== keyLength) return undefined;
    if (keys.some((key) => key.id === id || encode(key.bytes) === encode(bytes))) return undefined;
    keys.push({ id, bytes });
  }
  return keys;
};

/** A key as `parseSealingKeys` reads it. */
export const formatSealingKey = ({ id, bytes }: SealingKey): string => `${id}:${encode(bytes)}`;

const encode = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** Base64 with either alphabet; `undefined` if it is neither. */
const decode = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
};
