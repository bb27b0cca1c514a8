import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'zod';

/** The pages of `content/pages/<language>/`; an entry's id is "sv/arn". Keys: `content/README.md`. */
const pages = defineCollection({
  loader: glob({ base: './content/pages', pattern: '*/*.mdx' }),
  schema: z.strictObject({
    title: z.string().min(1),
    description: z.string().min(1).max(200),
    updated: z.date(),
    checked: z.date(),
    checkedBy: z.string().min(1),
    lawChecked: z.date().optional(),
    needsReview: z.array(z.string()).optional(),
  }),
});

export const collections = { pages };
