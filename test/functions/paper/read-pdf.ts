import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { z } from 'zod';

/** A field of a form as a reader of PDF shows it. */
export interface ReadField {
  id: string;
  name: string;
  type: string;
  description: string;
  value: string;
  page: number;
  /** How far from the top of its page, and from the left, in points. */
  top: number;
  left: number;
}

/** A node of the tags: an element with its role, or content or an annotation by its id. */
interface TagNode {
  role?: string;
  alt?: string;
  type?: string;
  id?: string;
  children?: TagNode[];
}

/** What pdf.js, whose types say nothing of it, gives of a link or a field. */
const widget = z.object({
  subtype: z.literal('Widget'),
  id: z.string(),
  fieldName: z.string(),
  fieldType: z.string(),
  alternativeText: z.string(),
  fieldValue: z.string().nullish(),
  rect: z.tuple([z.number(), z.number(), z.number(), z.number()]),
});
const link = z.object({ subtype: z.literal('Link'), url: z.string() });
const annotationsSchema = z.array(z.discriminatedUnion('subtype', [link, widget]));

const fieldOf = (annotation: z.infer<typeof widget>): Omit<ReadField, 'page'> => ({
  id: annotation.id,
  name: annotation.fieldName,
  type: annotation.fieldType,
  description: annotation.alternativeText,
  value: annotation.fieldValue ?? '',
  top: 842 - annotation.rect[3],
  left: annotation.rect[0],
});

const open = (bytes: Uint8Array) =>
  getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 }).promise;

/** What a PDF says, as a reader that knows nothing of Besked finds it. */
export const readPdf = async (bytes: Uint8Array) => {
  const document = await open(bytes);
  const { info } = await document.getMetadata();
  const fields: ReadField[] = [];
  const links: string[] = [];
  const texts: string[] = [];
  const roles: string[] = [];
  const tagged = new Set<string>();
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    texts.push(
      items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''),
    );
    for (const annotation of annotationsSchema.parse(await page.getAnnotations())) {
      if (annotation.subtype === 'Link') links.push(annotation.url);
      else fields.push({ ...fieldOf(annotation), page: number });
    }
    const visit = ({ role, type, id, children }: TagNode): void => {
      if (role !== undefined && role !== 'Root') roles.push(role);
      if (type === 'annotation' && id !== undefined)
        tagged.add(id.replace('pdfjs_internal_id_', ''));
      children?.forEach(visit);
    };
    const tree: TagNode | null = await page.getStructTree();
    if (tree !== null) visit(tree);
  }
  const files: { name: string; bytes: unknown }[] = [];
  for (const [id, { filename }] of (await document.getAttachments()) ?? [])
    files.push({ name: filename, bytes: await document.getAttachmentContent(id) });
  const title = 'Title' in info ? String(info.Title) : undefined;
  const language = 'Language' in info ? String(info.Language) : undefined;
  // A map, whatever the types of pdf.js say.
  const marks: unknown = await document.getMarkInfo();
  const marked = marks instanceof Map && marks.get('Marked') === true;
  await document.loadingTask.destroy();
  return {
    title,
    language,
    marked,
    pages: texts,
    text: texts.join('\n'),
    roles,
    tagged,
    fields,
    links,
    files,
  };
};

/** Fills in fields by name, as a reader does, and gives the file that it saves. */
export const fillPdf = async (
  bytes: Uint8Array,
  values: Readonly<Record<string, string | boolean>>,
): Promise<Uint8Array> => {
  const { fields } = await readPdf(bytes);
  const document = await open(bytes);
  for (const { id, name } of fields)
    if (name in values) document.annotationStorage.setValue(id, { value: values[name] });
  const saved = await document.saveDocument();
  await document.loadingTask.destroy();
  return saved;
};
