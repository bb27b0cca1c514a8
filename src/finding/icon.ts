/** The mark of the site beside its name: a disc with one square corner. */
const isInside = (x: number, y: number): boolean =>
  (x < 0.5 && y > 0.5) || (x - 0.5) ** 2 + (y - 0.5) ** 2 <= 0.25;

/** How many parts of a pixel are looked at in each direction, for smooth edges. */
const samples = 4;

/** A PNG of the mark in white on the firm's colour ("#0b5f5c"), `size` pixels wide and high. */
export const iconPng = async (colour: string, size: number): Promise<Uint8Array<ArrayBuffer>> => {
  const rows = new Uint8Array(size * (size + 1));
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) rows[y * (size + 1) + 1 + x] = shade(x, y, size);
  return joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    // Eight bits a pixel, each the number of a colour of the palette; no interlacing.
    chunk('IHDR', joined([uint32(size), uint32(size), Uint8Array.of(8, 3, 0, 0, 0)])),
    chunk('PLTE', palette(colour)),
    chunk('IDAT', await deflated(rows)),
    chunk('IEND', new Uint8Array()),
  ]);
};

/** An ICO that holds one PNG of at most 255 pixels. */
export const iconIco = async (colour: string, size: number): Promise<Uint8Array<ArrayBuffer>> => {
  const png = await iconPng(colour, size);
  const header = new DataView(new ArrayBuffer(22));
  header.setUint16(2, 1, true);
  header.setUint16(4, 1, true);
  header.setUint8(6, size);
  header.setUint8(7, size);
  header.setUint16(10, 1, true);
  header.setUint16(12, 32, true);
  header.setUint32(14, png.length, true);
  header.setUint32(18, 22, true);
  return joined([new Uint8Array(header.buffer), png]);
};

/** How much of a pixel the mark covers, 0 to samples². The mark fills the middle half of the icon. */
const shade = (x: number, y: number, size: number): number => {
  let covered = 0;
  for (let part = 0; part < samples * samples; part++) {
    const at = (pixel: number, step: number) =>
      ((pixel + (step + 0.5) / samples) / size - 0.25) / 0.5;
    const [u, v] = [at(x, part % samples), at(y, Math.floor(part / samples))];
    if (u >= 0 && u <= 1 && v >= 0 && v <= 1 && isInside(u, v)) covered++;
  }
  return covered;
};

const palette = (colour: string): Uint8Array => {
  const ground = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  const steps = samples * samples;
  return Uint8Array.from(
    Array.from({ length: steps + 1 }, (_, step) =>
      ground.map((part) => Math.round(part + ((255 - part) * step) / steps)),
    ).flat(),
  );
};

const deflated = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> => {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
};

const chunk = (type: string, data: Uint8Array): Uint8Array => {
  const named = joined([new TextEncoder().encode(type), data]);
  return joined([uint32(data.length), named, uint32(crc32(named))]);
};

/** The checksum of PNG chunks (ISO 15948, annex D). */
const crc32 = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
};

const uint32 = (value: number): Uint8Array =>
  Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);

const joined = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
