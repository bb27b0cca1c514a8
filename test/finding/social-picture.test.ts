import { describe, expect, it } from 'vitest';
import { paintedPicture, pictureSize, socialPicture } from '#src/finding/social-picture.ts';

const words = { title: 'Så klagar du på oss', firm: 'Kameo', colour: '#0b5f5c' };
const long = 'Ett mycket långt namn på en sida som ingen hade tänkt sig '.repeat(3).trim();

/** A PNG's width, height and kind of colours (6: red, green, blue and how much is seen of them), from its first chunk. */
const headOf = (png: Uint8Array) => {
  const view = new DataView(png.buffer);
  return { width: view.getUint32(16), height: view.getUint32(20), colours: view.getUint8(25) };
};

describe('a picture beside a link', () => {
  it('has the size that is asked for, few bytes, and the same ones each time', async () => {
    const png = await paintedPicture(socialPicture(words));
    expect([...png.slice(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    expect(headOf(png)).toEqual({ ...pictureSize, colours: 6 });
    expect(png.length).toBeLessThan(60_000);
    expect(await paintedPicture(socialPicture(words))).toEqual(png);
  });

  it('is named after all that is in it', () => {
    const { name } = socialPicture(words);
    expect(name).toMatch(/^[\da-f]{10}$/);
    expect(socialPicture({ ...words }).name).toBe(name);
    for (const changed of [{ title: 'Annat' }, { firm: 'Annan' }, { colour: '#0b5f5d' }])
      expect(socialPicture({ ...words, ...changed }).name).not.toBe(name);
  });

  it('asks for no font and holds no text: outlines look the same everywhere', () => {
    const { svg } = socialPicture({ ...words, title: 'Å & <b>' });
    expect(svg).not.toMatch(/<text|font|&|Å/);
    expect(svg).toContain('fill="#0b5f5c"');
  });

  it.each([words.title, long, 'Ettordsomärlängreänallt'.repeat(4), ''])(
    'keeps a title of any length on it: "%s"',
    (title) => {
      const { svg } = socialPicture({ ...words, title });
      const lines = svg.matchAll(/<g [^>]*translate\(\S+ (\S+)\) scale\((\S+) \S+\)">(.*?)<\/g>/g);
      const heights = Array.from(lines, ([, y = '', scale = '', paths = '']) =>
        Array.from(
          paths.matchAll(/[ML]-?[\d.]+ (-?[\d.]+)/g),
          ([, up]) => Number(y) - Number(scale) * Number(up),
        ),
      ).flat();
      expect(Math.min(...heights)).toBeGreaterThan(0);
      expect(Math.max(...heights)).toBeLessThan(pictureSize.height);
    },
  );
});
