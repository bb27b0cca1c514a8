import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { iconIco, iconPng } from '#src/finding/icon.ts';

const size = 32;

/** The pixels of a PNG of ours as numbers of its palette, row by row. */
const pixelsOf = (png: Uint8Array): Buffer[] => {
  const bytes = Buffer.from(png);
  const start = bytes.indexOf('IDAT') + 4;
  const rows = inflateSync(bytes.subarray(start, start + bytes.readUInt32BE(start - 8)));
  return Array.from({ length: size }, (_, y) =>
    rows.subarray(y * (size + 1) + 1, (y + 1) * (size + 1)),
  );
};

it('draws the mark in white on the firm’s colour', async () => {
  const png = await iconPng('#0b5f5c', size);
  const bytes = Buffer.from(png);
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([size, size]);
  const colours = bytes.subarray(bytes.indexOf('PLTE') + 4);
  expect(colours.subarray(0, 3).toString('hex')).toBe('0b5f5c');
  expect(colours.subarray(48, 51).toString('hex')).toBe('ffffff');
  const rows = pixelsOf(png);
  expect(rows[0]?.[0]).toBe(0);
  expect(rows[16]?.[16]).toBe(16);
  // The square corner is at the lower left; the other three are round.
  expect([rows[23]?.[8], rows[8]?.[8], rows[8]?.[23], rows[23]?.[23]]).toEqual([16, 0, 0, 0]);
});

it('checks each chunk as PNG asks', async () => {
  // The checksum of an empty IEND is the same in every PNG.
  expect(
    Buffer.from(await iconPng('#000000', size))
      .subarray(-4)
      .toString('hex'),
  ).toBe('ae426082');
});

it('holds the same PNG in an ICO', async () => {
  const ico = Buffer.from(await iconIco('#0b5f5c', size));
  expect(ico.subarray(0, 6).toString('hex')).toBe('000001000100');
  expect(ico.subarray(22)).toEqual(Buffer.from(await iconPng('#0b5f5c', size)));
});
