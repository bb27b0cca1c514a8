import { fileURLToPath } from 'node:url';
import { budgetLines, functionSizes, overBudget } from '#functions/build/vercel-budget.ts';
import { writeVercelOutput } from '#functions/build/vercel-output.ts';
import { vercelRuntime } from '#functions/build/vercel-runtime.ts';

/** `npm run build:vercel`: packs the built site for Vercel, and says what each function weighs. */
const output = '.vercel/output';
await writeVercelOutput({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  built: '.build',
  output,
  runtime: vercelRuntime,
});
const sizes = await functionSizes(output);
process.stdout.write(`${output}, for ${vercelRuntime}\n${budgetLines(sizes).join('\n')}\n`);
for (const { name } of overBudget(sizes)) {
  process.stderr.write(`The function ${name} is larger than 1 MB after gzip.\n`);
  process.exitCode = 1;
}
