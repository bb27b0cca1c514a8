import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { contentTypeOf } from '#functions/build/content-types.ts';

/** The files of `static` as Vercel sends them: always with a type and an ETag, by default revalidated. */
export const staticFiles = (output: string): ((path: string) => Response | undefined) => {
  const folder = join(output, 'static');
  const files = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [`/${relative(folder, file).split(sep).join('/')}`, readFileSync(file)]),
  );
  return (path) => {
    const bytes = files.get(path);
    if (bytes === undefined) return undefined;
    const etag = `"${createHash('md5').update(bytes).digest('hex')}"`;
    return new Response(new Uint8Array(bytes), {
      headers: { 'content-type': contentTypeOf(path), etag },
    });
  };
};
