import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { test } from './site.ts';

/** A node of the accessibility tree, as Chromium gives it. */
const nodeSchema = z.object({
  nodeId: z.string(),
  childIds: z.array(z.string()).default([]),
  ignored: z.boolean(),
  role: z.object({ value: z.string() }).optional(),
  name: z.object({ value: z.string() }).optional(),
  description: z.object({ value: z.string() }).optional(),
  properties: z
    .array(z.object({ name: z.string(), value: z.object({ value: z.unknown().optional() }) }))
    .default([]),
});
type Node = z.output<typeof nodeSchema>;

const kinds = new Set(['button', 'radio', 'radiogroup', 'textbox', 'DisclosureTriangle']);
const states = new Set(['invalid', 'required', 'checked', 'expanded']);

/** A field on a line: role, name, states; its description on the next. */
const line = ({ role, name, description, properties }: Node): string => {
  const said = properties
    .filter(({ name: state, value }) => states.has(state) && String(value.value) !== 'false')
    .map(({ name: state }) => ` [${state}]`);
  const more = description?.value ? `\n    ${description.value}` : '';
  return `${role?.value ?? ''} "${name?.value ?? ''}"${said.join('')}${more}\n`;
};

/** Every field of a page with its name and description, in the order of the page. */
const fieldsOf = async (page: Page): Promise<string> => {
  const client = await page.context().newCDPSession(page);
  const tree = await client.send('Accessibility.getFullAXTree');
  const nodes = z.array(nodeSchema).parse(tree.nodes);
  const nodeById = new Map(nodes.map((node) => [node.nodeId, node]));
  const inOrder = (node: Node): Node[] => [
    node,
    ...node.childIds.flatMap((id) => {
      const child = nodeById.get(id);
      return child === undefined ? [] : inOrder(child);
    }),
  ];
  return nodes
    .slice(0, 1)
    .flatMap(inOrder)
    .filter(({ ignored, role }) => !ignored && kinds.has(role?.value ?? ''))
    .map(line)
    .join('');
};

for (const [name, path] of [
  ['complaint', '/klagomal/formular/'],
  ['complaint-en', '/en/complaints/form/'],
  ['question', '/'],
] as const)
  test(`assistive technology is told of the ${name} form what it was told before`, async ({
    page,
    url,
  }) => {
    await page.goto(url + path);
    // Wanted otherwise? npm test -- browser test/browser/tree.spec.ts -u, and read what has changed.
    await expect(page.locator('main form')).toMatchAriaSnapshot({ name: `${name}.aria.yml` });
    for (const part of await page.locator('summary').all()) await part.click();
    expect(await fieldsOf(page)).toMatchSnapshot(`${name}-fields.txt`);
    await page.locator('main form button[type=submit]').click();
    await expect(page.locator('#error-summary')).toBeFocused();
    expect(await fieldsOf(page)).toMatchSnapshot(`${name}-fields-with-errors.txt`);
  });
